"""What Wagtail and wagtail-localize write in English, or as “None”, without a message: names, and dates."""

import wagtail_localize.compat
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

ROOT = "Toàn bộ website"  # a title is content: staff may give it another

DATE_FORMAT = "%d/%m/%Y"


def name_translations():
    """Name them for lists that count them. What migrations compare stays as it is."""
    from wagtail_localize.models import Translation

    Translation._meta.verbose_name = _("translation")
    Translation._meta.verbose_name_plural = _("translations")


def write_dates_in_digits():
    """To be called before anybody imports the editor, which takes the format from there."""
    from wagtail_localize import models

    wagtail_localize.compat.DATE_FORMAT = models.DATE_FORMAT = DATE_FORMAT


def name_root():
    """Give the page above every site, which Wagtail makes as “Root”, a name. Safe to repeat."""
    Page.objects.filter(depth=1, title="Root").update(title=ROOT, draft_title=ROOT)


def name_found_pages():
    """Wagtail's search for pages counts “1-1 of 1 None”."""
    from wagtail.admin.views.pages.search import SearchView

    SearchView.verbose_name = Page._meta.verbose_name
    SearchView.verbose_name_plural = Page._meta.verbose_name_plural
