from django.db import models
from django.db.models import Subquery
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from core.blocks import HOW_TO_WRITE, StoryBlock
from core.fields import StreamField
from core.languages import in_active_language
from core.models import BasePage
from core.readable import readable
from core.search import FoldedSearchField
from core.structured import organisation
from home.sections import SectionsBlock, to_show

CONTACT = "lien-he"  # the slug of the page that says how to reach the authorities


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

    sections = StreamField(
        SectionsBlock(),
        verbose_name=_("sections"),
        blank=True,
        help_text=_(
            "What stands below, from top to bottom. Each fills itself with what is there now, and goes away "
            "while there is nothing. Leave it empty for the usual order."
        ),
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("heading"), FieldPanel("help_page")], heading=_("Top of the page")),
        FieldPanel("sections"),
    ]
    override_translatable_fields = [SynchronizedField("sections")]

    class Meta:
        verbose_name = _("front page")

    def structured_data(self, image):
        return [organisation()]

    @cached_property
    def shown_help(self):
        """The page for people who were cheated, as readers of the active language see it, or None."""
        chosen = StandardPage.objects.filter(pk=self.help_page_id).values("translation_key")
        pages = readable(Page.objects.filter(translation_key=Subquery(chosen)))
        return in_active_language(pages).first() if self.help_page_id else None

    @property
    def shown_sections(self):
        return to_show(self.sections)


class StandardPage(BasePage):
    """A plain page: about, contact, privacy, "Vừa bị lừa?"."""

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    body = StreamField(StoryBlock(), verbose_name=_("full text"))

    content_panels = [*BasePage.content_panels, FieldPanel("body", help_text=HOW_TO_WRITE)]
    search_fields = [*BasePage.search_fields, FoldedSearchField("body")]

    class Meta:
        verbose_name = _("plain page")

    def structured_data(self, image):
        return [organisation()] if self.slug == CONTACT else []
