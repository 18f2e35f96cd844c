import re
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from alerts.choices import EndReason, Severity
from alerts.drawn import DrawnMixin
from alerts.feeds.routes import AlertFeedsMixin, IndexFeedsMixin
from alerts.forms import AlertFilterForm
from alerts.models.banners import banner_findings
from alerts.models.life import AlertManager, LifeMixin
from alerts.models.silence import NoSilenceMixin
from alerts.panels import ALERT_PANELS, LifePanel
from core.blocks import StoryBlock
from core.choices import label_of
from core.fields import StreamField
from core.generation import remembered
from core.listing import up_to_most
from core.models import CHOICES_IN_SOURCE_LANGUAGE, BasePage, ListingMixin
from core.page_cache.boundaries import soonest
from core.panels import GoLivePanel
from core.readable import readable
from core.readiness import Finding
from core.rows import load_rows
from core.search import FoldedSearchField, sources
from core.shown import shown
from core.structured import moment, news_article
from topics.models import LossAdvice, TargetGroup

REVIEW_AFTER = timedelta(days=60)
READ_ALOUD_SENTENCES = 3
RELATED, MOST_ALIKE = 3, 60  # of a kind: of older ones hardly any still holds
ROWS = {  # of a page, and what they point to
    **{"contact_methods": (), "updates": (), "indicators": (), "cards": (), "wards": ("ward",)},
    **{"target_groups": ("group__translation_key",), "losses": ("advice__translation_key",)},
}


def default_review_date():
    return timezone.localdate() + REVIEW_AFTER


def at_most_three_sentences(text):
    sentences = [part for part in re.split(r"[.!?…]+(?:\s|$)", text) if part.strip()]
    if len(sentences) > READ_ALOUD_SENTENCES:
        raise ValidationError(_("At most three sentences, so that it can be read aloud in one breath."))


class AlertIndexPage(IndexFeedsMixin, RoutablePageMixin, ListingMixin, BasePage):
    """Every warning, newest first, by kind of scam, contact method and severity."""

    kept_parameters = (*ListingMixin.kept_parameters, *AlertFilterForm.base_fields)
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["alerts.AlertPage"]

    class Meta:
        verbose_name = _("list of warnings")

    def get_listing(self, request):
        form = AlertFilterForm(request.GET)
        return self._alerts(form, ended=form.shows_ended)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        form = context["filter"] = AlertFilterForm(request.GET)
        context["in_other_list"] = up_to_most(self._alerts(form, ended=not form.shows_ended))
        return context

    def _alerts(self, form, *, ended):
        alerts = past_alerts() if ended else newest_alerts()
        return form.apply(alerts.child_of(self))


def newest_alerts():
    """Live warnings that hold now, with what a card of one shows, newest first."""
    return _to_list(AlertPage.objects.active())


def past_alerts():
    """Live warnings that have ended, newest first."""
    return _to_list(AlertPage.objects.past())


def listed_alerts():
    """Live warnings, those that hold now first."""
    return _to_list(AlertPage.objects.all()).active_first()


def _to_list(alerts):
    alerts = readable(alerts).with_ends().defer_streamfields().order_by("-issued_on", "-pk")
    return alerts.prefetch_related("contact_methods")


def next_end():
    """Return the moment at which the next warning ends by itself, or None."""
    return soonest(AlertPage.objects.leading, "ends_at")(timezone.now())


@remembered(until=next_end)
def _of_one_kind(locale_id, scam_type_id):
    alike = readable(AlertPage.objects.filter(locale=locale_id, scam_type=scam_type_id))
    newest = AlertPage.objects.filter(pk__in=alike.order_by("-issued_on", "-pk").values("pk")[:MOST_ALIKE])
    return list(newest.with_ends().defer_streamfields().active_first()[: RELATED + 1])


class AlertPage(DrawnMixin, AlertFeedsMixin, RoutablePageMixin, LifeMixin, NoSilenceMixin, BasePage):
    """A warning to citizens about one trick: how it goes, how to see through it, what to do."""

    parent_page_types = ["alerts.AlertIndexPage"]
    subpage_types = []
    share_type = "article"
    search_kind = sources.Kind("canh-bao", _("Warnings"))

    severity = models.CharField(
        _("severity"),
        max_length=10,
        choices=Severity.choices,
        default=Severity.HIGH,
        help_text=_("Urgent: many people are being cheated right now."),
    )
    scam_type = models.ForeignKey(
        "topics.ScamType",
        verbose_name=_("kind of scam"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to=CHOICES_IN_SOURCE_LANGUAGE,
    )
    issued_on = models.DateField(_("issued on"), default=timezone.localdate)
    review_on = models.DateField(
        _("review on"),
        default=default_review_date,
        help_text=_("The day somebody checks whether this is still true."),
    )
    read_aloud = models.TextField(
        _("to read aloud"),
        max_length=300,
        validators=[at_most_three_sentences],
        help_text=_("At most three short sentences that a child can read to a grandparent."),
    )
    stop = models.TextField(_("stop"), max_length=200, help_text=_("What not to do. For example: Hang up."))
    check_first = models.TextField(
        _("check"), max_length=200, help_text=_("How to find out. For example: Ask the police of your ward.")
    )
    report = models.TextField(
        _("report"), max_length=200, help_text=_("Whom to tell. For example: Call 113.")
    )
    signs = RichTextField(
        _("how to recognise it"), features=["ul", "bold"], help_text=_("Four to six signs, as a list.")
    )
    body = StreamField(
        StoryBlock(),
        verbose_name=_("how the trick goes"),
        blank=True,
        help_text=_("Tell it step by step; show the scammer's words with their own block."),
    )
    if_it_happened = RichTextField(
        _("if it already happened"),
        features=["ul", "bold", "link"],
        blank=True,
        help_text=_("What to do at once, most urgent first, as a list."),
    )

    ends_at = models.DateTimeField(
        _("ends at"),
        null=True,
        blank=True,
        help_text=_("Leave empty if nobody knows yet. From that hour on the page says that it has ended."),
    )
    end_reason = models.CharField(
        _("why it ends"),
        max_length=10,
        choices=EndReason.choices,
        blank=True,
        help_text=_("Readers see this sentence once it has ended."),
    )
    over_from = models.DateTimeField(null=True, editable=False)  # kept by `alerts.models.life`
    banner_until = models.DateTimeField(
        _("banner until"),
        null=True,
        blank=True,
        help_text=_("Its title stands at the top of every page until that hour. Leave empty for no banner."),
    )
    banner_section = models.ForeignKey(
        Page,
        verbose_name=_("banner only in this part"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("On this page and all below it. Leave empty for the whole site."),
    )

    objects = AlertManager()

    content_panels = [BasePage.content_panels[0], LifePanel(), *BasePage.content_panels[1:], *ALERT_PANELS]
    settings_panels = [GoLivePanel()]  # a warning ends by a word on the page, never by going away
    search_fields = [
        *BasePage.search_fields,
        FoldedSearchField("read_aloud"),
        FoldedSearchField("signs"),
        FoldedSearchField("body"),
    ]

    override_translatable_fields = [
        SynchronizedField(name) for name in ("scam_type", "ends_at", "banner_until", "banner_section")
    ]

    class Meta:
        verbose_name = _("warning")
        indexes = [
            models.Index(fields=["-issued_on", "-page_ptr"], name="newest_warnings"),
            models.Index(fields=["scam_type", "-issued_on", "-page_ptr"], name="newest_warnings_of_a_kind"),
            models.Index(fields=["severity", "-issued_on", "-page_ptr"], name="newest_of_a_severity"),
            models.Index(fields=["banner_until"], name="warnings_with_a_banner"),
        ]

    def clean(self):
        super().clean()
        if self.ends_at and not self.end_reason:
            raise ValidationError({"end_reason": _("Choose why it ends: readers will want to know.")})

    def get_severity_display(self):
        return label_of(Severity, self.severity)

    @property
    def is_urgent(self):
        """Whether approvers are told so in the subject of their mail."""
        return self.severity == Severity.URGENT

    @property
    def related(self):
        """Up to three other warnings of its kind, of the newest ones: those that hold now first."""
        alike = _of_one_kind(self.locale_id, self.scam_type_id)
        return [other for other in alike if other.pk != self.pk][:RELATED]

    @property
    def targets(self):
        return shown(TargetGroup, [row.group for row in self.target_groups.select_related("group")])

    @property
    def advice(self):
        """What to do for each thing that people lose by this scam."""
        return shown(LossAdvice, [row.advice for row in self.losses.select_related("advice")])

    @property
    def places(self):
        """The wards it is about; none means the whole city."""
        return [row.ward for row in self.wards.select_related("ward")]

    @classmethod
    def to_serve(cls):
        return super().to_serve().select_related("scam_type").with_ends()

    def get_context(self, request, *args, **kwargs):
        load_rows(self, **ROWS)
        return super().get_context(request, *args, **kwargs)

    def structured_data(self, image):
        over = {"creativeWorkStatus": "Ended", "expires": moment(self.end.at)} if self.end else {}
        return [news_article(self, image, **over)]

    @property
    def search_day(self):
        return self.issued_on

    @property
    def search_keywords(self):
        terms = [self.scam_type, *(row.group for row in self.target_groups.select_related("group"))]
        shown = [term.get_translation_or_none(self.locale) or term for term in terms]
        return [term.name for term in shown]

    @property
    def search_wards(self):
        return self.wards.values_list("ward_id", flat=True)

    @classmethod
    def past_among(cls, keys):
        return cls.objects.filter(pk__in=keys).past().values_list("pk", flat=True)

    def own_findings(self):
        if self.review_on and self.review_on < timezone.localdate():
            text = _("The review date has passed. Check that this is still true, then choose a new date.")
            yield Finding(str(text), "review_on")
        if not self.contact_methods.all():
            yield Finding(str(_("Say how the scammer reaches people.")), "contact_methods")
        if self.has_unpublished_changes:
            yield from (Finding(sentence, "updates") for sentence in self.silences())
        yield from banner_findings(self)

    def wrong_at(self, moment):
        is_over = self.banner_until and self.banner_until <= moment
        return [str(_("Its banner ends before it would appear."))] if is_over else []
