"""Under which key the answer to a request is kept, and which requests go by."""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings

from core.page_cache.marks import known_parameters

# How readers came here, by the words of those who count them; no page of ours reads one.
TRACKING = {
    *("dclid", "fbclid", "gbraid", "gclid", "igshid", "mibextid", "msclkid", "ttclid", "twclid", "wbraid"),
    *("yclid", "zarsrc", "zalo_source", "zclid"),
}
TRACKING_BEGINS = ("utm_", "utm-", "mc_", "_ga", "_gl")
LONGEST_QUERY = 300
# Choices of ours look like this; a number or an address that somebody typed is not to be kept.
CHOICE = re.compile(r"(?!.*\d{5})[\w -]{0,40}")
# Headers with which the same address may be answered in another way.
PERSONAL = ("HTTP_AUTHORIZATION", "HTTP_RANGE")
NOT_PAGES = ("/-/",)


class Asked(NamedTuple):
    """What a request asks for; `query` is sorted, and without what only counts readers."""

    scheme: str
    host: str
    path: str
    query: str

    @property
    def parameters(self):
        return {name for name, _value in parse_qsl(self.query, keep_blank_values=True)}


def asked_by(request):
    """Return what `request` asks for, or None if its answer is neither to be kept nor to be looked for."""
    meta = request.META
    if request.method not in ("GET", "HEAD") or getattr(request, "is_dummy", False):
        return None
    if request.path_info.startswith(_elsewhere()) or any(name in meta for name in PERSONAL):
        return None
    if "HTTP_COOKIE" in meta and _knows_reader(request.COOKIES):
        return None
    query = meta.get("QUERY_STRING", "")
    if query and (query := _known_of(query)) is None:
        return None
    return Asked(request.scheme, meta.get("HTTP_HOST", ""), request.path_info, query)


def _elsewhere():
    return (settings.STATIC_URL, settings.MEDIA_URL, f"/{settings.ADMIN_PATH}", *NOT_PAGES)


def _knows_reader(cookies):
    return any(
        name in cookies for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages")
    )


def _known_of(query):
    """Return `query` in one order and without what only counts readers; None if it holds anything unknown."""
    if len(query) > LONGEST_QUERY:
        return None
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True, errors="strict")
    except ValueError:
        return None
    pairs = [(name, value) for name, value in pairs if not _only_counts(name)]
    if any(name not in known_parameters() or not CHOICE.fullmatch(value) for name, value in pairs):
        return None
    return urlencode(sorted(pairs, key=lambda pair: pair[0]))


def _only_counts(name):
    return name in TRACKING or name.startswith(TRACKING_BEGINS)
