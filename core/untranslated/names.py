"""The name of a model that its own package gave none: Django makes one of the class, in English."""

from django.utils.translation import gettext_lazy as _


def name_translations():
    """Name them for lists that count them. What migrations compare stays as it is."""
    from wagtail_localize.models import Translation

    Translation._meta.verbose_name = _("translation")
    Translation._meta.verbose_name_plural = _("translations")
