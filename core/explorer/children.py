"""The pages below one, along an index in each order that the explorer offers (`core.page_indexes`).

Wagtail asks for the beginning of their path, which no index can give in another order than the path's.
"""

from django.db.models import CharField, F, Func
from wagtail.models import Page

UPDATED = F("latest_revision_created_at")
ORDERS = {  # the page's own number decides between equals, so that none stands on two pages of a list
    "latest_revision_created_at": (UPDATED.asc(nulls_first=True), "pk"),
    "-latest_revision_created_at": (UPDATED.desc(nulls_last=True), "-pk"),
    "title": ("title", "pk"),
    "-title": ("-title", "-pk"),
    "content_type__model": ("content_type_id", "pk"),
    "-content_type__model": ("-content_type_id", "-pk"),
    "live": ("live", "pk"),
    "-live": ("-live", "-pk"),
}


class ParentPath(Func):
    """The path of the page above, in the very words of the indexes: a parameter would not match them."""

    template = f"SUBSTR(%(expressions)s, 1, LENGTH(%(expressions)s) - {Page.steplen})"
    output_field = CharField()


def children_of(parent):
    return Page.objects.alias(parent_path=ParentPath("path")).filter(parent_path=parent.path)
