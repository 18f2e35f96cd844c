"""The exact headers of each class of route. A header more or less fails here first."""

import io
from unittest.mock import patch

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from core.middleware import PERMISSIONS_POLICY
from media.models import CustomImage

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
CLASSES = {
    "page": PAGE,
    "ward": PAGE,
    "404": PAGE,
    "500": PAGE,
    "tip": {**PAGE, **NEVER_KEPT, "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"},
    "admin": {**PAGE, **NEVER_KEPT, "Content-Security-Policy": ADMIN_POLICY},
    "sign in": {
        **PAGE,
        **NEVER_KEPT,
        "Content-Security-Policy": {**POLICY, "img-src": "'self' data:"},
    },
    "media": {
        **EVERYWHERE,
        "Content-Type": "image/png",
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Disposition": "inline",
    },
}
STATUS = {"404": 404, "500": 500}
CHANGING = {"Content-Length", "Expires", "Vary", "Content-Language"}


def get(client, kind):
    if kind == "media":
        return client.get(rendition().url, secure=True)
    paths = {
        "page": "/",
        "ward": "/phuong-xa/",
        "404": "/khong-co/",
        "tip": "/gui-tin/",
        "admin": "/quan-tri/password_reset/",
        "sign in": "/quan-tri/dang-nhap/",
    }
    if kind == "500":
        client.raise_request_exception = False
        with patch("home.models.newest_alerts", side_effect=RuntimeError("bí mật")):
            return client.get("/", secure=True)
    return client.get(paths[kind], secure=True)


def rendition():
    content = io.BytesIO()
    Image.new("RGB", (80, 45), "#0d4f3c").save(content, "PNG")
    image = CustomImage.objects.create(title="x", description="x", file=ImageFile(content, name="x.png"))
    return image.get_rendition("width-40")


def as_sent(response):
    headers = {name: value for name, value in response.headers.items() if name not in CHANGING}
    parts = [part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";")]
    headers["Content-Security-Policy"] = dict(parts)
    return headers


@pytest.mark.parametrize("kind", CLASSES)
def test_each_class_of_route_sends_exactly_these_headers(home, client, kind):
    response = get(client, kind)
    assert response.status_code == STATUS.get(kind, 200)
    sent = as_sent(response)
    if kind == "media":
        sent["Content-Disposition"] = sent["Content-Disposition"].split(";")[0]
    assert sent == CLASSES[kind]


def test_the_page_for_an_error_says_nothing_of_the_error(home, client):
    page = get(client, "500").content.decode()
    assert "bí mật" not in page
    assert all(f"tel:{number}" in page for number in ("113", "114", "115", "111"))
