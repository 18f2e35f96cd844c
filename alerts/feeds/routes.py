"""The addresses at which the list of warnings, and each warning, are read by programs.

They are imported by the models, so what reads the models is imported when somebody asks.
"""

from typing import NamedTuple

from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import path

from alerts.feeds.memory import feeds
from core.generation import remembered
from core.program_answers import answer

ATOM_TYPE = "application/atom+xml"
CAP_TYPE = "application/cap+xml"
JSON_TYPE = "application/json"
DATA = "v1/canh-bao.json"


class FeedLink(NamedTuple):
    """What the head of a page says of a feed."""

    title: str
    type: str
    path: str


@remembered
def _links(index_url):
    return [
        FeedLink(_("All warnings"), ATOM_TYPE, f"{index_url}atom.xml"),
        FeedLink(_("All warnings, as CAP 1.2"), ATOM_TYPE, f"{index_url}cap.xml"),
        FeedLink(_("All warnings, as data"), JSON_TYPE, f"{index_url}{DATA}"),
    ]


class IndexFeedsMixin:
    """The list's feeds, each in the language of its address."""

    @property
    def feeds(self):
        return _links(self.url) if self.url else []

    @path("atom.xml/")  # Wagtail puts a slash behind every address before it looks here
    def atom_feed(self, request):
        from alerts.feeds.atom import atom_of

        return self._answer(request, atom_of, f"{ATOM_TYPE}; charset=utf-8")

    @path("cap.xml/")
    def cap_feed(self, request):
        from alerts.feeds.atom import cap_list_of

        return self._answer(request, cap_list_of, f"{ATOM_TYPE}; charset=utf-8")

    @path(f"{DATA}/")
    def data_feed(self, request):
        from alerts.feeds.data import data_of

        return self._answer(request, data_of, JSON_TYPE)

    def _answer(self, request, feed_of, content_type):
        # The host too: an address that is asked by another one may differ.
        key = (feed_of.__name__, self.pk, get_language(), request.get_host())
        return answer(request, feeds.get(key, lambda: feed_of(self, request)), content_type)


class AlertFeedsMixin:
    """The CAP document of a warning: one for all its languages, the same under each address."""

    @property
    def feeds(self):
        if not (url := self.url):  # a preview of what was never saved
            return []
        index_url = url.removesuffix(f"{self.slug}/")
        return [FeedLink(_("This warning as CAP 1.2"), CAP_TYPE, f"{url}cap.xml"), *_links(index_url)]

    @path("cap.xml/")
    def cap_document(self, request):
        from alerts.feeds.cap import cap_of
        from alerts.feeds.selection import translations_of

        document = cap_of(translations_of([self], request)[self.translation_key], request)
        if document is None:
            raise Http404
        return answer(request, document, CAP_TYPE)
