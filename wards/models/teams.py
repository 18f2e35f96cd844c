"""The 3-in-1 team of a ward as readers see it. Two people publish it, like everything they read."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from core.dates import hours_in_words
from core.identifiers import Kind, normalise
from core.models import ReviewedSnippet
from core.panels import ReadinessPanel
from wards.forms import WardTeamForm
from wards.team_findings import team_findings


class WardTeam(ReviewedSnippet, ClusterableModel):
    """A ward's "Tổ công tác 3 trong 1: Lắng nghe – Tuyên truyền – Hỗ trợ người dân"."""

    ward = models.ForeignKey(
        "wards.Ward",
        verbose_name=_("ward"),
        on_delete=models.PROTECT,
        related_name="teams",
        help_text=_("By the name it has had since July 2025."),
    )
    set_up_on = models.DateField(
        _("set up on"), null=True, blank=True, help_text=_("The day of the decision. Leave empty until then.")
    )
    rules_on = models.DateField(
        _("rules issued on"),
        null=True,
        blank=True,
        help_text=_("The day the rules of operation were issued. Leave empty until then."),
    )
    rules = RichTextField(
        _("rules of operation"),
        features=["ul", "ol", "bold", "document-link"],
        blank=True,
        help_text=_("The main points in plain words. The whole text can be linked as a document."),
    )
    listening = models.TextField(
        _("Listening"), blank=True, help_text=_("How the team listens to people here. One task a line.")
    )
    telling = models.TextField(
        _("Telling"), blank=True, help_text=_("What the team explains to people here. One task a line.")
    )
    helping = models.TextField(
        _("Helping"), blank=True, help_text=_("Whom the team helps here, and with what. One task a line.")
    )
    how_to_ask = models.TextField(
        _("how to ask the team to come"),
        blank=True,
        help_text=_("Whom to tell, where, at what hours. An office, never a private number."),
    )

    is_sample = models.BooleanField(default=False, editable=False)

    base_form_class = WardTeamForm
    panels = [
        ReadinessPanel(),
        FieldPanel("ward"),
        MultiFieldPanel(
            [FieldPanel("set_up_on"), FieldPanel("rules_on"), FieldPanel("rules")], heading=_("The team")
        ),
        InlinePanel(
            "members",
            heading=_("Members"),
            label=_("Body"),
            help_text=_("One row for each body that sends people, by office, never by name."),
        ),
        MultiFieldPanel(
            [FieldPanel("listening"), FieldPanel("telling"), FieldPanel("helping")],
            heading=pgettext_lazy("team", "Tasks"),
        ),
        FieldPanel("how_to_ask"),
        InlinePanel(
            "days",
            heading=_("When and where next"),
            label=_("Day"),
            help_text=_("One row for each day on which people can meet the team."),
        ),
        InlinePanel(
            "contact_points",
            heading=_("Contact points"),
            label=_("Contact point"),
            help_text=_("One row for each office where people can go or call."),
        ),
    ]
    override_translatable_fields = [
        SynchronizedField("ward"),
        SynchronizedField("set_up_on"),
        SynchronizedField("rules_on"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("3-in-1 team")
        verbose_name_plural = _("3-in-1 teams")
        ordering = ["ward__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["ward", "locale"],
                name="one_team_per_ward",
                violation_error_message=_("This ward has its page already. Open that one."),
            )
        ]

    def __str__(self):
        return str(self.ward)

    def get_absolute_url(self):
        return self.ward.get_absolute_url()

    @property
    def people(self):
        return sum(member.people for member in self.members.all())

    @property
    def coming_days(self):
        """The days that are not over, the next one first."""
        now = timezone.now()
        days = (day for day in self.days.all() if day.ends_at > now)
        return sorted(days, key=lambda day: day.starts_at)

    @property
    def verbs(self):
        """What the team does: (verb, what that is anywhere, its tasks here) for each of the three."""
        return [
            (
                _("Listening"),
                _("It hears what worries people, at home and outside."),
                self.listening,
            ),
            (_("Telling"), _("It explains how scammers work and how to install the app."), self.telling),
            (_("Helping"), _("It stands by people in hardship and people who were cheated."), self.helping),
        ]

    def own_findings(self):
        return team_findings(self)


class TeamMember(TranslatableMixin, Orderable):
    """A body that sends people to the team: how many, and how many of them know the app."""

    team = ParentalKey(WardTeam, on_delete=models.CASCADE, related_name="members")
    office = models.CharField(
        _("body and office"), max_length=150, help_text=_("For example: Ward police. Never a person's name.")
    )
    people = models.PositiveSmallIntegerField(
        _("people"), default=1, help_text=_("How many of its people are in the team.")
    )
    trained = models.PositiveSmallIntegerField(
        _("trained on the app"),
        default=0,
        help_text=_("How many of them were trained on the app. Only staff see this."),
    )

    panels = [FieldPanel("office"), FieldPanel("people"), FieldPanel("trained")]
    override_translatable_fields = [SynchronizedField("people"), SynchronizedField("trained")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("members of a team")

    def clean(self):
        super().clean()
        if self.people is not None and self.trained is not None and self.trained > self.people:
            raise ValidationError({"trained": _("More were trained than there are people.")})


class TeamDay(TranslatableMixin, Orderable):
    """When and where people can meet the team. One that is over is no longer shown."""

    team = ParentalKey(WardTeam, on_delete=models.CASCADE, related_name="days")
    starts_at = models.DateTimeField(_("from"), help_text=_("Day and hour."))
    ends_at = models.DateTimeField(_("until"), help_text=_("Day and hour."))
    place = models.CharField(
        _("place"), max_length=200, help_text=_("A place people know, for example a neighbourhood hall.")
    )

    panels = [FieldPanel("starts_at"), FieldPanel("ends_at"), FieldPanel("place")]
    override_translatable_fields = [SynchronizedField("starts_at"), SynchronizedField("ends_at")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("day of a team")

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("It would end before it begins.")})

    @property
    def hours(self):
        return hours_in_words(self.starts_at, self.ends_at)


class ContactPoint(TranslatableMixin, Orderable):
    """An office where people can go or call, and the day on which somebody last tried it."""

    team = ParentalKey(WardTeam, on_delete=models.CASCADE, related_name="contact_points")
    name = models.CharField(_("office"), max_length=150, help_text=_("For example: Ward police station."))
    address = models.CharField(
        _("address"), max_length=200, blank=True, help_text=_("Number, street, neighbourhood.")
    )
    phone = models.CharField(
        _("phone"), max_length=20, blank=True, help_text=_("The number of the office, never of a person.")
    )
    hours = models.CharField(
        _("hours"), max_length=100, blank=True, help_text=_("For example: day and night.")
    )
    checked_on = models.DateField(
        _("checked on"),
        default=timezone.localdate,
        help_text=_("The day somebody last went there or called."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("address"),
        FieldPanel("phone"),
        FieldPanel("hours"),
        FieldPanel("checked_on"),
    ]
    override_translatable_fields = [SynchronizedField("phone"), SynchronizedField("checked_on")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("contact point")

    def clean(self):
        super().clean()
        if self.phone:
            try:
                normalise(Kind.PHONE, self.phone)
            except ValueError as error:
                raise ValidationError({"phone": str(error)}) from None

    @property
    def href(self):
        """Where one tap on the number leads."""
        try:
            return f"tel:{normalise(Kind.PHONE, self.phone)}" if self.phone else ""
        except ValueError:
            return ""
