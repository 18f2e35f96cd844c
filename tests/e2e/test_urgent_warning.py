"""From nothing to public by two people on phones: at most twelve fields, and three screens for each."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE, sign_in, tap_and_write
from tests.factories import PASSWORD

TITLE = "Giả danh nhân viên nước sạch đòi đổi đồng hồ ngay trong ngày"
SIGN = "Đòi chuyển tiền trước khi đến"
MOST_FIELDS, MOST_SCREENS = 12, 3
APPROVER = "nguoi-duyet-khan"


@pytest.fixture(scope="module")
def approver_with_mail(site, browser):
    """An approver who can be told by mail, made by the account manager on the screens."""
    context = browser.new_context(locale="vi-VN", viewport=DESKTOP)
    page = context.new_page()
    sign_in(page, site, "quan-tri", site.password("quan-tri"))
    page.goto(f"{site.admin}/users/new/")
    fields = {"username": APPROVER, "email": "duyet-khan@outreach.example", "first_name": "Người"}
    for name, value in {**fields, "last_name": "Duyệt", "password1": PASSWORD, "password2": PASSWORD}.items():
        page.fill(f"[name={name}]", value)
    page.locator("a[role=tab][href='#tab-roles']").first.click()
    page.get_by_label("Người duyệt").check()
    page.locator("button.button-longrunning:visible").click()
    page.wait_for_url(re.compile("/users/$"))
    context.close()
    return APPROVER


class Screens:
    """The screens that somebody saw since signing in, the first one included. Each fits a phone."""

    def __init__(self, page):
        self.page, self.seen = page, [page.url]
        page.on("load", lambda _page: self.seen.append(page.url))

    def look(self):
        root = "document.documentElement"
        assert self.page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0, self.page.url
        boxes = self.page.locator("main :is(iframe, input, select, textarea, button):visible")
        right = "all => all.map(one => one.getBoundingClientRect().right)"
        assert max(boxes.evaluate_all(right), default=0) <= PHONE["width"], self.page.url

    def count(self):
        self.page.wait_for_load_state()
        return len(self.seen)


@pytest.fixture
def phone(staff):
    def signed_in(username, password=None):
        return staff(username, password, viewport=PHONE, has_touch=True, is_mobile=True)

    return signed_in


def visible_fields(page):
    """The names of the fields that one sees in the form."""
    controls = page.locator(".alert-urgent-form :is(input, select, textarea):visible")
    return set(controls.evaluate_all("controls => controls.map(control => control.name)"))


def write(page):
    for name, text in {
        "title": TITLE,
        "summary": "Kẻ gian xưng nhân viên nước sạch, đòi chuyển tiền đặt cọc. Hãy tắt máy.",
        "read_aloud": "Nước sạch không thu tiền qua điện thoại. Hãy tắt máy.",
        "signs": f"Gọi từ số lạ\n{SIGN}",
    }.items():
        tap_and_write(page.locator(f"[name={name}]"), text)
    page.select_option("[name=scam_type]", index=1)
    page.get_by_label("Gọi điện").check()


def test_two_people_warn_the_city_from_their_phones(site, phone, open_browser, approver_with_mail):
    editor = phone("bien-tap")
    screens = Screens(editor)
    screens.look()
    editor.locator("#urgent-section").get_by_role("link", name="Viết cảnh báo khẩn").tap()
    editor.wait_for_url(re.compile("/canh-bao-khan/$"))
    assert 5 < len(visible_fields(editor)) <= MOST_FIELDS
    screens.look()
    assert Axe().run(editor).response["violations"] == []
    write(editor)
    editor.get_by_role("button", name="Gửi duyệt ngay").tap()
    expect(editor.get_by_text("Đã gửi. Nhưng chưa báo được cho người duyệt nào qua thư")).to_be_visible()
    # The site of these tests sends no mail, and says so; tests/core/test_review_mail.py reads the mails.
    screens.look()
    assert screens.count() <= MOST_SCREENS, screens.seen

    approver = phone(approver_with_mail, PASSWORD)
    screens = Screens(approver)
    screens.look()
    approver.locator("#waiting-section").get_by_role("link", name=TITLE).tap()
    approver.wait_for_url(re.compile(r"/duyet/\d+/$"))
    expect(approver.frame_locator("iframe").get_by_text(SIGN)).to_be_visible()
    screens.look()
    approver.get_by_role("button", name="Duyệt và đăng").tap()
    expect(approver.get_by_text("Đã duyệt")).to_be_visible()
    assert screens.count() <= MOST_SCREENS, screens.seen

    reader = open_browser()
    reader.goto(f"{site.url}/")
    reader.locator("main").get_by_role("link", name=TITLE).first.click()
    assert reader.goto(reader.url).status == 200
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(reader.get_by_text(SIGN)).to_be_visible()


def test_what_is_missing_is_marked_on_the_phone_and_free_of_axe_findings(site, phone):
    page = phone("bien-tap")
    page.goto(f"{site.admin}/canh-bao-khan/")
    write(page)
    page.fill("[name=stop]", "")
    page.get_by_role("button", name="Gửi duyệt ngay").tap()
    expect(page.get_by_text("Chưa gửi được.")).to_be_visible()
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    assert page.locator(".w-field--error [name]").evaluate_all("all => all.map(one => one.name)") == ["stop"]
    Screens(page).look()
    assert Axe().run(page).response["violations"] == []
