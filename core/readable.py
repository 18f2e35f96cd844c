from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction


def readable(pages):
    """Narrow to live pages under no view restriction. Wagtail's `public()` asks the database once more."""
    return pages.live().filter(~_is_restricted())


def with_restrictions(pages):
    """Give each of `pages` its `is_restricted`: whether it stands under a view restriction."""
    return pages.annotate(is_restricted=_is_restricted())


def _is_restricted():
    here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return Exists(PageViewRestriction.objects.annotate(here=here).filter(here__startswith=F("page__path")))
