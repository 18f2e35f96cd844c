"""What stands around every page: the front page of each open language, and the pages right below it."""

from django.http.request import split_domain_port
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.models.sites import get_site_for_hostname

from core.generation import remembered
from core.languages import by_language, front_pages
from core.readable import readable
from core.versions import with_versions


def homes_and_pages(request):
    """Return what `core.languages.homes` does, and the live pages right below the one of this language.

    Two queries for a request; none while the content stays the same.
    """
    if not hasattr(request, "homes_and_pages"):
        if not hasattr(request, "_wagtail_site"):  # where Wagtail keeps it for a request
            host, _port = split_domain_port(request._get_raw_host())
            request._wagtail_site = _site(host, request.get_port())
        site = request._wagtail_site
        request.homes_and_pages = _homes_and_pages(site) if site else ({}, [])
    return request.homes_and_pages


@remembered
def _site(host, port):
    try:
        return get_site_for_hostname(host, port)
    except Site.DoesNotExist:
        return None


@remembered
def _homes_and_pages(site):
    root = site.root_page
    below = Page.objects.filter(depth=root.depth + 1, locale__language_code=get_language())
    shown = readable(front_pages(site) | below.select_related("locale"))
    pages = [_of_its_type(page) for page in with_versions(shown).order_by("path")]
    found = by_language(site, pages)
    home = found.get(get_language())
    return found, [page for page in pages if home and page.is_child_of(home)]


def _of_its_type(page):
    """Return `page` as one that works out its address once (`BasePage`). Nothing more is read of it."""
    specific = page.specific_deferred
    specific.locale = page.locale
    return specific
