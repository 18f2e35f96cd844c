"""Law 10, as staff see it: who follows the links of the back office meets no English, in any role."""

import re
from urllib.parse import urlsplit

import polib
import pytest
from django.conf import settings
from django.urls import Resolver404, resolve

from home.demo.accounts import NAMES
from tests.e2e.conftest import DESKTOP, started_site
from tests.site.english import english_in

PAGES_AT_MOST = 60
# What is read out, shown on hovering or opened later counts as much as what is seen at once. What cannot:
# two things that Wagtail keeps hidden, and the names of languages and time zones, each in its own words.
TEXTS = """() => {
    const texts = []
    const not_ours = '.xdsoft_save_selected, [data-side-panel-toggle-counter], [name^=locale-] option'
    const nodes = document.createTreeWalker(document, NodeFilter.SHOW_TEXT)
    while (nodes.nextNode()) {
        const inside = nodes.currentNode.parentElement
        if (!inside.closest(`script, style, noscript, textarea, code, [lang=en], ${not_ours}`))
            texts.push(nodes.currentNode.data)
    }
    for (const name of ['placeholder', 'title', 'aria-label', 'alt', 'data-w-tooltip-content-value'])
        for (const each of document.querySelectorAll(`[${name}]`)) texts.push(each.getAttribute(name))
    for (const each of document.querySelectorAll('input[type=submit]')) texts.push(each.value)
    return texts
}"""
LINKS = "() => [...document.querySelectorAll('a[href]')].map((link) => link.href)"


def kind(address):
    """Return what makes two addresses one page for this walk: the view, whatever it shows."""
    try:
        found = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    return re.sub(r"(wagtailsnippets)_\w+", r"\1", found.view_name or "")


def is_a_page(address, site):
    parts = urlsplit(address)
    return (
        address.startswith(f"{site.admin}/")
        and not parts.query
        and not re.search(
            r"/(thoat|logout|results|jsi18n|sprite|download|pofile|preview|view_draft)\b|/xuat\b|\.\w+$",
            parts.path,
        )
    )


def walk(page, site, seen):
    """Follow the links, a kind of page once for all roles. Yield each kind and its texts."""
    waiting, of_role = [f"{site.admin}/"], set()
    while waiting and len(seen) < PAGES_AT_MOST:
        address = waiting.pop(0)
        if kind(address) in of_role | seen - {"wagtailadmin_home"}:
            continue
        of_role.add(kind(address))
        answer = page.goto(address, wait_until="load")
        if "html" not in answer.headers["content-type"] or not page.locator("main").count():
            continue
        seen.add(kind(address))
        yield kind(address), page.evaluate(TEXTS)
        waiting += [link.partition("#")[0] for link in page.evaluate(LINKS) if is_a_page(link, site)]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """One of its own: who signs in here has no second factor yet, and keeps none of other tests."""
    with started_site(tmp_path_factory) as started:
        yield started


@pytest.fixture(scope="module")
def right():
    """What should be in English: the sample content in that language."""
    entries = polib.pofile(str(settings.BASE_DIR / "home" / "demo" / "english.po"))
    return frozenset(entry.msgstr for entry in entries)


def test_no_role_meets_english(site, staff, right, record_property):
    seen, found = set(), {}
    for role, account in NAMES.items():
        for name, texts in walk(staff(account, viewport=DESKTOP), site, seen):
            if english := english_in(texts, right):
                found[f"{role.value}: {name}"] = english
    record_property("back office", sorted(seen))
    assert found == {}
