"""The whole site as `make run` starts it, and a real browser. Nothing here touches the ORM."""

import os
import shutil
import sqlite3
import sys

import pytest
from playwright.sync_api import sync_playwright

from tests.stack.processes import Running, clean_environment, free_port

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


class Site:
    """A running site: its address, its back office, its logins."""

    def __init__(self, port, folder):
        self.url = f"http://127.0.0.1:{port}"
        self.admin = f"{self.url}/quan-tri"
        self.folder = folder

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


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    folder, port = tmp_path_factory.mktemp("site"), free_port()
    environment = clean_environment(PORT=str(port), VAR_DIR=str(folder))
    log = tmp_path_factory.mktemp("log") / "site"
    with Running([sys.executable, "-m", "deploy.run_local"], environment, log) as running:
        running.wait_for(f"http://127.0.0.1:{port}/")
        yield Site(port, folder)


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


@pytest.fixture
def staff(open_browser, site):
    """Return a function that signs somebody in at the back office, on a phone."""

    def sign_in(username, password=None, **options):
        page = open_browser(**options)
        page.goto(f"{site.admin}/login/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", password or site.password(username))
        page.press("[name=password]", "Enter")
        page.wait_for_url(f"{site.admin}/")
        return page

    return sign_in
