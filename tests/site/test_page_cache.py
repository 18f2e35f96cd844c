"""Whoever gets a page that was kept reads what it would be if it were made now, in every language."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client, override_settings

from core import generation
from tests.site.pages import NOT_FOUND, every_address

pytestmark = pytest.mark.any_database
STATE = "X-Page-Cache"
NEVER_KEPT = {
    *("/gui-tin/", "/tra-cuu/", "/kiem-tra/", "/tin-bao-da-lam-gi/", "/tim-kiem/", "/tim-kiem/?q=lua+dao"),
    *("/phuong-xa/?q=quan+3", NOT_FOUND),
}


@pytest.fixture
def reader(home, settings, tmp_path):
    """Somebody who reads a site that keeps its pages."""
    settings.CACHE_DIR, settings.PAGE_CACHE = tmp_path, True
    return Client()


def test_a_page_that_is_kept_is_the_page_as_it_is_now(reader):
    """Made for somebody who came by a link, after other pages than now: parts of it were drawn for those."""
    paths = every_address()
    connection.run_on_commit.clear()
    generation.bump()
    kept = {address: path for address, path in paths.items() if address[0] not in NEVER_KEPT}
    made = {address: reader.get(path, query_params=by_a_link(path)) for address, path in kept.items()}
    assert {address for address, answer in made.items() if answer.headers.get(STATE) != "miss"} == set()
    found = {address: reader.get(path) for address, path in kept.items()}
    assert {address for address, answer in found.items() if answer.headers.get(STATE) != "hit"} == set()
    with override_settings(PAGE_CACHE=False):
        generation.bump()
        fresh = {address: Client().get(path) for address, path in reversed(kept.items())}
    for address in kept:
        assert STATE not in fresh[address].headers
        assert found[address].content == made[address].content == fresh[address].content, address


def by_a_link(path):
    return {**QueryDict(path.partition("?")[2]).dict(), "fbclid": "abc", "utm_source": "zalo"}
