from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin


class PictureRow(TranslatableMixin, Orderable):
    """One of several pictures of a page, with a line under it. The kind of row adds `page`."""

    image = models.ForeignKey(
        "media.CustomImage",
        verbose_name=_("picture"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Its description is read to people who cannot see it."),
    )
    caption = models.CharField(
        _("caption"), max_length=200, blank=True, help_text=_("One line under it: what it shows.")
    )

    panels = [FieldPanel("image"), FieldPanel("caption")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True
