"""The laws that hold for every public page, by its bytes."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from tests.site.pages import FIXED, PAGE_TYPES, live_page

LOADS = {"src", "srcset", "action", "formaction", "poster", "data"}


class Page(HTMLParser):
    """What a page loads, links and heads."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.loaded, self.headings, self.inline = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append((tag, attrs))
        self.loaded += [attrs[name] for name in LOADS & set(attrs)]
        if tag == "link" and attrs.get("rel") not in ("canonical", "alternate"):
            self.loaded.append(attrs["href"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        inline_script = tag == "script" and "src" not in attrs and attrs.get("type") != "application/ld+json"
        if tag == "style" or inline_script or any(name == "style" or name.startswith("on") for name in attrs):
            self.inline.append((tag, attrs))


ADDRESSES = [*PAGE_TYPES, *FIXED, "/khong-co-trang-nay/"]


@pytest.fixture(params=ADDRESSES, ids=lambda address: getattr(address, "__name__", address))
def response(request, home, client):
    address = request.param
    response = client.get(address if isinstance(address, str) else live_page(address).url)
    assert response.status_code == (404 if address == "/khong-co-trang-nay/" else 200)
    return response


@pytest.fixture
def page(response):
    return Page(response.content.decode())


def test_no_page_sets_a_cookie_or_varies_by_one(response):
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert "accept-language" not in response.headers.get("Vary", "").lower()


def test_nothing_is_loaded_from_another_host(page):
    assert page.loaded
    for address in ",".join(page.loaded).split(","):
        assert not urlsplit(address.strip().split(" ")[0]).netloc, address


def test_nothing_is_inline(page):
    assert page.inline == []


def test_there_is_one_h1_and_no_level_is_skipped(page):
    assert page.headings.count(1) == 1
    assert all(below - above <= 1 for above, below in zip([0, *page.headings], page.headings, strict=False))


def test_the_language_is_said(page):
    assert ("html", "vi") in [(tag, attrs.get("lang")) for tag, attrs in page.tags]


def test_the_policy_lets_nothing_in_but_our_own(response):
    policy = dict(
        part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";")
    )
    assert policy.pop("default-src") == "'none'"
    assert policy.pop("base-uri") == policy.pop("frame-ancestors") == "'none'"
    assert set(policy.values()) == {"'self'"}
    assert {"script-src", "style-src", "img-src", "font-src", "connect-src", "form-action"} <= set(policy)


def test_113_and_the_tip_form_are_within_reach(page):
    links = {attrs.get("href") for tag, attrs in page.tags if tag == "a"}
    assert {"tel:113", "tel:114", "tel:115", "tel:111"} <= links


def test_every_input_has_a_label(page):
    labelled = {attrs.get("for") for tag, attrs in page.tags if tag == "label"}
    for tag, attrs in page.tags:
        if tag in ("input", "select", "textarea") and attrs.get("type") not in ("hidden", "submit"):
            assert attrs.get("id") in labelled or attrs.get("aria-label"), attrs


def test_every_picture_has_alternative_text(page):
    assert all("alt" in attrs for tag, attrs in page.tags if tag == "img")
