"""The page cache, before all other middleware: an answer is kept with the headers of those below it."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost, MiddlewareNotUsed
from django.db import DatabaseError
from django.utils import timezone

from core import generation
from core.page_cache.answers import OF_THE_BODY, answer
from core.page_cache.boundaries import next_boundary
from core.page_cache.copies import Copies
from core.page_cache.entry import Entry
from core.page_cache.flight import Flight
from core.page_cache.keys import asked_by
from core.page_cache.marks import keep
from core.page_cache.release import fingerprint
from core.page_cache.store import store

MOST_BYTES = 32 * 1024 * 1024  # in each process
LARGEST = 1024 * 1024  # bytes of one body
MOST_PASSED_BY = 10_000  # addresses
KEPT_STATUS = (HTTPStatus.OK, HTTPStatus.MOVED_PERMANENTLY)
HIT, MISS, BYPASS = "hit", "miss", "bypass"


class PageCacheMiddleware:
    def __init__(self, get_response):
        if not settings.PAGE_CACHE:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.release = fingerprint()
        self.copies, self.flight = Copies(MOST_BYTES), Flight()
        self.passed_by = set()  # what is not to be kept: nobody waits for another's answer there

    def __call__(self, request):
        if (asked := asked_by(request)) is None:
            return self.get_response(request)
        now = timezone.now()
        if (word := generation.current()) is None:
            return self._made(request, asked, None, now)[0]
        word = f"{word}-{self.release}"
        if entry := self._copy(word, asked, now):
            return answer(request, entry, HIT, now.timestamp())
        if (word, asked) in self.passed_by:
            return self._made(request, asked, word, now)[0]
        return self._first_or_after(request, asked, word, now)

    def _copy(self, word, asked, now):
        """Return what this process keeps, while it holds."""
        entry = self.copies.get(word, asked)
        if entry and entry.ends_at > now.timestamp():
            return entry
        return None

    def _shared(self, word, asked):
        """Return what is kept here or, if it holds, in the store of all."""
        now = timezone.now()
        entry = self._copy(word, asked, now) or store().get(word, asked)
        if not entry or entry.ends_at <= now.timestamp():
            return None
        self.copies.put(word, asked, entry)
        return entry

    def _first_or_after(self, request, asked, word, now):
        """Make the page, unless somebody has, or is about to."""
        with self.flight.leading((word, asked)) as leads:
            if not leads:
                return self._after(request, asked, word, now)
            if entry := self._shared(word, asked):
                return answer(request, entry, HIT, now.timestamp())
            with store().turn(word, asked):
                if entry := self._shared(word, asked):
                    return answer(request, entry, HIT, now.timestamp())
                response, entry = self._made(request, asked, word, timezone.now())
                if entry:
                    store().put(word, asked, entry)
                return response

    def _after(self, request, asked, word, now):
        if entry := self._copy(word, asked, now):
            return answer(request, entry, HIT, now.timestamp())
        return self._made(request, asked, word, timezone.now())[0]

    def _made(self, request, asked, word, now):
        """Have the page made. Return the response, and the entry if it is to be kept."""
        request.page_cache = True
        request.META["QUERY_STRING"] = asked.query  # its links would carry on how this one reader came here
        with generation.holding(word and word.removesuffix(f"-{self.release}")):
            response = self.get_response(request)
        if not _may_be_kept(request, response, asked):
            if response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
                self._pass_by((word, asked))
            return response, None
        try:
            ends_at = next_boundary(word, now).timestamp()
        except DatabaseError:
            ends_at = now.timestamp()  # nobody keeps it: what nginx has may be shown for a day, this may not
        headers = [(name, value) for name, value in response.items() if name.lower() not in OF_THE_BODY]
        entry = Entry(response.status_code, headers, response.content, ends_at)
        answered = answer(request, entry, MISS if word else BYPASS, now.timestamp())
        if not word or entry.ends_at <= timezone.now().timestamp():
            return answered, None
        self.copies.put(word, asked, entry)
        return answered, entry

    def _pass_by(self, key):
        if len(self.passed_by) >= MOST_PASSED_BY:
            self.passed_by.clear()
        self.passed_by.add(key)


def _may_be_kept(request, response, asked):
    if response.streaming or response.status_code not in KEPT_STATUS:
        return False
    if response.status_code == HTTPStatus.MOVED_PERMANENTLY and _adds_slash(response, asked):
        keep(response, asked.parameters)
    parameters = getattr(response, "kept_parameters", None)
    if parameters is None or not asked.parameters <= parameters or len(response.content) > LARGEST:
        return False
    return not _is_personal(response) and _is_ours(request)


def _adds_slash(response, asked):
    return urlsplit(response.headers.get("Location", "")).path == f"{asked.path}/"


def _is_personal(response):
    control = response.headers.get("Cache-Control", "")
    vary = response.headers.get("Vary", "").lower()
    return (
        bool(response.cookies)
        or any(word in control for word in ("private", "no-store", "no-cache"))
        or any(name in vary for name in ("cookie", "*", "accept-language"))
    )


def _is_ours(request):
    try:
        return bool(request.get_host())
    except DisallowedHost:
        return False
