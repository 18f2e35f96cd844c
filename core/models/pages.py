from http import HTTPMethod
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.search import index

from core.bundles.locks import lock_of
from core.forms import ReviewedPageForm
from core.listing import LongList
from core.models.hiding import Hiding
from core.own_pages import OwnPagesTester
from core.page_cache.marks import knows
from core.panels import ReadinessPanel, SchedulePanel
from core.search import FoldedAutocompleteField, FoldedSearchField
from core.search.found import FoundMixin
from core.text import SLUG_FORMATTERS, slugify

# The first part of every fixed address (design §5) and the language codes: a page that took one of
# these would save and could never be reached.
RESERVED_SLUGS = frozenset(
    [
        *(code for code, _name in settings.LANGUAGES),
        *("media", "static", settings.ADMIN_PATH.strip("/")),
        *(
            "gui-tin",
            "tra-cuu",
            "tin-bao-da-lam-gi",
            "kiem-tra",
            "kenh-chinh-thuc",
            "phuong-xa",
            "tim-kiem",
            "loa",
            "thu-doan",
            "doi-tuong",
            "ket-qua",
        ),
    ]
)

# The first is the one a preview opens with: the width that most readers have.
PREVIEW_SIZES = [
    {"name": "mobile", "icon": "mobile-alt", "device_width": 360, "label": _("As on a phone")},
    {"name": "tablet", "icon": "tablet-alt", "device_width": 768, "label": _("As on a tablet")},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("As on a computer")},
]


ADDRESS_STAYS = _(
    "Readers know this page by its address: links were sent, codes were printed. "
    "Put the address back as it was."
)


NO_RESTRICTIONS = PageViewRestriction.objects.none()  # which Django asks for its rows once, not on each page


class ShareImage(NamedTuple):
    """The picture that stands beside a link to a page where it is shared."""

    path: str
    width: int
    height: int
    alt: str


class BasePage(FoundMixin, Page):
    """What every page of the site has: a summary for citizens, a picture, a Vietnamese address."""

    summary = models.TextField(
        _("summary for citizens"),
        max_length=300,
        help_text=_("One or two plain sentences: what happened, what to do. Shown in lists and when shared."),
    )
    photo = models.ForeignKey(
        "media.CustomImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown at the top of the page and in lists. No faces of private people, no papers."),
    )
    is_sample = models.BooleanField(default=False, editable=False)

    base_form_class = ReviewedPageForm
    kept_parameters = ()  # which of the query its own answer depends on (`core.page_cache`)
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD]
    content_panels = [
        ReadinessPanel(),
        TitleFieldPanel(
            "title",
            heading=_("Title"),
            placeholder=_("Title"),
            help_text=_(
                "Say the thing itself, in words people use. Up to 90 characters read well on a phone."
            ),
        ),
        FieldPanel("summary"),
        FieldPanel("photo"),
    ]
    promote_panels = [
        FieldPanel(
            "slug",
            heading=_("Address"),
            widget=SlugInput(formatters=SLUG_FORMATTERS),
            help_text=_("The last part of the page's address. It is made from the title; leave it as it is."),
        ),
        FieldPanel(
            "show_in_menus",
            heading=_("In the menu"),
            help_text=_("Show this page in the menu at the top of the site."),
        ),
    ]
    settings_panels = [SchedulePanel()]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        FoldedSearchField("title", boost=2),
        FoldedAutocompleteField("title"),
        FoldedSearchField("summary"),
    ]

    class Meta:
        abstract = True

    share_type = "website"  # og:type; what is read as a piece of its own is an "article"

    state_label = ""  # a word that has to stand beside the title wherever it is listed, such as "Ended"

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        knows(cls.kept_parameters)

    @classmethod
    def load_states(cls, pages):
        """Have `state_label` of each of `pages`, all of this type, answer without a query of its own."""

    @property
    def share_title(self):
        """The title as it stands alone: in a message, in a list of results."""
        return f"{self.state_label}: {self.title}" if self.state_label else self.title

    @property
    def share_image(self):
        """A ShareImage, or None: then it is the page's own picture, or that of the site."""
        return None

    def structured_data(self, image):
        """What it says to search engines (`core.structured`), as a list of dicts.

        `image` is the ShareImage that it is shared by, or None.
        """
        return []

    @property
    def preview_sizes(self):
        return PREVIEW_SIZES

    permission_tester = OwnPagesTester

    def get_lock(self):
        return super().get_lock() or lock_of(self)

    def permissions_for_user(self, user):
        return self.permission_tester(user, self)

    def is_own_of(self, user):
        """Whether `user`, who may not write every page, may write this one."""
        return False

    @classmethod
    def may_be_begun_by(cls, user):
        """Whether `user`, who may not write every page, may begin one of this kind."""
        return False

    def own_findings(self):
        """What `core.readiness` cannot know: return a Finding for each thing wrong with this kind of page."""
        return []

    def obstacles(self):
        """Return sentences: why this version may not be submitted or approved, though nothing is missing."""
        return [str(ADDRESS_STAYS)] if self.leaves_its_address else []

    def wrong_at(self, moment):
        """Return sentences: why it would make no sense to publish this at `moment`."""
        return []

    @classmethod
    def to_serve(cls):
        """Return the queryset from which the one page that a reader asked for is read."""
        return cls._default_manager.select_related("photo")

    def get_view_restrictions(self):
        """Wagtail's own asks for everything above the page first; most sites have no restriction at all."""
        is_restricted = self.__dict__.get("is_restricted")  # `core.routing` knows it already
        if is_restricted is None:
            is_restricted = PageViewRestriction.objects.exists()
        return super().get_view_restrictions() if is_restricted else NO_RESTRICTIONS

    def get_url_parts(self, request=None):
        """Wagtail's own, worked out once: a page that is drawn names its address a dozen times.

        It is the same whichever language is active, since all LANGUAGES are languages of the content.
        """
        return self._known("parts", _site_of(request), lambda: super(BasePage, self).get_url_parts(request))

    def get_url(self, request=None, current_site=None):
        site = current_site or _site_of(request)
        return self._known("url", site, lambda: super(BasePage, self).get_url(request, current_site))

    url = property(get_url)

    def _known(self, what, site, work_out):
        known = self.__dict__.setdefault("_known_addresses", {})
        key = (what, self.url_path, site and site.pk)
        if not known.get(key):
            known[key] = work_out()
        return known[key]

    @property
    def leaves_its_address(self):
        """Whether readers knew it under another one: links that were sent and codes that were printed
        would lead nowhere."""
        if self.live:
            known = Page.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        else:  # a draft of what is not live overwrites the row
            revision = self.first_published_at and Hiding.objects.revision_before(self)
            known = revision and revision.content["slug"]
        return bool(known) and known != self.slug

    def clean(self):
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError(
                {"slug": _("This address belongs to a part of the site itself. Please choose another one.")}
            )

    def save(self, *args, **kwargs):
        """Keep an alias of a page in another language a draft: it would show that page's language here."""
        if self.alias_of_id and self.alias_of.locale_id != self.locale_id:
            self.live = False
            if kwargs.get("update_fields"):
                kwargs["update_fields"] = {*kwargs["update_fields"], "live"}
        super().save(*args, **kwargs)

    @transaction.atomic
    def delete(self, *args, **kwargs):
        """All or nothing: log entries and counts of children are written before a deletion can be refused."""
        return super().delete(*args, **kwargs)

    def get_sitemap_urls(self, request=None):
        return [] if self.is_sample else super().get_sitemap_urls(request)

    def _set_core_field_defaults(self):
        # Wagtail makes the slug here, with Django's slugify, which drops every đ.
        if not self.slug and self.path:
            self.slug = self._get_autogenerated_slug(slugify(self.title))
        super()._set_core_field_defaults()


def _site_of(request):
    return Site.find_for_request(request) if isinstance(request, HttpRequest) else None


class ListingMixin:
    """An index page that lists what `get_listing(request)` returns, a page of `per_page` at a time."""

    per_page = 12
    kept_parameters = ("trang",)

    def get_listing(self, request):
        """Return the queryset to list, newest first."""
        raise NotImplementedError

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = Paginator(LongList(self.get_listing(request)), self.per_page)
        context["listing"] = listing.get_page(request.GET.get("trang"))
        return context
