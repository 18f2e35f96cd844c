"""What a warning has several of: each a row of its own."""

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from alerts.choices import ContactMethod
from core.choices import label_of
from core.models import CHOICES_IN_SOURCE_LANGUAGE


class AlertContactMethod(TranslatableMixin, Orderable):
    page = ParentalKey("alerts.AlertPage", on_delete=models.CASCADE, related_name="contact_methods")
    method = models.CharField(_("way"), max_length=10, choices=ContactMethod.choices)

    panels = [FieldPanel("method", help_text=_("By what the scammer first speaks to people."))]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("contact method of a warning")
        indexes = [models.Index(fields=["method", "page"])]

    def get_method_display(self):
        return label_of(ContactMethod, self.method)


class AlertTargetGroup(TranslatableMixin, Orderable):
    page = ParentalKey("alerts.AlertPage", on_delete=models.CASCADE, related_name="target_groups")
    group = models.ForeignKey(
        "topics.TargetGroup",
        verbose_name=_("group"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to=CHOICES_IN_SOURCE_LANGUAGE,
    )

    panels = [FieldPanel("group", widget=forms.Select, help_text=_("Choose one from the list."))]
    override_translatable_fields = [SynchronizedField("group")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("target group of a warning")


class AlertWard(TranslatableMixin, Orderable):
    page = ParentalKey("alerts.AlertPage", on_delete=models.CASCADE, related_name="wards")
    ward = models.ForeignKey("wards.Ward", verbose_name=_("ward"), on_delete=models.PROTECT, related_name="+")

    panels = [FieldPanel("ward", help_text=_("By the name it has had since July 2025."))]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("ward of a warning")


class AlertUpdate(TranslatableMixin, Orderable):
    """What changed in a warning that readers had already seen, and on which day."""

    page = ParentalKey("alerts.AlertPage", on_delete=models.CASCADE, related_name="updates")
    date = models.DateField(_("day"), default=timezone.localdate)
    text = models.CharField(_("what changed"), max_length=300)

    panels = [
        FieldPanel("date", help_text=_("The day of the change. It is today already.")),
        FieldPanel("text", help_text=_("One sentence, for example: They now also call by video.")),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("update of a warning")


class AlertLoss(TranslatableMixin, Orderable):
    page = ParentalKey("alerts.AlertPage", on_delete=models.CASCADE, related_name="losses")
    advice = models.ForeignKey(
        "topics.LossAdvice",
        verbose_name=_("what was lost"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to=CHOICES_IN_SOURCE_LANGUAGE,
    )

    panels = [FieldPanel("advice", widget=forms.Select, help_text=_("Choose one from the list."))]
    override_translatable_fields = [SynchronizedField("advice")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("loss by a scam")
