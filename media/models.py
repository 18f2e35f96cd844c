from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from media.encoding import LightFilter
from media.fields import CleanImageField
from media.pictures import SHOWN


class CustomImage(AbstractImage):
    """A picture. What it shows is said in words (`description`) for people who cannot see it."""

    file = CleanImageField.in_place_of(AbstractImage._meta.get_field("file"))
    credit = models.CharField(
        _("credit"), max_length=150, blank=True, help_text=_("Who took or drew it, for example: Ward police.")
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def generate_rendition_file(self, filter, *, source=None):  # noqa: A002 (Wagtail's name)
        """What pages show is made by a filter of our own, all else as Wagtail does."""
        if filter.spec in SHOWN:
            filter = LightFilter(filter.spec)  # noqa: A001
        return super().generate_rendition_file(filter, source=source)


class CustomRendition(AbstractRendition):
    image = models.ForeignKey(CustomImage, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        indexes = [models.Index(fields=["file"], name="rendition_file")]  # by which the view looks it up


class CustomDocument(AbstractDocument):
    """A PDF file to download."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
