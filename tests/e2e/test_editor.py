import pytest

pytestmark = pytest.mark.xdist_group("site")


def test_the_address_is_made_while_the_title_is_typed(site, staff):
    page = staff("bien-tap")
    page.goto(f"{site.admin}/pages/")
    page.get_by_role("link", name="Cảnh báo", exact=True).first.click()
    index = page.url.rstrip("/").rsplit("/", 1)[-1]
    page.goto(f"{site.admin}/pages/add/alerts/alertpage/{index}/")
    page.locator("[name=title]").press_sequentially("Cảnh báo lừa đảo mạo danh công an ở Đà Nẵng")
    page.wait_for_function(
        "document.querySelector('[name=slug]').value === 'canh-bao-lua-dao-mao-danh-cong-an-o-da-nang'"
    )


def test_a_slug_typed_by_hand_loses_its_marks_too(site, staff):
    page = staff("bien-tap")
    page.goto(f"{site.admin}/pages/")
    page.get_by_role("link", name="Cảnh báo", exact=True).first.click()
    index = page.url.rstrip("/").rsplit("/", 1)[-1]
    page.goto(f"{site.admin}/pages/add/alerts/alertpage/{index}/#tab-promote")
    page.locator("[name=slug]").press_sequentially("Đường dây nóng")
    page.locator("[name=slug]").press("Tab")
    page.wait_for_function("document.querySelector('[name=slug]').value === 'duong-day-nong'")


def test_the_back_office_asks_no_other_host(site, staff):
    page = staff("nguoi-duyet")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", "pages/", "account/"):
        page.goto(f"{site.admin}/{path}", wait_until="networkidle")
    assert asked
    assert {url for url in asked if not url.startswith((site.url, "data:", "blob:"))} == set()
