"""Meetings of the city and of its wards: when, in which hall, with which halls connected."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.documents import get_document_model_string
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from core.models import BasePage, ListingMixin, PictureRow
from core.search import FoldedSearchField, sources
from core.structured import event
from wards.calendar_routes import IndexCalendarMixin, MeetingCalendarMixin
from wards.meeting_findings import meeting_findings
from wards.meeting_form import MeetingFilterForm
from wards.models.meeting_life import MeetingLifeMixin, MeetingManager
from wards.models.pages import WardPageMixin


class MeetingIndexPage(IndexCalendarMixin, RoutablePageMixin, ListingMixin, BasePage):
    """Every meeting: those to come, soonest first, and those that were, newest first."""

    kept_parameters = (*ListingMixin.kept_parameters, *MeetingFilterForm.base_fields)
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["wards.MeetingPage"]

    class Meta:
        verbose_name = _("list of meetings")

    def get_listing(self, request):
        form = MeetingFilterForm(request.GET)
        return self._meetings(form, past=form.shows_past)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        form = MeetingFilterForm(request.GET)
        in_other_list = self._meetings(form, past=not form.shows_past).count()
        return {**context, "filter": form, "in_other_list": in_other_list}

    def _meetings(self, form, *, past):
        meetings = form.apply(MeetingPage.objects.listed().child_of(self))
        return meetings.over() if past else meetings.not_over()


class MeetingPage(MeetingCalendarMixin, RoutablePageMixin, MeetingLifeMixin, WardPageMixin, BasePage):
    """A launch, a meeting of the city or of one ward, or a visit to people."""

    class Kind(models.TextChoices):
        LAUNCH = "launch", _("Launch ceremony")
        MEETING = "meeting", _("Meeting with people")
        VISIT = "visit", _("Visit")

    parent_page_types = ["wards.MeetingIndexPage"]
    subpage_types = []
    share_type = "article"
    search_kind = sources.Kind("buoi-gap", _("Meetings"))

    kind = models.CharField(
        _("kind"), max_length=10, choices=Kind.choices, default=Kind.MEETING, help_text=_("Choose one.")
    )
    starts_at = models.DateTimeField(_("begins"), help_text=_("Day and hour."))
    ends_at = models.DateTimeField(
        _("ends"), null=True, blank=True, help_text=_("Leave empty if it is not known.")
    )
    hall = models.CharField(_("main hall"), max_length=200, help_text=_("The name of the place."))
    hall_ward = models.ForeignKey(
        "wards.Ward",
        verbose_name=_("ward of the main hall"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Where the main hall stands."),
    )
    called_off = models.CharField(
        _("called off because"),
        max_length=200,
        blank=True,
        help_text=_("Fill this in only if it does not take place. People read it at the top."),
    )
    minutes = RichTextField(
        _("what came of it"),
        features=["h3", "ul", "ol", "bold", "link", "document-link"],
        blank=True,
        help_text=_("Afterwards: what was said and promised, in plain words. No private person's name."),
    )

    objects = MeetingManager()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        WardPageMixin.ward_panel,
        MultiFieldPanel(
            [FieldPanel("starts_at"), FieldPanel("ends_at"), FieldPanel("called_off")], heading=_("When")
        ),
        MultiFieldPanel([FieldPanel("hall"), FieldPanel("hall_ward")], heading=_("Where")),
        InlinePanel(
            "halls",
            heading=_("Connected halls"),
            label=_("Hall"),
            help_text=_("One row for each hall that follows by video."),
        ),
        InlinePanel(
            "points", heading=_("Agenda"), label=_("Point"), help_text=_("One row for each point, in order.")
        ),
        InlinePanel(
            "documents",
            heading=_("Documents"),
            label=_("Document"),
            help_text=_("PDF files that people can save."),
        ),
        InlinePanel(
            "pictures",
            heading=_("Pictures"),
            label=_("Picture"),
            help_text=_("No faces of private people without their consent."),
        ),
        FieldPanel("minutes"),
    ]
    search_fields = [*BasePage.search_fields, FoldedSearchField("hall"), FoldedSearchField("minutes")]
    override_translatable_fields = [SynchronizedField("ward"), SynchronizedField("hall_ward")]

    class Meta:
        verbose_name = _("meeting")
        indexes = [models.Index(fields=["starts_at"]), models.Index(fields=["ward", "starts_at"])]

    @property
    def search_day(self):
        return timezone.localdate(self.starts_at)

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("It would end before it begins.")})

    def own_findings(self):
        return meeting_findings(self)

    def structured_data(self, image):
        return [event(self, image)]

    @property
    def agenda(self):
        """The points, with the hours that were approved last; what is no longer among them is left out."""
        points = list(self.points.all())
        if not self.is_behind:
            return points
        hours = dict(MeetingPoint.objects.filter(page_id=self.lead.pk).values_list("translation_key", "time"))
        points = [point for point in points if point.translation_key in hours]
        for point in points:
            point.time = hours[point.translation_key]
        return points

    @property
    def places(self):
        """The connected halls."""
        return self.halls.select_related("ward")

    @property
    def files(self):
        return [row.document for row in self.documents.select_related("document")]

    @property
    def shown_pictures(self):
        return self.pictures.select_related("image").prefetch_related("image__renditions")


class MeetingHall(TranslatableMixin, Orderable):
    """A hall that follows by video; without a ward it may stand for many (“every ward's hall”)."""

    page = ParentalKey(MeetingPage, on_delete=models.CASCADE, related_name="halls")
    name = models.CharField(_("hall"), max_length=200, help_text=_("The name of the place."))
    ward = models.ForeignKey(
        "wards.Ward",
        verbose_name=_("ward"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Where it stands, if it is in one ward."),
    )

    panels = [FieldPanel("name"), FieldPanel("ward")]
    override_translatable_fields = [SynchronizedField("ward")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("connected hall")


class MeetingPoint(TranslatableMixin, Orderable):
    """A point of the agenda."""

    page = ParentalKey(MeetingPage, on_delete=models.CASCADE, related_name="points")
    time = models.TimeField(_("hour"), null=True, blank=True, help_text=_("Leave empty if it is not fixed."))
    text = models.CharField(_("point"), max_length=300, help_text=_("One sentence: what happens then."))

    panels = [FieldPanel("time"), FieldPanel("text")]
    override_translatable_fields = [SynchronizedField("time")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("point of an agenda")


class MeetingDocument(TranslatableMixin, Orderable):
    page = ParentalKey(MeetingPage, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Its title is what people read."),
    )

    panels = [FieldPanel("document")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("document of a meeting")


class MeetingPicture(PictureRow):
    page = ParentalKey(MeetingPage, on_delete=models.CASCADE, related_name="pictures")

    class Meta(PictureRow.Meta):
        abstract = False
        verbose_name = _("picture of a meeting")
