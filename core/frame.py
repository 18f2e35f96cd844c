"""What stands around every page: the front page of each open language, and the pages right below it."""

from django.utils.translation import get_language
from wagtail.models import Page, Site

from core.languages import by_language, front_pages
from core.readable import readable
from core.versions import with_versions


def homes_and_pages(request):
    """Return what `core.languages.homes` does, and the live pages right below the one of this language.

    One query for a request.
    """
    if not hasattr(request, "homes_and_pages"):
        site = Site.find_for_request(request)
        request.homes_and_pages = _homes_and_pages(site) if site else ({}, [])
    return request.homes_and_pages


def _homes_and_pages(site):
    root = site.root_page
    below = Page.objects.filter(depth=root.depth + 1, locale__language_code=get_language())
    shown = readable(front_pages(site) | below.select_related("locale"))
    pages = list(with_versions(shown).order_by("path"))
    found = by_language(site, pages)
    home = found.get(get_language())
    return found, [page for page in pages if home and page.is_child_of(home)]
