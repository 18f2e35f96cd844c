"""Style sheets, scripts and fonts, as a build leaves them and whitenoise sends them: once, and small."""

import gzip
import re

import brotli
import pytest
from django.conf import settings
from django.templatetags.static import static
from django.test import Client, override_settings

from tests import prepared

pytestmark = pytest.mark.any_database

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
FOREVER = "max-age=315360000, public, immutable"


@pytest.fixture(scope="module")
def get():
    """Ask the site, over what `collectstatic` has made, for a static file by its name or its address."""
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "core.storage.StaticStorage"}}
    with override_settings(STATIC_ROOT=prepared.built() / "static", STORAGES=storages):
        client = Client()

        def ask(name, **headers):
            path = name if name.startswith("/") else static(name)
            return client.get(path, headers=headers, secure=True)

        yield ask


@pytest.mark.parametrize("name", ["outreach/css/site.css", "outreach/img/icon.svg"])
@pytest.mark.parametrize("accepted", ["br, gzip", "gzip", ""])
def test_a_file_comes_in_the_best_packing_that_a_browser_takes(get, name, accepted):
    response = get(name, accept_encoding=accepted)
    packing = accepted.partition(",")[0]
    assert response.status_code == 200
    assert response.headers.get("Content-Encoding", "") == packing
    assert response.headers["Vary"] == "Accept-Encoding"
    whole = get(name).getvalue()
    assert UNPACK[packing](response.getvalue()) == whole
    assert not packing or len(response.getvalue()) < len(whole)


def test_a_name_with_a_hash_is_kept_for_ever_and_one_without_is_not(get):
    assert re.fullmatch(r"/static/outreach/css/site\.[0-9a-f]{12}\.css", static("outreach/css/site.css"))
    assert get("outreach/css/site.css").headers["Cache-Control"] == FOREVER
    assert get("/static/outreach/css/site.css").headers["Cache-Control"] == "max-age=60, public"


@pytest.mark.parametrize("accepted", ["br", "gzip", ""])
def test_whoever_has_a_file_is_not_sent_it_again(get, accepted):
    first = get("outreach/css/site.css", accept_encoding=accepted)
    again = get("outreach/css/site.css", accept_encoding=accepted, if_none_match=first.headers["ETag"])
    assert (again.status_code, again.getvalue()) == (304, b"")
    assert again.headers["Cache-Control"] == FOREVER


def test_what_is_not_there_is_not_found_and_not_kept(get, db):
    response = get("/static/outreach/css/site.000000000000.css")
    assert response.status_code == 404
    assert "immutable" not in response.headers.get("Cache-Control", "")


def test_all_that_can_be_packed_was_packed_by_the_build(get):
    root = prepared.built() / "static" / "outreach"
    texts = [file for file in root.rglob("*") if file.suffix in {".css", ".js", ".svg"}]
    large = [file for file in texts if file.stat().st_size > 1000]
    assert large
    assert [file for file in large if not file.with_name(f"{file.name}.br").exists()] == []
