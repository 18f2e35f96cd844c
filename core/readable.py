from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Subquery
from wagtail.models import Page, PageViewRestriction


def readable(pages):
    """Narrow to live pages under no view restriction. Wagtail's `public()` asks the database once more."""
    return pages.live().filter(~_is_restricted())


def with_restrictions(pages):
    """Give each of `pages` its `is_restricted`: whether it stands under a view restriction."""
    return pages.annotate(is_restricted=_is_restricted())


def _is_restricted():
    here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    # Not by a join: SQLite would begin it with all pages, once for each of `pages`.
    above = Subquery(Page.objects.order_by().filter(pk=OuterRef("page_id")).values("path"))
    covering = PageViewRestriction.objects.annotate(here=here, above=above).filter(
        here__startswith=F("above")
    )
    return Exists(covering)
