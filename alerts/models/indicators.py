"""The numbers, links and names that scams used, as readers look them up."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from channels import lookup
from core import identifiers
from core.choices import label_of
from core.identifiers import links


class AlertIndicator(TranslatableMixin, Orderable):
    """A number, link, account or name that the scam used. What readers look up is compared with `normal`,
    and what stands on the same domain with `domain`."""

    page = ParentalKey("alerts.AlertPage", on_delete=models.CASCADE, related_name="indicators")
    kind = models.CharField(_("what it is"), max_length=10, choices=identifiers.Kind.choices)
    value = models.CharField(_("as it was seen"), max_length=300)
    normal = models.CharField(max_length=300, editable=False, db_index=True)
    domain = models.CharField(max_length=253, editable=False, blank=True, db_index=True)

    panels = [
        FieldPanel("kind", help_text=_("It decides how it is compared with what readers look up.")),
        FieldPanel(
            "value",
            help_text=_("Copy it as it was seen. Only what the scammer used, never a victim's own number."),
        ),
    ]
    override_translatable_fields = [SynchronizedField("value")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("indicator of a scam")

    def clean(self):
        super().clean()
        if not (self.kind and self.value):
            return  # a draft may lack them
        try:
            found = identifiers.read_as(self.kind, self.value)
        except ValueError as error:
            raise ValidationError({"value": str(error)}) from None
        if self.kind == identifiers.Kind.LINK and links.is_too_wide(found.normal):
            raise ValidationError(
                {"value": _("Thousands share this site. Give the whole link, with what follows.")}
            )
        if own := lookup.covered(found):
            text = _("This is an official channel: %(name)s. What is official cannot be part of a warning.")
            raise ValidationError({"value": text % {"name": own[0].source.name}})

    def save(self, *args, **kwargs):
        self.normal, self.domain = self.compared()
        super().save(*args, **kwargs)

    def compared(self):
        """Return what it is found by; nothing where an old revision holds what is no longer taken."""
        try:
            found = identifiers.read_as(self.kind, self.value)
        except ValueError:
            return "", ""
        if links.is_mail(found.normal):
            return found.normal, ""  # of who provides mail thousands have an address
        return found.normal, next(iter(found.domains), "")

    def get_kind_display(self):
        return label_of(identifiers.Kind, self.kind)

    @property
    def shown(self):
        """The value with nothing in it to click or to call."""
        return identifiers.shown(self.value)
