"""The inbox in a browser: on a phone, by keyboard, with a copy button, free of axe findings."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE

SUPERVISOR = "phu-trach-tin-bao"
WORDS = ["mau-tra-loi/", "mau-tra-loi/them/", "don-vi/", "don-vi/them/", "cau-cho-nguoi-gui/"]


def open_tip(page, site, kind="Lừa đảo"):
    page.goto(f"{site.admin}/tin-bao/")
    page.get_by_role("row", name=kind).first.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Nội dung đã gửi")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_page_of_the_inbox_has_axe_findings_or_scrolls_sideways(site, staff, viewport):
    page = staff(SUPERVISOR, viewport=viewport)
    open_tip(page, site)
    findings = {}
    for address in [page.url, *(f"{site.admin}/tin-bao/{path}" for path in ("", *WORDS))]:
        page.goto(address, wait_until="networkidle")
        violations = [found["id"] for found in Axe().run(page).response["violations"]]
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if violations or overflow > 0:
            findings[address] = violations, overflow
    assert findings == {}


def test_a_tip_is_answered_on_a_phone_from_a_template(site, staff):
    page = staff(SUPERVISOR, viewport=PHONE, has_touch=True, is_mobile=True)
    open_tip(page, site, "Mâu thuẫn")
    page.locator("[name=answer-template]").select_option(label="Hòa giải: Tổ 3 trong 1 sẽ đến")
    page.get_by_role("button", name="Lấy mẫu").tap()
    expect(page.locator("[name=answer-text]")).to_have_value(re.compile("sẽ đến nghe các bên"))
    page.get_by_role("button", name="Gửi câu trả lời").tap()
    expect(page.locator("#answers-section article")).to_contain_text("Tổ công tác 3 trong 1 của phường")


def test_keys_lead_to_the_next_tip_to_the_note_and_back(site, staff):
    page = staff(SUPERVISOR, viewport=DESKTOP)
    page.goto(f"{site.admin}/tin-bao/?kind=scam")
    page.locator("td.title a").first.click()
    after = page.locator("[data-key=j]").get_attribute("href")
    page.wait_for_load_state()  # keys are known from then on
    page.keyboard.press("j")
    page.wait_for_url(f"**{after}")
    page.keyboard.press("n")
    expect(page.locator("[name=note-text]")).to_be_focused()
    page.keyboard.type("juk")
    expect(page.locator("[name=note-text]")).to_have_value("juk")
    page.locator("[name=note-text]").blur()
    page.on("dialog", lambda dialog: dialog.accept())
    page.keyboard.press("u")
    page.wait_for_url("**/tin-bao/?kind=scam")


def test_many_tips_are_ticked_and_changed_at_once(site, staff):
    page = staff(SUPERVISOR, viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"{site.admin}/tin-bao/?kind=disorder")
    page.locator(".tip-list__tick label").first.tap()
    page.locator("[name=bulk-status]").select_option("reading")
    page.get_by_role("button", name="Đổi các tin đã chọn").tap()
    expect(page.get_by_text("Số tin đã đổi: 1.")).to_be_visible()
