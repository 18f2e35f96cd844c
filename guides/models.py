from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import RichTextField
from wagtail_localize.fields import SynchronizedField

from core.blocks import QuestionsBlock
from core.fields import StreamField
from core.models import BasePage, ListingMixin
from core.search import FoldedSearchField
from guides.blocks import PermissionBlock, PlatformBlock
from guides.leaflets import leaflet_of
from guides.validators import in_android_store, in_ios_store
from wards.leaflets import LeafletMixin


class GuideIndexPage(ListingMixin, BasePage):
    """Every guide, the one checked last first."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["guides.GuidePage"]

    class Meta:
        verbose_name = _("list of guides")

    def get_listing(self, request):
        return newest_guides().child_of(self)


def newest_guides():
    """Live guides with what a card of one shows, the one checked last first."""
    guides = GuidePage.objects.live().public().select_related("photo").prefetch_related("photo__renditions")
    return guides.defer_streamfields().order_by("-checked_on", "-pk")


class GuidePage(LeafletMixin, RoutablePageMixin, BasePage):
    """How to install or use an app: who publishes it, each step, what it asks for, how to tell a fake."""

    parent_page_types = ["guides.GuideIndexPage"]
    subpage_types = []
    share_type = "article"

    app_name = models.CharField(
        _("name of the app"), max_length=100, blank=True, help_text=_("Exactly as it stands in the store.")
    )
    publisher = models.CharField(
        _("publisher"), max_length=150, blank=True, help_text=_("Exactly as the store shows it.")
    )
    android_url = models.URLField(
        _("address in the Android store"), blank=True, validators=[in_android_store]
    )
    ios_url = models.URLField(_("address in the App Store"), blank=True, validators=[in_ios_store])
    checked_on = models.DateField(
        _("checked on"), default=timezone.localdate, help_text=_("The day somebody last followed every step.")
    )
    platforms = StreamField(
        [("platform", PlatformBlock())],
        verbose_name=_("steps"),
        help_text=_("One part for each kind of phone, one step for each thing to press."),
    )
    permissions = StreamField(
        [("permission", PermissionBlock())],
        verbose_name=_("what the app asks for"),
        blank=True,
        help_text=_("Each permission with the reason for it."),
    )
    fakes = RichTextField(
        _("how to tell a fake"), features=["ul", "bold"], blank=True, help_text=_("As a list of signs.")
    )
    questions = StreamField(
        [("questions", QuestionsBlock())], verbose_name=_("questions"), blank=True, max_num=1
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("app_name"),
                FieldPanel("publisher"),
                FieldPanel("android_url", help_text=_("It begins with https://play.google.com/")),
                FieldPanel("ios_url", help_text=_("It begins with https://apps.apple.com/")),
                FieldPanel("checked_on"),
            ],
            heading=_("The app"),
        ),
        FieldPanel("platforms"),
        FieldPanel("permissions"),
        FieldPanel("fakes"),
        FieldPanel("questions", help_text=_("What people ask most about this app.")),
    ]
    search_fields = [*BasePage.search_fields, FoldedSearchField("app_name"), FoldedSearchField("platforms")]

    override_translatable_fields = [SynchronizedField("app_name"), SynchronizedField("publisher")]

    class Meta:
        verbose_name = _("guide")

    def get_leaflet(self, ward):
        return leaflet_of(self, ward)
