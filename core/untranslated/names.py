"""What wagtail-localize writes in English without a message: the name of a model, and dates."""

import wagtail_localize.compat
from django.utils.translation import gettext_lazy as _

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
