from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from alerts.models import newest_alerts
from campaigns.models import CampaignPage, newest_news
from core.blocks import HOW_TO_WRITE, StoryBlock
from core.fields import StreamField
from core.models import BasePage
from core.search import FoldedSearchField
from guides.models import newest_guides


class HomePage(BasePage):
    """The front page: what is happening now, what to do, whom to call."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "alerts.AlertIndexPage",
        "campaigns.CampaignIndexPage",
        "guides.GuideIndexPage",
        "wards.MeetingIndexPage",
        "home.StandardPage",
    ]

    heading = models.CharField(
        _("first words"),
        max_length=120,
        help_text=_("The large line at the top. Speak to one worried person."),
    )
    help_page = models.ForeignKey(
        "home.StandardPage",
        verbose_name=_("page for people who were cheated"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Its button stands at the top of the front page."),
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("heading"), FieldPanel("help_page")], heading=_("Top of the page")),
    ]

    class Meta:
        verbose_name = _("front page")

    @property
    def alerts(self):
        return newest_alerts().descendant_of(self)[:6]

    @property
    def campaign(self):
        """The live campaign that began last, or None."""
        return CampaignPage.objects.live().public().descendant_of(self).order_by("-starts_on").first()

    @property
    def news(self):
        return newest_news().descendant_of(self)[:3]

    @property
    def guides(self):
        return newest_guides().descendant_of(self)[:3]


class StandardPage(BasePage):
    """A plain page: about, contact, privacy, "Vừa bị lừa?"."""

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    body = StreamField(StoryBlock(), verbose_name=_("full text"))

    content_panels = [*BasePage.content_panels, FieldPanel("body", help_text=HOW_TO_WRITE)]
    search_fields = [*BasePage.search_fields, FoldedSearchField("body")]

    class Meta:
        verbose_name = _("plain page")
