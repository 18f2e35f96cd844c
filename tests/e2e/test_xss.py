"""No known way of breaking out of a page runs in a real browser, in any field, and every text stays whole."""

import json
import re
import subprocess
import sys
import unicodedata

import pytest

from core.defang import defang
from tests.e2e.conftest import DESKTOP
from tests.stack.processes import ROOT, clean_environment
from tests.tips.xss_payloads import PAYLOADS

WATCH = """
    window.broken = [];
    document.addEventListener("securitypolicyviolation", (one) => window.broken.push(one.violatedDirective));
"""
# What a person reads in each text, without the buttons that copy it.
SHOWN = """() => [...document.querySelectorAll(".defanged")].map((each) => {
    const copy = each.cloneNode(true);
    copy.querySelectorAll("button").forEach((button) => button.remove());
    return copy.textContent;
})"""
FIELDS = ("text", "happened", "scammer", "contact")


@pytest.fixture(scope="module")
def sent(site):
    values = {"DJANGO_SETTINGS_MODULE": "outreach.settings.test", "VAR_DIR": str(site.folder)}
    command = [sys.executable, "-m", "tests.e2e.send_payloads"]
    result = subprocess.run(
        command, cwd=ROOT, env=clean_environment(**values), check=True, capture_output=True
    )
    return json.loads(result.stdout)


@pytest.fixture
def watched():
    """Return a function that makes a page tell of every dialog; one that opens is closed and remembered."""
    dialogs = []

    def watch(page):
        page.add_init_script(WATCH)
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        return page

    yield watch
    assert dialogs == []


def squeezed(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))  # as every text is stored


def no_policy_was_broken(page):
    page.wait_for_load_state("load")
    assert page.evaluate("window.broken") == []


def nothing_ran(page):
    no_policy_was_broken(page)
    assert (
        page.locator("main script, main iframe, main object, main embed, main base, main meta").count() == 0
    )


def test_the_corpus_is_large_enough():
    assert len(set(PAYLOADS)) >= 150


def test_nothing_in_a_tip_runs_on_the_screens_of_staff(site, sent, staff, watched):
    page = watched(staff("phu-trach-tin-bao", viewport=DESKTOP))
    for tip in sent:
        page.goto(f"{site.admin}/tin-bao/{tip['id']}/")
        nothing_ran(page)
        page.fill("[name=identity-reason]", "Cần gọi lại cho người gửi.")
        page.get_by_role("button", name="Xem cách liên lạc").click()
        nothing_ran(page)
        expected = squeezed("".join(piece.shown for piece in defang(tip["text"])))
        shown = [squeezed(text) for text in page.evaluate(SHOWN)]
        # story, when, what was used, addition, contact, answer, note, reason of the transfer
        assert shown.count(expected) == 8, tip["text"][:60]
    for path in ("", "?quarantine=with", "so-theo-doi/", "so-lieu/"):
        page.goto(f"{site.admin}/tin-bao/{path}")
        no_policy_was_broken(page)


def test_nothing_in_an_answer_runs_for_the_sender(site, sent, open_browser, watched):
    page = watched(open_browser())
    for tip in sent:
        page.goto(f"{site.url}/tra-cuu/")
        page.fill("[name=code]", tip["receipt"])
        page.get_by_role("button", name="Xem", exact=True).click()
        nothing_ran(page)
        assert squeezed(tip["text"]) in squeezed(page.locator("main").text_content())


def test_what_a_refused_form_gives_back_is_text(site, sent, open_browser, watched):
    page = watched(open_browser())
    for tip in sent:
        page.goto(f"{site.url}/gui-tin/")
        for name in FIELDS:
            page.fill(f"[name={name}]", tip["text"])
        page.get_by_role("button", name="Gửi tin báo").click()
        nothing_ran(page)
        for name in FIELDS:
            assert squeezed(page.input_value(f"[name={name}]")) == squeezed(tip["text"])
