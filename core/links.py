"""Links that lead nowhere, found without asking the network: only links into our own site are judged."""

from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from core.languages import language_of

_to_come = ContextVar("_to_come", default=frozenset())


@contextmanager
def as_if_live(page_ids):
    """Within it, links to these pages lead somewhere: they become public at the same moment."""
    token = _to_come.set(frozenset(page_ids))
    try:
        yield
    finally:
        _to_come.reset(token)


def dead_links(html):
    """Yield a sentence for each link in a stored rich text whose target a reader would not find."""
    for anchor in BeautifulSoup(html, "html.parser")("a"):
        if problem := _problem(anchor):
            yield problem % {"text": anchor.get_text(), "address": anchor.get("href", "")}


def _problem(anchor):
    kind, number = anchor.get("linktype"), anchor.get("id", "")
    if kind == "page":
        return _page_problem(_get(Page, number))
    if kind == "document":
        return (
            None if _get(get_document_model(), number) else _("The document of the link “%(text)s” is gone.")
        )
    if is_known(anchor.get("href", "")):
        return None
    return _("The link “%(text)s” leads to an address that this site does not have: %(address)s")


def _page_problem(page):
    if page is None:
        return _("The page of the link “%(text)s” is gone.")
    return (
        None
        if page.live or page.pk in _to_come.get()
        else _("The page of the link “%(text)s” is not on the site.")
    )


def _get(model, number):
    return model.objects.filter(pk=number).first() if number.isdecimal() else None


def is_known(address):
    """Whether a hand-typed `address` leads somewhere, as far as can be told here: all of other sites does."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme not in ("", "http", "https") or not _is_ours(parts):
        return True
    path = unquote(parts.path)
    return not path or _leads_somewhere(path) or _leads_somewhere(f"{path}/")


def _is_ours(parts):
    return not parts.netloc or parts.hostname == urlsplit(settings.SITE_URL).hostname


def _leads_somewhere(path):
    # Only the addresses of the language that is active are known to the resolver.
    try:
        with translation.override(language_of(path)):
            match = resolve(path)
    except Resolver404:
        return False
    return match.url_name != "wagtail_serve" or _is_live_page(path)


def _is_live_page(path):
    """The last part of an address is the slug of its page, save for the front pages."""
    named = Page.objects.filter(slug=path.strip("/").rpartition("/")[2])
    front = Page.objects.filter(path__in=Site.objects.values("root_page__path"))
    found = (named | front).filter(Q(live=True) | Q(pk__in=_to_come.get()))
    return any(path in (page.get_url_parts() or ()) for page in found)
