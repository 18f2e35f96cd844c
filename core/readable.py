from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction


def readable(pages):
    """Narrow to live pages under no view restriction. Wagtail's `public()` asks the database once more."""
    here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    covering = PageViewRestriction.objects.annotate(here=here).filter(here__startswith=F("page__path"))
    return pages.live().filter(~Exists(covering))
