from datetime import timedelta

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail_localize.fields import SynchronizedField

from core.blocks import QuestionsBlock
from core.dates import in_numbers
from core.fields import StreamField
from core.models import BasePage, ListingMixin
from core.readable import readable
from core.readiness import Finding
from core.search import FoldedSearchField, sources
from core.translations import keep_alike
from guides.blocks import ComparisonBlock, PermissionBlock, PlatformsBlock
from guides.leaflets import leaflet_of
from guides.validators import in_android_store, in_ios_store
from media.pictures import prefetch
from wards.leaflets import LeafletMixin

CHECK_AGAIN_AFTER = timedelta(days=60)
a_version = RegexValidator(r"^\d{1,2}(\.\d{1,2}){0,2}$", _("Only the number, such as 8 or 13.2."))


class GuideQuerySet(PageQuerySet):
    def unchecked(self):
        """Those on the site whose steps nobody has followed for `CHECK_AGAIN_AFTER`.

        A translation takes the date of its source: it is not listed beside it.
        """
        since = timezone.localdate() - CHECK_AGAIN_AFTER
        return self.live().filter(checked_on__lt=since, locale__language_code=settings.LANGUAGE_CODE)


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
    guides = readable(GuidePage.objects).select_related("photo").prefetch_related(prefetch("card"))
    return guides.defer_streamfields().order_by("-checked_on", "-pk")


class GuidePage(LeafletMixin, RoutablePageMixin, BasePage):
    """How to install or use an app: who publishes it, each step, what it asks for, how to tell a fake."""

    parent_page_types = ["guides.GuideIndexPage"]
    subpage_types = []
    share_type = "article"
    search_kind = sources.Kind("huong-dan", _("Guides"))

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
    android_from = models.CharField(
        _("oldest Android version"),
        max_length=8,
        blank=True,
        validators=[a_version],
        help_text=_("The oldest one that the app runs on, for example: 8."),
    )
    ios_from = models.CharField(
        _("oldest iOS version (iPhone)"),
        max_length=8,
        blank=True,
        validators=[a_version],
        help_text=_("The oldest one that the app runs on, for example: 13."),
    )
    checked_on = models.DateField(
        _("checked on"), default=timezone.localdate, help_text=_("The day somebody last followed every step.")
    )
    platforms = StreamField(
        PlatformsBlock(),
        verbose_name=_("steps"),
        help_text=_("One part for each kind of phone, one step for each thing to press."),
    )
    old_phones = RichTextField(
        _("if the app does not run"),
        features=["ul", "ol", "bold"],
        blank=True,
        help_text=_(
            "What people with an old phone can do. Left empty, the page says: call 113, ask the police."
        ),
    )
    permissions = StreamField(
        [("permission", PermissionBlock())],
        verbose_name=_("what the app asks for"),
        blank=True,
        help_text=_("Each permission with the reason for it."),
    )
    comparison = StreamField(
        [("row", ComparisonBlock())],
        verbose_name=_("the real app and a fake"),
        blank=True,
        help_text=_("Three to five rows: what to look at, how the real one is, how a fake is."),
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
                FieldPanel("android_from"),
                FieldPanel("ios_from"),
                FieldPanel("checked_on"),
            ],
            heading=_("The app"),
        ),
        FieldPanel("platforms"),
        FieldPanel("old_phones"),
        FieldPanel("permissions"),
        FieldPanel("comparison"),
        FieldPanel("fakes"),
        FieldPanel("questions", help_text=_("What people ask most about this app.")),
    ]
    search_fields = [*BasePage.search_fields, FoldedSearchField("app_name"), FoldedSearchField("platforms")]

    override_translatable_fields = [
        SynchronizedField(name) for name in ("app_name", "publisher", "android_from", "ios_from")
    ]

    objects = PageManager.from_queryset(GuideQuerySet)()

    class Meta:
        verbose_name = _("guide")

    @property
    def parts(self):
        """The steps on each kind of phone that the app runs on."""
        return [block for block in self.platforms if not block.value.is_old]

    @property
    def for_old_phones(self):
        """The steps on old phones, or None."""
        return next((block.value for block in self.platforms if block.value.is_old), None)

    @property
    def speaks_of_old_phones(self):
        """Nobody is shut out by an app: whoever cannot run it reads what to do instead."""
        return bool(self.app_name or self.old_phones or self.for_old_phones)

    @property
    def is_stale(self):
        return bool(self.checked_on) and self.checked_on < timezone.localdate() - CHECK_AGAIN_AFTER

    def own_findings(self):
        if self.is_stale:
            text = gettext("Nobody has tried the steps since %(date)s. Try each one, then change the date.")
            yield Finding(text % {"date": in_numbers(self.checked_on)}, "checked_on")

    def get_leaflet(self, ward):
        return leaflet_of(self, ward)


def keep_day_of_check(sender, instance, **kwargs):
    """Whoever followed the steps did so for every language, and each says the day of the source."""
    keep_alike(instance, "checked_on")
