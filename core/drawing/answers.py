"""What was drawn, as an answer to a reader."""

from dataclasses import asdict
from threading import BoundedSemaphore

from django.core.cache import caches
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.utils.translation import get_language

from core.drawing.engine import BusyError, digest
from core.drawing.leaflets import draw_leaflet
from core.views import errors

# What staff publish, or take off, is seen by everybody within five seconds.
FOR_EVERYBODY = "public, max-age=5"
FOR_THE_ADMITTED = "private, no-store"  # a page that not everybody may read
# One is drawn for a reader while one more waits. The other threads of a process stay free for who reads.
_seats = BoundedSemaphore(2)


def drawn_answer(request, page, name, content_type, make):
    """Answer with the bytes of `make()`, or with 304 where the reader has what is called `name` already.

    `page` says who may read it, and in which language it is; None is for everybody, in that of the address.
    """
    etag = quote_etag(name)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(make(), content_type=content_type)
    response.headers["ETag"] = etag
    is_restricted = page and page.get_view_restrictions()
    response.headers["Cache-Control"] = FOR_THE_ADMITTED if is_restricted else FOR_EVERYBODY
    response.headers["Content-Language"] = page.locale.language_code if page else get_language()
    return response


def leaflet_answer(request, page, leaflet, filename):
    """Answer with the PDF of `leaflet`, drawn now unless this process remembers it.

    What was drawn is remembered in memory, a few dozen of them: no file tells which ward somebody chose.
    """
    name = digest(asdict(leaflet))

    def make():
        return caches["drawn"].get_or_set(name, lambda: _draw_in_turn(leaflet))

    try:
        response = drawn_answer(request, page, name, "application/pdf", make)
    except BusyError:
        busy = errors.answer(request, "busy", 503)
        busy.headers["Retry-After"] = "5"
        return busy
    response.headers["Content-Disposition"] = content_disposition_header(False, filename)
    return response


def _draw_in_turn(leaflet):
    if not _seats.acquire(blocking=False):
        raise BusyError
    try:
        return draw_leaflet(leaflet)
    finally:
        _seats.release()
