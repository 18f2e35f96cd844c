"""Indexes of Wagtail's own table of pages, which no model of ours can name.

No migration makes them: on SQLite one of Wagtail's that changes the table makes it anew, without what Wagtail
does not know of.
"""

from django.db import connection

# For the menu, and for the root of all trees: the few pages above those of lists.
INDEXES = {"pages_near_the_root": "(depth) WHERE depth < 4"}


def make_page_indexes():
    """Make those that are missing. Safe to repeat."""
    with connection.cursor() as cursor:
        for name, what in INDEXES.items():
            cursor.execute(f"CREATE INDEX IF NOT EXISTS {name} ON wagtailcore_page {what}")
