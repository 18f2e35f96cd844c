from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail_localize.fields import SynchronizedField

from campaigns.findings import campaign_findings
from campaigns.models.organisations import bodies_of
from campaigns.results.routes import WardResultsMixin
from campaigns.sights import related_pages, timeline, totals
from core.blocks import HOW_TO_WRITE, StoryBlock
from core.fields import StreamField
from core.models import CHOICES_IN_SOURCE_LANGUAGE, BasePage, ListingMixin
from core.readable import readable
from core.rows import load_rows
from core.search import FoldedSearchField, sources
from core.shown import shown
from core.structured import news_article
from media.pictures import prefetch
from topics.models import Topic
from wards.models import WardPageMixin

ROWS = {  # of a campaign, and what they point to
    **{"milestones": (), "targets": (), "support": ("ward",), "campaign_topics": ("topic",)},
    **{"tasks": ("organisation",), "related": ("target",), "pictures": ("image",)},
}


class CampaignIndexPage(ListingMixin, BasePage):
    """Every campaign, and the news of all of them, newest first."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaigns.CampaignPage", "campaigns.NewsPage"]

    class Meta:
        verbose_name = _("campaigns and news")

    @property
    def campaigns(self):
        """Its campaigns as lists by their state; those to come soonest first, the others latest first."""
        newest_first = readable(CampaignPage.objects).child_of(self).defer_streamfields()
        by_state = {"running": [], "coming": [], "ended": []}
        for campaign in newest_first.order_by("-starts_on", "-pk"):
            by_state[campaign.state].append(campaign)
        by_state["coming"].reverse()
        return by_state

    def get_listing(self, request):
        return newest_news().descendant_of(self)


class CampaignPage(WardResultsMixin, ListingMixin, BasePage):
    """A peak period: its dates, aims, topics, the bodies that take part with their tasks, its news."""

    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types = ["campaigns.NewsPage"]
    share_type = "article"
    search_kind = sources.Kind("chien-dich", _("Campaigns"))
    per_page = 6  # news; what the campaign itself has to say comes first

    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Leave empty while no end has been announced.")
    )
    aims = RichTextField(
        _("aims"),
        features=["ul", "bold"],
        help_text=_("What the campaign wants to achieve, as a short list."),
    )
    steering = models.ForeignKey(
        "campaigns.Organisation",
        verbose_name=_("steering body"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to=CHOICES_IN_SOURCE_LANGUAGE,
        help_text=_("The body that leads the campaign."),
    )
    body = StreamField(StoryBlock(), verbose_name=_("full text"), blank=True)
    outcome = RichTextField(
        _("what came of it"),
        features=["h3", "ul", "bold", "link"],
        blank=True,
        help_text=_("Once it is over: what was reached, in plain words. It then stands at the top."),
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("starts_on", help_text=_("The day on which it is launched.")),
                FieldPanel("ends_on"),
            ],
            heading=_("Period"),
        ),
        FieldPanel("aims"),
        InlinePanel(
            "campaign_topics",
            heading=_("Topics"),
            label=_("Topic"),
            help_text=_("One row for each topic."),
        ),
        FieldPanel("steering", widget=forms.Select),
        InlinePanel(
            "tasks",
            heading=_("Who does what"),
            label=pgettext_lazy("campaign", "Task"),
            help_text=_("One row for each task of a body."),
        ),
        InlinePanel(
            "milestones",
            heading=_("Milestones"),
            label=_("Milestone"),
            help_text=_("One row for each day that counts, past or to come."),
        ),
        InlinePanel(
            "targets",
            heading=_("Targets"),
            label=pgettext_lazy("results", "Target"),
            help_text=_("What is to be reached, and by which day. Results come in by sheets of results."),
        ),
        InlinePanel(
            "support",
            heading=_("Support raised and given"),
            label=_("Support"),
            help_text=_("Only numbers: how many, never whom."),
        ),
        FieldPanel("body", help_text=HOW_TO_WRITE),
        InlinePanel(
            "related",
            heading=_("Warnings, guides and meetings"),
            label=_("Page"),
            help_text=_("Pages of this site that belong to the campaign. Its news are found by themselves."),
        ),
        InlinePanel(
            "pictures",
            heading=_("Pictures"),
            label=_("Picture"),
            help_text=_("No faces of private people without their consent."),
        ),
        FieldPanel("outcome"),
    ]
    search_fields = [*BasePage.search_fields, FoldedSearchField("aims"), FoldedSearchField("body")]
    override_translatable_fields = [SynchronizedField("steering")]

    class Meta:
        verbose_name = _("campaign")

    @property
    def search_day(self):
        return self.starts_on

    @property
    def state(self):
        """`coming`, `running` or `ended`, by today's date."""
        today = timezone.localdate()
        if today < self.starts_on:
            return "coming"
        return "ended" if self.ends_on and today > self.ends_on else "running"

    @property
    def day(self):
        """Which of its days today is, the first being 1; None before and after."""
        return (timezone.localdate() - self.starts_on).days + 1 if self.state == "running" else None

    @property
    def days(self):
        """How many days it has, None while no end has been announced."""
        return (self.ends_on - self.starts_on).days + 1 if self.ends_on else None

    @property
    def state_label(self):
        return _("Ended") if self.state == "ended" else ""

    @property
    def topics(self):
        return shown(Topic, [row.topic for row in self.campaign_topics.select_related("topic")])

    def clean(self):
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day comes before the first day.")})

    def own_findings(self):
        return campaign_findings(self)

    def get_listing(self, request):
        return newest_news().child_of(self)

    @classmethod
    def to_serve(cls):
        return super().to_serve().select_related("steering")

    def get_context(self, request, *args, **kwargs):
        load_rows(self, **ROWS)
        context = super().get_context(request, *args, **kwargs)
        support = list(self.support.select_related("ward").order_by("-date", "sort_order"))
        pictures = self.pictures.select_related("image").prefetch_related(prefetch("article", "image"))
        return context | {
            "bodies": bodies_of(self.tasks.select_related("organisation")),
            "timeline": timeline(self.milestones.all()),
            "support": support,
            "totals": totals(support),
            "pictures": list(pictures),
            "related": related_pages(self.related.select_related("target")),
        }


def newest_news():
    """Live news with what a card of one shows, newest first."""
    news = readable(NewsPage.objects).select_related("photo").prefetch_related(prefetch("card"))
    return news.defer_streamfields().order_by("-published_on", "-pk")


class NewsPage(WardPageMixin, BasePage):
    """One piece of news, of a campaign (below it) or of the whole city (below the index), or of a ward."""

    parent_page_types = ["campaigns.CampaignIndexPage", "campaigns.CampaignPage"]
    subpage_types = []
    share_type = "article"
    search_kind = sources.Kind("tin-tuc", _("News"))

    published_on = models.DateField(
        _("date"), default=timezone.localdate, help_text=_("The day of the event.")
    )
    body = StreamField(StoryBlock(), verbose_name=_("full text"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("published_on"),
        WardPageMixin.ward_panel,
        FieldPanel("body", help_text=HOW_TO_WRITE),
    ]
    search_fields = [*BasePage.search_fields, FoldedSearchField("body")]
    override_translatable_fields = [SynchronizedField("ward")]

    class Meta:
        verbose_name = _("news")
        indexes = [
            models.Index(fields=["-published_on", "-page_ptr"], name="newest_news"),
            models.Index(fields=["ward", "published_on"]),
        ]

    @property
    def search_day(self):
        return self.published_on

    @property
    def campaign(self):
        """The live campaign this belongs to, or None."""
        return CampaignPage.objects.live().parent_of(self).first()

    def structured_data(self, image):
        return [news_article(self, image)]
