"""What only a browser can tell: cookies and storage, other hosts, the policy, axe, scrolling."""

import re
from collections import Counter

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.conftest import DESKTOP, PHONE

LISTS = ["/canh-bao/", "/chien-dich/", "/huong-dan/"]
WARDS = ["/tim-kiem/?q=lua+dao", "/phuong-xa/", "/phuong-xa/?q=quan+3", "/phuong-xa/phuong-ba-ria/"]
TIPS = ["/gui-tin/", "/tra-cuu/", "/tin-bao-da-lam-gi/"]
TERMS = ["/thu-doan/", "/thu-doan/fake-official/", "/doi-tuong/", "/doi-tuong/elderly/", "/kenh-chinh-thuc/"]
FIXED = ["/", *LISTS, *WARDS, *TIPS, *TERMS, "/vua-bi-lua/", "/quyen-rieng-tu/", "/khong-co-trang-nay/"]
OF_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


@pytest.fixture(scope="session")
def addresses(site, browser):
    """One page of every type in both languages, found by following the lists as a reader would."""
    page = browser.new_page()
    found = list(FIXED)
    for index in [*LISTS, *(f"/en{path}" for path in LISTS)]:
        page.goto(site.url + index)
        links = page.locator("main a").evaluate_all("links => links.map(link => link.pathname)")
        inner = [link for link in links if link.startswith(index) and link != index]
        deeper = [link for link in inner if link.count("/") > index.count("/") + 1]
        found += inner[:1] + deeper[:1]
    for address in FIXED:
        page.goto(site.url + address)
        english = page.locator("link[hreflang=en]").evaluate_all("links => links.map(link => link.href)")
        found += [link.removeprefix(site.url) for link in english]
    page.close()
    found = list(dict.fromkeys([*found, "/en/khong-co-trang-nay/"]))
    languages = Counter(address.startswith("/en/") for address in found)
    assert min(languages[True], languages[False]) >= 12
    return found


def left_behind(page):
    stored = page.evaluate("localStorage.length + sessionStorage.length")
    databases = page.evaluate("indexedDB.databases().then(found => found.length)")
    return stored, databases, page.context.cookies()


def test_no_page_sets_a_cookie_stores_anything_or_asks_another_host(site, addresses, open_browser):
    context = open_browser().context
    asked, complaints = [], []
    context.on("request", lambda request: asked.append(request.url))
    context.on(
        "console", lambda message: complaints.append(message.text) if message.type == "error" else None
    )
    opened = {}
    for address in addresses:
        opened[address] = context.new_page()
        opened[address].goto(site.url + address)
        assert left_behind(opened[address]) == (0, 0, []), address
    for address, page in opened.items():  # one falls silent while the next are read
        page.wait_for_load_state("networkidle")
        assert left_behind(page) == (0, 0, []), address
    assert {url for url in asked if not url.startswith(site.url + "/")} == set()
    assert [text for text in complaints if "404" not in text] == []


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways_on_any_kind_of_page(
    site, addresses, open_browser, width
):
    page = open_browser({"width": width, "height": 740})
    findings, wide = {}, {}
    for address in addresses:
        page.goto(site.url + address)
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if overflow > 0:
            wide[address] = overflow
        # By the scheme nothing differs but the colours.
        for scheme, options in {"light": {}, "dark": {"runOnly": OF_COLOURS}}.items():
            page.emulate_media(color_scheme=scheme)
            violations = Axe().run(page, options=options).response["violations"]
            if violations:
                found = [(each["id"], each["nodes"][0]["html"][:120]) for each in violations]
                findings[address, scheme] = found
    assert (findings, wide) == ({}, {})


def test_every_page_reads_the_same_without_scripts(site, addresses, open_browser):
    with_scripts, without = open_browser(), open_browser(java_script_enabled=False)
    for address in addresses:
        texts = []
        for page in (with_scripts, without):
            page.goto(site.url + address)
            for control in page.locator("main [data-script-only]:visible").all():
                assert page is with_scripts  # what only scripts can do hides itself without them
                control.evaluate("control => { control.hidden = true }")
            texts.append(re.sub(r"\s+", " ", page.locator("main").inner_text()))
        assert texts[0] == texts[1] != "", address


def test_a_wrong_tip_is_free_of_axe_findings_too(site, open_browser):
    page = open_browser()
    page.goto(f"{site.url}/gui-tin/")
    page.fill("[name=text]", "ngắn")
    page.get_by_role("button", name="Gửi tin báo").click()
    assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_for_an_error_is_free_of_axe_findings_and_looks_like_ours(site, open_browser, scheme):
    page = open_browser(color_scheme=scheme)
    page.goto(f"{site.url}/tim-kiem/?q=%00")
    assert page.locator("h1").inner_text() == "Chúng tôi không đọc được yêu cầu này"
    assert page.evaluate("document.styleSheets.length") == 1
    assert Axe().run(page).response["violations"] == []


def test_targets_are_big_enough_for_a_thumb(site, open_browser):
    """Buttons, menu and the bar at the foot of the screen: 48 px high at least."""
    page = open_browser()
    for address in ("/", "/gui-tin/"):
        page.goto(site.url + address)
        boxes = page.locator(".bottom-bar a:visible, button:visible, .button:visible").evaluate_all(
            "found => found.map(e => [e.textContent.trim(), e.getBoundingClientRect().height])"
        )
        assert boxes
        assert [box for box in boxes if box[1] < 48] == []


def test_a_first_visit_to_a_warning_weighs_at_most_60_kilobytes(site, addresses, open_browser):
    page = open_browser()
    sizes, pictures = {}, {}
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    kinds = {}
    client.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))

    def finished(event):
        kind = kinds.get(event["requestId"])
        target = pictures if kind == "Image" else sizes
        target[event["requestId"]] = event["encodedDataLength"]

    client.on("Network.loadingFinished", finished)
    warning = next(address for address in addresses if address.startswith("/canh-bao/") and len(address) > 10)
    page.goto(site.url + warning, wait_until="networkidle")
    assert 0 < sum(sizes.values()) <= 60_000
    assert all(size <= 60_000 for size in pictures.values())


@pytest.mark.parametrize(
    ("viewport", "dots", "width"), [(PHONE, 2, 720), (PHONE, 3, 1080), (DESKTOP, 1, 720)], ids=str
)
def test_a_browser_chooses_avif_in_the_width_it_has_room_for(site, open_browser, viewport, dots, width):
    page = open_browser(viewport=viewport, device_scale_factor=dots)
    page.goto(f"{site.url}/canh-bao/gia-danh-cong-an-phuong-goi-cap-nhat-dinh-danh-vneid/")
    picture = page.locator("article img").first
    picture.scroll_into_view_if_needed()
    picture.evaluate("image => image.decode()")  # waits for its file
    assert picture.evaluate("image => image.currentSrc").endswith(f".width-{width}.format-avif.avif")
    room = picture.evaluate("image => image.clientWidth")
    assert picture.evaluate("image => image.naturalWidth") == pytest.approx(room, abs=2)
