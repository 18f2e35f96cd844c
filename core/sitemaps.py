"""What search engines are told of: every public page and fixed view, in every open language."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
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

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc
