"""An entry as this reader takes it: in an encoding, or as “you have it already”."""

from functools import lru_cache

from django.http import HttpResponse, HttpResponseNotModified
from django.http.response import ResponseHeaders
from django.utils.http import parse_etags

from core.page_cache.entry import BROTLI, GZIP, IDENTITY

FRESH, STALE = 2, 1  # seconds: with the way to the reader, a change is seen within five
STALE_ON_ERROR = 86400
OF_THE_BODY = {"cache-control", "content-encoding", "content-length", "etag", "vary"}


class KeptHeaders(ResponseHeaders):
    """Headers that were checked when they were made: setting each anew would be a third of a hit."""

    def __init__(self, like, *more):
        """As `like`, with `more` pairs of ours: plain text of one line each."""
        self._store = {**like._store, **{name.lower(): (name, value) for name, value in more}}

    def items(self):
        return self._store.values()


def answer(request, entry, state, now):
    """Return the response for `entry`; `state` says how it was come by, `now` is a timestamp."""
    meta = request.META
    encoding = entry.encoding_for(accepted(meta.get("HTTP_ACCEPT_ENCODING", "")))
    control = shared_for(entry.ends_at - now)
    headers = KeptHeaders(_headers(entry, encoding), ("Cache-Control", control), ("X-Page-Cache", state))
    if "HTTP_IF_NONE_MATCH" in meta and _has(meta["HTTP_IF_NONE_MATCH"], headers["ETag"]):
        response = HttpResponseNotModified()
        for name in ("Content-Encoding", "Content-Length", "Content-Type"):
            headers.pop(name, None)
    else:
        response = HttpResponse(entry.body(encoding) if request.method == "GET" else b"", status=entry.status)
    response.headers = headers
    return response


def _headers(entry, encoding):
    """Return the headers of `entry` that are the same for all readers who take `encoding`."""
    if encoding not in entry.ready:
        headers = ResponseHeaders(dict(entry.headers))
        headers["Content-Length"] = str(len(entry.body(encoding)))
        if encoding != IDENTITY:
            headers["Content-Encoding"] = encoding
        headers["ETag"] = entry.etag(encoding)
        headers["Vary"] = "Accept-Encoding"
        entry.ready[encoding] = headers
    return entry.ready[encoding]


def shared_for(left):
    """Return the Cache-Control of an answer that holds for `left` seconds more."""
    fresh = max(0, min(FRESH, int(left)))
    stale = max(0, min(STALE, int(left) - fresh))
    kept = f"s-maxage={fresh}, stale-while-revalidate={stale}, stale-if-error={STALE_ON_ERROR}"
    return f"public, max-age=0, {kept}"


@lru_cache(maxsize=256)
def accepted(header):
    """Return the encodings that a reader takes, the best first. A page is never refused for it."""
    taken = {}
    for part in header.lower().split(","):
        name, _semicolon, weight = part.strip().partition(";")
        taken[name.strip()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    everything = taken.get("*", False)
    return [name for name in (BROTLI, GZIP) if taken.get(name, everything)] + [IDENTITY]


def _has(header, etag):
    known = parse_etags(header)
    return known == ["*"] or any(each.removeprefix("W/") == etag for each in known)
