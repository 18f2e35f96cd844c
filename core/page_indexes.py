"""Indexes of Wagtail's own table of pages, which no model of ours can name.

No migration makes them: on SQLite one of Wagtail's that changes the table makes it anew, without what Wagtail
does not know of.
"""

from django.db import connection
from wagtail.models import Page

PARENT = f"SUBSTR(path, 1, LENGTH(path) - {Page.steplen})"  # as `core.explorer.children` asks for it
# As `core.translating.sources` asks for it. Along an index of the column itself SQLite would read all pages
# of a language where another index finds a few.
LANGUAGE = "locale_id + 0"
BY_DAY = "latest_revision_created_at DESC{nulls_last}, id DESC"
INDEXES = {
    # For the menu, and for the root of all trees: the few pages above those of lists.
    "pages_near_the_root": "(depth) WHERE depth < 4",
    # For the explorer, one for each of its orders.
    "pages_of_a_parent_by_day": f"(({PARENT}), {BY_DAY})",
    "pages_of_a_parent_by_title": f"(({PARENT}), title, id)",
    "pages_of_a_parent_by_type": f"(({PARENT}), content_type_id, id)",
    "pages_of_a_parent_by_state": f"(({PARENT}), live, id)",
    # For the table of translations.
    "pages_of_a_language_by_day": f"(({LANGUAGE}), {BY_DAY})",
    "pages_of_a_type_by_day": f"(({LANGUAGE}), content_type_id, {BY_DAY})",
}


def make_page_indexes():
    """Make those that are missing. Safe to repeat."""
    nulls_last = "" if connection.vendor == "sqlite" else " NULLS LAST"  # which SQLite does by itself
    with connection.cursor() as cursor:
        for name, what in INDEXES.items():
            columns = what.format(nulls_last=nulls_last)
            cursor.execute(f"CREATE INDEX IF NOT EXISTS {name} ON wagtailcore_page {columns}")
