"""How feeds and calendars are answered: for everybody, kept by caches for seconds, and not sent twice."""

from hashlib import sha256

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

# Seconds. With those that a feed is remembered for (FEEDS_REMEMBERED_SECONDS), and the way to the reader,
# what was published or hidden is known within five.
FRESH_FOR = 2


def answer(request, content, content_type):
    """Return `content`, bytes, or 304 to a program that has it.

    There is no Last-Modified: when something is hidden, what is left has an older date than before, and
    a program that asks by date alone would keep what is no longer public.
    """
    etag = quote_etag(sha256(content).hexdigest()[:32])
    response = get_conditional_response(
        request, etag=etag, response=HttpResponse(content, content_type=content_type)
    )
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    response.headers["Access-Control-Allow-Origin"] = "*"  # pages of others may read what all may read
    return response
