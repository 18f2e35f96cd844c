"""The 3-in-1 team at somebody's door: a phone, a minute, a slip."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE

CODE = re.compile(r"\d{4} \d{4} \d{4} \d{4}")


def assert_fits_and_is_free_of_axe_findings(page):
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0, page.url
    assert Axe().run(page).response["violations"] == [], page.url


def test_what_was_told_is_written_down_on_a_phone_and_the_slip_fits_its_paper(site, staff):
    page = staff("phu-trach-tin-bao", viewport=PHONE, has_touch=True, is_mobile=True)
    page.locator("#tips-section").get_by_role("link", name="Ghi lời người dân").tap()
    page.get_by_role("button", name="Gửi và lấy phiếu").tap()
    expect(page.get_by_text("Hãy chọn một trong các mục này.").first).to_be_visible()
    assert_fits_and_is_free_of_axe_findings(page)

    page.get_by_text("Nhờ Tổ 3 trong 1 hỗ trợ").tap()
    page.fill("[name=text]", "Bác Tư muốn cài ứng dụng mà không biết cách.")
    page.get_by_text("Tại nhà hoặc gặp trực tiếp").tap()
    page.get_by_text("Có, họ nghe hoặc xem lời được ghi").tap()
    page.get_by_role("button", name="Gửi và lấy phiếu").tap()
    slip = page.get_by_role("region", name="Phiếu")
    expect(slip).to_contain_text(CODE)
    assert_fits_and_is_free_of_axe_findings(page)

    paper = page.pdf(prefer_css_page_size=True)
    assert re.findall(rb"/MediaBox \[0 0 (\d+)\S* (\d+)", paper) == [(b"420", b"298")]  # one A6, in points


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_first_screen_and_the_figures_of_a_supervisor_are_free_of_axe_findings(site, staff, viewport):
    page = staff("phu-trach-tin-bao", viewport=viewport)
    assert_fits_and_is_free_of_axe_findings(page)
    page.locator("#tips-section").get_by_role("link", name="Số liệu").click()
    expect(page.get_by_role("heading", name="Số liệu").first).to_be_visible()
    assert_fits_and_is_free_of_axe_findings(page)
