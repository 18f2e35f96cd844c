"""Signing in on a phone, with the authenticator app and with a passkey, in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import set_up_app

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def watched(open_browser):
    """A window on a phone that remembers what the browser complains about on the screens of signing in."""
    page = open_browser()
    page.complaints = []

    def remember(kind, text):
        ours = re.search("/(dang-nhap|bao-mat)/", page.url)
        if ours and kind == "error" and "404" not in text:  # no icon for the tab
            page.complaints.append(text)

    page.on("console", lambda said: remember(said.type, said.text))
    page.on("pageerror", lambda error: remember("error", str(error)))
    return page


def look(page):
    """Check the screen that is shown: nothing for axe, nothing wider than the phone."""
    violations = Axe().run(page).response["violations"]
    assert [(found["id"], found["nodes"][0]["html"][:120]) for found in violations] == [], page.url
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width <= 0, page.url


def test_every_screen_fits_a_phone_and_is_free_of_axe_findings(site, watched):
    page = watched
    page.goto(f"{site.admin}/login/")
    look(page)
    page.fill("[name=login]", "can-bo-tiep-nhan")  # no other browser test signs in as this one
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.get_by_role("alert").first).to_be_visible()
    look(page)
    page.fill("[name=password]", site.password("can-bo-tiep-nhan"))
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url(f"{site.admin}/bao-mat/")
    look(page)
    page.get_by_role("link", name="Cài ứng dụng xác thực").click()
    page.wait_for_url(re.compile("/bao-mat/.+"))  # axe on a page that is just leaving finds no document
    look(page)
    page.go_back()
    page.goto(f"{site.admin}/tin-bao/")
    page.wait_for_url(f"{site.admin}/bao-mat/")
    page.get_by_role("link", name="Thêm khoá truy cập").click()
    page.wait_for_url(re.compile("/bao-mat/.+"))
    look(page)
    page.go_back()
    set_up_app(page, site, "can-bo-tiep-nhan")
    page.wait_for_url(f"{site.admin}/")
    for path in ("ma-du-phong/", "ma-du-phong/lam-moi/", "ung-dung/bo/", ""):
        page.goto(f"{site.admin}/bao-mat/{path}")
        look(page)
    page.goto(f"{site.admin}/dang-nhap/thoat/")
    look(page)
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url(f"{site.admin}/dang-nhap/")
    page.fill("[name=login]", "can-bo-tiep-nhan")
    page.fill("[name=password]", site.password("can-bo-tiep-nhan"))
    page.press("[name=password]", "Enter")
    page.wait_for_url(re.compile("/dang-nhap/ma/$"))
    look(page)
    page.fill("[name=code]", site.recovery_codes["can-bo-tiep-nhan"].pop())
    page.press("[name=code]", "Enter")
    page.wait_for_url(f"{site.admin}/")
    assert page.complaints == []


def test_too_many_tries_are_answered_in_vietnamese(site, open_browser):
    page = open_browser()
    for _try in range(5):
        page.goto(f"{site.admin}/dang-nhap/")
        page.fill("[name=login]", "khong-ai-ca")
        page.fill("[name=password]", "sai-mat-khau")
        page.press("[name=password]", "Enter")
        page.wait_for_load_state()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thử quá nhiều lần")
    look(page)


def test_a_passkey_is_added_and_opens_the_back_office_without_a_password(site, watched):
    page = watched
    local = site.url.replace("127.0.0.1", "localhost")  # a browser keeps no passkey for a bare address
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})["authenticatorId"]

    page.goto(f"{local}/quan-tri/login/")
    page.fill("[name=login]", "nguoi-dich")
    page.fill("[name=password]", site.password("nguoi-dich"))
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{local}/quan-tri/")
    page.goto(f"{local}/quan-tri/bao-mat/khoa/them/")
    page.fill("[name=name]", "Điện thoại của tôi")
    page.get_by_role("button", name="Thêm khoá truy cập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mã dự phòng")
    page.goto(f"{local}/quan-tri/bao-mat/")
    expect(page.get_by_text("Điện thoại của tôi")).to_be_visible()
    look(page)

    page.context.clear_cookies()
    page.goto(f"{local}/quan-tri/account/")
    page.get_by_role("button", name="Đăng nhập bằng khoá truy cập").click()
    page.wait_for_url(f"{local}/quan-tri/account/")

    page.context.clear_cookies()
    page.goto(f"{local}/quan-tri/dang-nhap/")
    page.fill("[name=login]", "nguoi-dich")
    page.fill("[name=password]", site.password("nguoi-dich"))
    page.press("[name=password]", "Enter")
    page.get_by_role("button", name="Dùng khoá truy cập").click()
    page.wait_for_url(f"{local}/quan-tri/")

    page.goto(f"{local}/quan-tri/bao-mat/")
    page.get_by_role("link", name="Bỏ", exact=True).click()
    expect(page.get_by_role("button", name="Bỏ khoá truy cập")).to_be_visible()
    look(page)
    page.get_by_role("button", name="Bỏ khoá truy cập").click()
    page.wait_for_url(f"{local}/quan-tri/bao-mat/")
    devices.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": device})
    assert page.complaints == []
