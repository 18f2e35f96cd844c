"""The language of an answer follows from its address alone: Vietnamese at `/`, every other under its code.

No cookie and no Accept-Language: the same address shows everybody the same text, and can be cached.
"""

from django.conf import settings
from django.utils import translation
from wagtail.models import Locale, Page

from core.readable import readable

IN_SOURCE_LANGUAGE = {"locale__language_code": settings.LANGUAGE_CODE}  # for `filter()`


def sync_locales():
    """Make a Locale for every language of the content. Safe to repeat."""
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)


def language_of(path):
    """Return the code of the language that an address speaks."""
    first = path.split("/", 2)[1:2]
    return next((code for code, _name in settings.LANGUAGES if [code] == first), settings.LANGUAGE_CODE)


def path_in(language, path):
    """Return the address of the same fixed view in another language."""
    bare = path.removeprefix(f"/{language_of(path)}")
    return bare if language == settings.LANGUAGE_CODE else f"/{language}{bare}"


class LanguageFromAddressMiddleware:
    """Activates the language that the address names. The back office then follows each person's own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = language_of(request.path_info)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):  # a picture speaks none
            response.headers.setdefault("Content-Language", language)
        return response


def homes(site):
    """Return the live front pages of `site` by the code of their language.

    A language without one is closed: nothing of it is offered anywhere, and its pages are not found.
    """
    return _by_language(site, readable(_front_pages(site)))


def homes_and_pages(site):
    """Return `homes`, and the live pages right below the one of this language, in one query."""
    root = site.root_page
    below = Page.objects.filter(depth=root.depth + 1, locale__language_code=translation.get_language())
    pages = list(readable(_front_pages(site) | below.select_related("locale")).order_by("path"))
    found = _by_language(site, pages)
    home = found.get(translation.get_language())
    return found, [page for page in pages if home and page.is_child_of(home)]


def _front_pages(site):
    return Page.objects.filter(translation_key=site.root_page.translation_key).select_related("locale")


def _by_language(site, pages):
    key = site.root_page.translation_key
    return {page.locale.language_code: page for page in pages if page.translation_key == key}


def in_active_language(queryset):
    """Narrow pages or snippets to those written in the language of this request."""
    return queryset.filter(locale__language_code=translation.get_language())


def is_translation(obj):
    """Whether `obj`, a page or snippet, is in another language than the one the site is written in."""
    return obj.locale.language_code != settings.LANGUAGE_CODE
