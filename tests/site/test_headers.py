"""The exact headers of each class of route. A header more or less fails here first."""

from unittest.mock import patch

import pytest

from core.middleware import PERMISSIONS_POLICY
from tests.media.files import make_document, make_picture
from tests.media.uses import as_a_block, as_photo

POLICY = {
    "default-src": "'none'",
    **dict.fromkeys(
        ["script-src", "style-src", "img-src", "font-src", "connect-src", "form-action"], "'self'"
    ),
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
ADMIN_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-ancestors": "'self'",
    "form-action": "'self'",
    "base-uri": "'self'",
    "object-src": "'none'",
}
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "Content-Security-Policy": POLICY,
}
NEVER_KEPT = {"Cache-Control": "max-age=0, no-cache, no-store, must-revalidate, private"}
PAGE = {**EVERYWHERE, "Content-Type": "text/html; charset=utf-8"}
KEPT = {
    **PAGE,
    "Cache-Control": "public, max-age=0, s-maxage=2, stale-while-revalidate=1, stale-if-error=86400",
    "X-Page-Cache": "miss",
}
CLASSES = {
    "page": KEPT,
    "page again": {**KEPT, "X-Page-Cache": "hit"},
    "ward": KEPT,
    "search": {**PAGE, "X-Robots-Tag": "noindex"},
    "404": PAGE,
    "500": {**PAGE, "Cache-Control": "no-store"},
    "400": {**PAGE, "Cache-Control": "no-store"},
    "405": {**PAGE, "Allow": "GET, HEAD", "Cache-Control": "no-store"},
    "tip": {**PAGE, **NEVER_KEPT, "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"},
    "admin": {**PAGE, **NEVER_KEPT, "Content-Security-Policy": ADMIN_POLICY},
    "sign in": {
        **PAGE,
        **NEVER_KEPT,
        "Content-Security-Policy": {**POLICY, "img-src": "'self' data:"},
    },
    "feed": {
        **EVERYWHERE,
        "Content-Type": "application/atom+xml; charset=utf-8",
        "Cache-Control": "public, max-age=2",
        "Access-Control-Allow-Origin": "*",
    },
    "media": {
        **EVERYWHERE,
        "Content-Type": "image/png",
        "Cache-Control": "public, max-age=86400, s-maxage=5",
        "Content-Disposition": 'inline; filename="hinh.width-40.png"',
    },
    "document": {
        **EVERYWHERE,
        "Content-Type": "application/pdf",
        "Cache-Control": "public, max-age=86400, s-maxage=5",
        "Content-Disposition": "attachment; filename*=utf-8''H%C6%B0%E1%BB%9Bng_d%E1%BA%ABn.pdf",
        "Content-Security-Policy": {"default-src": "'none'", "sandbox": ""},
    },
}
STATUS = {"400": 400, "404": 404, "405": 405, "500": 500}
CHANGING = {"Content-Length", "Expires", "Vary", "Content-Language", "ETag"}


def get(client, kind):
    if kind == "media":
        picture = make_picture()
        as_photo(picture)
        return client.get(picture.get_rendition("width-40").url, secure=True)
    if kind == "document":
        document = make_document()
        as_a_block(document)
        return client.get(document.url, secure=True)
    paths = {
        "page": "/",
        "page again": "/",
        "search": "/tim-kiem/",
        "ward": "/phuong-xa/",
        "feed": "/canh-bao/atom.xml",
        "400": "/?%00",
        "404": "/khong-co/",
        "tip": "/gui-tin/",
        "admin": "/quan-tri/password_reset/",
        "sign in": "/quan-tri/dang-nhap/",
    }
    if kind == "500":
        client.raise_request_exception = False
        with patch("home.sections.newest_alerts", side_effect=RuntimeError("bí mật")):
            return client.get("/", secure=True)
    if kind == "page again":
        client.get("/", secure=True)
    if kind == "405":
        return client.post("/tim-kiem/", secure=True)
    return client.get(paths[kind], secure=True)


def as_sent(response):
    headers = {name: value for name, value in response.headers.items() if name not in CHANGING}
    parts = [part.strip().partition(" ") for part in headers["Content-Security-Policy"].split(";")]
    headers["Content-Security-Policy"] = {name: sources for name, _space, sources in parts}
    return headers


@pytest.fixture(autouse=True)
def _page_cache(settings, tmp_path):
    settings.VAR_DIR, settings.PAGE_CACHE = tmp_path, True


@pytest.mark.parametrize("kind", CLASSES)
def test_each_class_of_route_sends_exactly_these_headers(home, client, kind):
    response = get(client, kind)
    assert response.status_code == STATUS.get(kind, 200)
    assert as_sent(response) == CLASSES[kind]


def test_the_page_for_an_error_says_nothing_of_the_error(home, client):
    page = get(client, "500").content.decode()
    assert "bí mật" not in page
    assert all(f"tel:{number}" in page for number in ("113", "114", "115", "111"))
