"""What a campaign has several of: each a row of its own."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from campaigns.choices import Direction, Measure, SupportKind, TaskState
from core.models import CHOICES_IN_SOURCE_LANGUAGE, PictureRow


class CampaignTopic(TranslatableMixin, Orderable):
    page = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="campaign_topics")
    topic = models.ForeignKey(
        "topics.Topic",
        verbose_name=_("topic"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to=CHOICES_IN_SOURCE_LANGUAGE,
    )

    panels = [FieldPanel("topic", widget=forms.Select, help_text=_("Choose one from the list."))]
    override_translatable_fields = [SynchronizedField("topic")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("topic of a campaign")


class CampaignTask(TranslatableMixin, Orderable):
    """What one body has to do, until when, and how far it is."""

    page = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="tasks")
    organisation = models.ForeignKey(
        "campaigns.Organisation",
        verbose_name=_("body"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to=CHOICES_IN_SOURCE_LANGUAGE,
        help_text=_("Who does it. Choose one from the list."),
    )
    text = models.CharField(
        pgettext_lazy("campaign", "task"),
        max_length=300,
        help_text=_("One sentence that begins with what is done."),
    )
    due_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("Leave empty if it lasts as long as the campaign.")
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=TaskState.choices,
        default=TaskState.UNDER_WAY,
        help_text=_("How far it is."),
    )

    panels = [
        FieldPanel("organisation", widget=forms.Select),
        FieldPanel("text"),
        FieldPanel("due_on"),
        FieldPanel("state"),
    ]
    override_translatable_fields = [
        SynchronizedField("organisation"),
        SynchronizedField("due_on"),
        SynchronizedField("state"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("task in a campaign")


class CampaignMilestone(TranslatableMixin, Orderable):
    page = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="milestones")
    date = models.DateField(_("day"), help_text=_("The day itself, or the last day of a period."))
    title = models.CharField(_("milestone"), max_length=150, help_text=_("A few words: what happens."))
    text = models.CharField(
        _("explanation"), max_length=300, blank=True, help_text=_("One sentence more, or leave it empty.")
    )

    panels = [FieldPanel("date"), FieldPanel("title"), FieldPanel("text")]
    override_translatable_fields = [SynchronizedField("date")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("milestone of a campaign")


class CampaignTarget(TranslatableMixin, Orderable):
    page = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="targets")
    measure = models.CharField(
        _("what is counted"), max_length=10, choices=Measure.choices, help_text=_("Choose one from the list.")
    )
    value = models.PositiveBigIntegerField(_("target"), help_text=_("The number for the whole city."))
    due_on = models.DateField(_("until"), help_text=_("The day by which it is to be reached."))

    panels = [FieldPanel("measure"), FieldPanel("value"), FieldPanel("due_on")]
    override_translatable_fields = [
        SynchronizedField("measure"),
        SynchronizedField("value"),
        SynchronizedField("due_on"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("target of a campaign")


class CampaignSupport(TranslatableMixin, Orderable):
    """Support for households in hardship: a count, never a name."""

    page = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="support")
    direction = models.CharField(
        _("raised or given"),
        max_length=10,
        choices=Direction.choices,
        default=Direction.GIVEN,
        help_text=_("Raised: it came in. Given: it reached people."),
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=SupportKind.choices, help_text=_("What is counted.")
    )
    count = models.PositiveBigIntegerField(_("how many"), help_text=_("A whole number."))
    date = models.DateField(_("day"), help_text=_("The day it was raised or given, or last counted."))
    ward = models.ForeignKey(
        "wards.Ward",
        verbose_name=_("ward"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Leave empty for the whole city."),
    )
    note = models.CharField(
        _("in words"),
        max_length=200,
        blank=True,
        help_text=_("For example: visits after the launch. No names, nothing by which a household is known."),
    )

    panels = [
        FieldPanel("direction"),
        FieldPanel("kind"),
        FieldPanel("count"),
        FieldPanel("date"),
        FieldPanel("ward"),
        FieldPanel("note"),
    ]
    override_translatable_fields = [
        SynchronizedField(name) for name in ("direction", "kind", "count", "date", "ward")
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("support in a campaign")


class CampaignRelated(TranslatableMixin, Orderable):
    """A warning, guide or meeting that belongs to a campaign."""

    page = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="related")
    target = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Choose a warning, a guide or a meeting."),
    )

    panels = [
        PageChooserPanel("target", ["alerts.AlertPage", "guides.GuidePage", "wards.MeetingPage"]),
    ]
    override_translatable_fields = [SynchronizedField("target")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("page of a campaign")


class CampaignPicture(PictureRow):
    page = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="pictures")

    class Meta(PictureRow.Meta):
        abstract = False
        verbose_name = _("picture of a campaign")
