"""Which page an address means, and in which other languages that page is: one query for both.

Wagtail's own way asks for the front page three times, and twice for each step down.
"""

from functools import cache

from django.http import Http404
from django.utils.translation import get_language
from wagtail.models import Page

from core.frame import homes_and_pages
from core.prepared import Prepared
from core.readable import with_restrictions
from core.versions import with_versions


def route(request, path):
    """Return Wagtail's RouteResult for `path` in the active language, or raise Http404."""
    homes, below = homes_and_pages(request)
    home = homes.get(get_language())
    if home is None:
        raise Http404
    steps = [step for step in path.split("/") if step]
    if not steps:
        return _to_serve(home, homes).route(request, [])
    pages, page, rest = _found(home, below, steps)
    if page is home:
        raise Http404
    open_ones = [each for each in pages if each.live and not each.is_restricted]
    alike = [each for each in open_ones if each.translation_key == page.translation_key]
    known = {each.locale.language_code: each for each in alike}
    return _to_serve(page, known, is_restricted=page.is_restricted).route(request, rest)


def _found(home, below, steps):
    """Return the pages that were read, the one that `steps` lead to, and the steps that are left.

    The first step is one of the pages `below` the front page, as everything around a page shows them: where
    there are more, that one is not read again.
    """
    if steps[1:] and any(page.slug == steps[0] for page in below):
        pages = _named(*sorted(set(steps[1:])))
        page, rest = _walk(home, [*below, *pages], steps)
        if page in pages:
            return pages, page, rest
    pages = _named(*sorted(set(steps)))
    return pages, *_walk(home, pages, steps)


@Prepared
def _named(*steps):
    """The pages that have one of `steps` for their slug, and all their translations.

    Of every language: SQLite would look for one along the index of its pages, and read them all.
    """
    keys = Page.objects.filter(slug__in=steps).order_by().values("translation_key")
    pages = with_restrictions(with_versions(Page.objects.filter(translation_key__in=keys)))
    return pages.select_related("locale").order_by()


def _walk(home, pages, steps):
    """Go down from `home` as far as there are pages; return the last one and the steps that are left."""
    children = {(page.path[: -Page.steplen], page.slug): page for page in pages}
    page = home
    for number, step in enumerate(steps):
        child = children.get((page.path, step))
        if child is None:
            return page, steps[number:]
        page = child
    return page, []


def _to_serve(page, known_translations, *, is_restricted=False):
    """Return the specific page, which then knows of itself what was found out on the way."""
    specific = next(iter(_serving(page.specific_class)(page.pk)), None)
    if specific is None:  # deleted a moment ago
        raise Http404
    specific.locale = page.locale
    specific.is_restricted = is_restricted
    specific.known_translations = known_translations
    return specific


@cache
def _serving(model):
    return Prepared(lambda pk: model.to_serve().filter(pk=pk))
