from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from wards.forms import WardPageForm
from wards.own import is_own, own_wards


class WardPageMixin(models.Model):
    """A page that belongs to one ward, or to the whole city when its ward is empty."""

    ward = models.ForeignKey(
        "wards.Ward",
        verbose_name=_("ward"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The ward, commune or zone it is about. Leave empty if it is about the whole city."),
    )

    base_form_class = WardPageForm
    ward_panel = FieldPanel("ward")

    class Meta:
        abstract = True

    @property
    def search_wards(self):
        return [self.ward_id] if self.ward_id else []

    def is_own_of(self, user):
        return is_own(self, user)

    @classmethod
    def may_be_begun_by(cls, user):
        return bool(own_wards(user))
