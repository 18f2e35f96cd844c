"""The whole site as `make run` starts it, and a real browser. Nothing here touches the ORM."""

import os
import re
import shutil
import sqlite3
import sys
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect, sync_playwright

from tests import prepared
from tests.signing_in import code_of
from tests.stack.processes import Running, clean_environment, free_port

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


class Site:
    """A running site: its address, its back office, its logins."""

    def __init__(self, port, folder):
        self.url = f"http://127.0.0.1:{port}"
        self.admin = f"{self.url}/quan-tri"
        self.folder = folder
        self.recovery_codes = {}  # by account

    @property
    def new_alert(self):
        """The address of the empty form for a warning."""
        with sqlite3.connect(f"file:{self.folder / 'db.sqlite3'}?mode=ro", uri=True) as database:
            # The first one is Vietnamese: its translations come after it.
            ((index,),) = database.execute("SELECT min(page_ptr_id) FROM alerts_alertindexpage")
        return f"{self.admin}/pages/add/alerts/alertpage/{index}/"

    def password(self, username):
        for line in (self.folder / "logins.txt").read_text(encoding="utf-8").splitlines():
            name, password = line.split(": ")[1].split(" / ")
            if name == username:
                return password
        raise KeyError(username)


@contextmanager
def started_site(tmp_path_factory):
    folder, port = tmp_path_factory.mktemp("site"), free_port()
    shutil.copytree(prepared.built(), folder, dirs_exist_ok=True)
    shutil.copy(prepared.sqlite(), folder)
    environment = clean_environment(PORT=str(port), VAR_DIR=str(folder))
    log = tmp_path_factory.mktemp("log") / "site"
    with Running([sys.executable, "-m", "deploy.run_local"], environment, log) as running:
        running.wait_for(f"http://127.0.0.1:{port}/")
        yield Site(port, folder)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    with started_site(tmp_path_factory) as started:
        yield started


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is missing")
        pytest.skip("needs chromium: apt install chromium")
    # Playwright keeps an event loop in this thread; other tests of the same process still use the ORM.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*arguments, *quiet])
        yield browser
        browser.close()


@pytest.fixture
def open_browser(browser):
    """Return a function that opens a fresh browser window with nothing remembered from before."""
    contexts = []

    def open_window(viewport=PHONE, **options):
        context = browser.new_context(viewport=viewport, locale="vi-VN", **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield open_window
    for context in contexts:
        context.close()


def sign_in(page, site, username, password):
    """Sign in as staff do: the password, then a code where the account has or needs one.

    A recovery code: those of the app work once, so whoever signs in twice in a minute would have to wait.
    """
    page.goto(f"{site.admin}/login/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(re.compile("/quan-tri/(dang-nhap/ma/|bao-mat/)?$"))
    if page.url.endswith("/bao-mat/"):
        set_up_app(page, site, username)
    elif page.url.endswith("/ma/"):
        page.fill("[name=code]", site.recovery_codes[username].pop())
        page.press("[name=code]", "Enter")
    page.wait_for_url(f"{site.admin}/")


def set_up_app(page, site, username):
    """Set up an authenticator app, from the list of the second steps to the back office."""
    page.get_by_role("link", name="Cài ứng dụng xác thực").click()
    page.fill("[name=code]", code_of(page.locator("#secret").inner_text()))
    page.get_by_role("button", name="Xong").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mã dự phòng")
    site.recovery_codes[username] = page.locator("main code").all_inner_texts()
    page.get_by_role("link", name="Vào trang quản trị").click()


def tap_and_write(field, text):
    """Write as a thumb does: a field that is hidden, covered or that a tap does not reach fails here."""
    field.tap()
    expect(field).to_be_focused()
    field.fill(text)


@pytest.fixture
def staff(open_browser, site):
    """Return a function that signs somebody in at the back office, on a phone."""

    def signed_in(username, password=None, **options):
        page = open_browser(**options)
        sign_in(page, site, username, password or site.password(username))
        return page

    return signed_in
