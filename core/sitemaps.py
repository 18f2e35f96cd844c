"""What search engines are told of: every public page and fixed view, in every open language."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem, x_robots_tag
from django.db.models import Max
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap
from wagtail.models import Page, Site

from core.languages import homes
from core.readable import readable


class PageSitemap(WagtailSitemap):
    """Wagtail's own lists the tree of the default language only."""

    def items(self):
        below = Page.objects.none()
        for home in homes(self.get_wagtail_site()).values():
            below |= Page.objects.descendant_of(home, inclusive=True)
        return readable(below).order_by("path").defer_streamfields().specific()

    def get_latest_lastmod(self):
        """In one query: the index asks, and needs no page for it."""
        return Page.objects.live().aggregate(latest=Max("last_published_at"))["latest"]


class ViewSitemap(Sitemap):
    """Addresses that are no pages; here those of the routes `names`, which have no parts."""

    i18n = True
    names = ()

    @cached_property
    def languages(self):
        return list(homes(Site.objects.select_related("root_page").get(is_default_site=True)))

    def items(self):
        return self.names

    def location(self, item):
        return reverse(item)

    def get_latest_lastmod(self):
        """Django's own knows none as soon as one address lacks it."""
        if not hasattr(self, "lastmod"):
            return None
        return max(filter(None, map(self.lastmod, self.items())), default=None)

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


@x_robots_tag
def sitemap_index(request, sitemaps):
    """Where each part of the sitemap lies. Django's own view believes the host that was asked for."""
    rows = []
    for section, make in sitemaps.items():
        part = make()
        address = settings.SITE_URL + reverse("sitemap_part", args=[section])
        changed = part.get_latest_lastmod()
        for number in part.paginator.page_range:
            rows.append(SitemapIndexItem(address if number == 1 else f"{address}?p={number}", changed))
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": rows}, content_type="application/xml")
