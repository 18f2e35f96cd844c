"""The language of an answer follows from its address alone: Vietnamese at `/`, every other under its code.

No cookie and no Accept-Language: the same address shows everybody the same text, and can be cached.
"""

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.db.models.functions import Substr
from django.utils import translation
from wagtail.models import Locale, Page

from core.readable import readable

IN_SOURCE_LANGUAGE = {"locale__language_code": settings.LANGUAGE_CODE}  # for `filter()`
_DEPTH_OF_FRONT = 2  # below the root of all trees


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
    return by_language(site, readable(front_pages(site)))


def front_pages(site):
    """Return the front pages of `site` in every language, public or not."""
    return Page.objects.filter(translation_key=site.root_page.translation_key).select_related("locale")


def by_language(site, pages):
    """Return those of `pages` that are front pages of `site`, by the code of their language."""
    key = site.root_page.translation_key
    return {page.locale.language_code: page for page in pages if page.translation_key == key}


def in_open_languages(pages):
    """Narrow pages to those whose front page is live: no other can be reached."""
    own_front = Substr(OuterRef("path"), 1, _DEPTH_OF_FRONT * Page.steplen)
    return pages.filter(Exists(Page.objects.live().filter(path=own_front)))


def in_active_language(queryset):
    """Narrow pages or snippets to those written in the language of this request: where it is closed, to no
    page. Fixed views stay, and what they say beside pages."""
    here = queryset.filter(locale__language_code=translation.get_language())
    return in_open_languages(here) if issubclass(queryset.model, Page) else here


def is_translation(obj):
    """Whether `obj`, a page or snippet, is in another language than the one the site is written in."""
    return obj.locale.language_code != settings.LANGUAGE_CODE
