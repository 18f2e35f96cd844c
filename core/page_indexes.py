"""Indexes of Wagtail's own table of pages, which no model of ours can name.

No migration makes them: on SQLite one of Wagtail's that changes the table makes it anew, without what Wagtail
does not know of.
"""

from django.db import connection

COLUMNS = {"pages_by_depth": "depth"}  # for the menu, and for the root of all trees


def make_page_indexes():
    """Make those that are missing. Safe to repeat."""
    with connection.cursor() as cursor:
        for name, columns in COLUMNS.items():
            cursor.execute(f"CREATE INDEX IF NOT EXISTS {name} ON wagtailcore_page ({columns})")
