"""Results of campaigns: numbers on sheets, each sheet published by a second person like a page."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin, WorkflowMixin

from campaigns.choices import Measure
from core.models import CHOICES_IN_SOURCE_LANGUAGE


class ResultSheet(WorkflowMixin, DraftStateMixin, RevisionMixin, models.Model):
    """Results that came in together, from a form or a CSV file. Its rows never change: a mistake is
    mended by a newer sheet, whose number for the same day, place and measure then counts."""

    campaign = models.ForeignKey(
        "campaigns.CampaignPage",
        verbose_name=_("campaign"),
        on_delete=models.CASCADE,
        related_name="result_sheets",
        limit_choices_to=CHOICES_IN_SOURCE_LANGUAGE,
        help_text=_("The campaign whose results these are."),
    )
    title = models.CharField(
        _("name of the sheet"), max_length=150, help_text=_("For example: Results up to 15 October 2025.")
    )
    source = models.CharField(
        _("where the numbers come from"),
        max_length=200,
        help_text=_("For example: weekly report of the ward police. Readers see it below the chart."),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    # Of the preview it was taken in from, so that none comes in twice.
    preview = models.UUIDField(null=True, unique=True, editable=False)

    panels = [FieldPanel("campaign"), FieldPanel("title"), FieldPanel("source")]

    class Meta:
        verbose_name = _("sheet of results")
        verbose_name_plural = _("sheets of results")
        ordering = ["-pk"]

    def __str__(self):
        return self.title

    review_template = "campaigns/admin/review_rows.html"

    @property
    def shown_rows(self):
        """Its results as the back office lists them."""
        return self.rows.select_related("ward").order_by("date", "ward__sort_key", "measure")


class Result(models.Model):
    """How much of `measure` there was in all from the campaign's first day up to and with `date`."""

    sheet = models.ForeignKey(ResultSheet, on_delete=models.CASCADE, related_name="rows")
    measure = models.CharField(_("what is counted"), max_length=10, choices=Measure.choices)
    ward = models.ForeignKey(
        "wards.Ward",
        verbose_name=_("ward"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    date = models.DateField(_("day"))
    value = models.BigIntegerField(_("total so far"), validators=[MinValueValidator(0)])

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        default_permissions = ()
        indexes = [models.Index(fields=["measure", "ward", "date"])]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "measure", "ward", "date"], name="one_result_per_sheet_ward_and_day"
            ),
            models.UniqueConstraint(
                fields=["sheet", "measure", "date"],
                condition=models.Q(ward=None),
                name="one_result_per_sheet_and_day",
            ),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="no_result_below_nought"),
        ]

    def __str__(self):
        return f"{self.get_measure_display()}, {self.date}: {self.value}"

    @property
    def measure_label(self):
        return self.get_measure_display()
