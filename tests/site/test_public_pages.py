"""The laws that hold for every public page in every language, by its bytes."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client

from tests.site.pages import EVERY_ADDRESS, LANGUAGES, NO_PAGES, NOT_FOUND, VIEWS, every_address, name_of
from tests.site.routes import OURS, PUBLIC

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
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


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker):
    """What each address answers, asked once for all the laws."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = {key: Client().get(path) for key, path in every_address().items()}
        transaction.set_rollback(True)
    return found


@pytest.fixture(params=EVERY_ADDRESS, ids=name_of)
def response(request, answers):
    target, language = request.param
    response = answers[request.param]
    assert response.status_code == (404 if target == NOT_FOUND else 200)
    response.language = language
    return response


@pytest.fixture
def page(response):
    return Page(response.content.decode())


def test_every_public_view_is_in_the_list():
    assert {name for name, role in OURS.items() if role == PUBLIC} == {*VIEWS, *NO_PAGES}


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


def test_the_language_is_said(response, page):
    assert ("html", response.language) in [(tag, attrs.get("lang")) for tag, attrs in page.tags]
    assert response.headers["Content-Language"] == response.language


@pytest.mark.parametrize("target", dict(EVERY_ADDRESS), ids=lambda target: name_of((target, "")))
def test_every_language_of_an_address_names_all_of_them(answers, target):
    """hreflang holds only if both sides say it; what is not found has no other language."""
    pages = {language: Page(answers[target, language].content.decode()) for language in LANGUAGES}
    said = [
        {
            attrs["hreflang"]: urlsplit(attrs["href"]).path
            for tag, attrs in page.tags
            if tag == "link" and "hreflang" in attrs
        }
        for page in pages.values()
    ]
    own = {language: answers[target, language].request["PATH_INFO"] for language in LANGUAGES}
    assert said == [{} if target == NOT_FOUND else {**own, "x-default": own["vi"]}] * len(LANGUAGES)
    if target != NOT_FOUND:
        for language, page in pages.items():
            links = {attrs.get("hreflang"): attrs["href"] for tag, attrs in page.tags if tag == "a"}
            assert {code: links.get(code) for code in own if code != language} == {
                code: path for code, path in own.items() if code != language
            }


def test_it_says_what_it_is_about_when_it_is_shared(page):
    said = {
        attrs.get("name") or attrs.get("property"): attrs.get("content")
        for tag, attrs in page.tags
        if tag == "meta"
    }
    for name in ("description", "og:title", "og:description", "og:image"):
        assert said[name]
    assert said["og:image"].startswith("https://outreach.example/")


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
