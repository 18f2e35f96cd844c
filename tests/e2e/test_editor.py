from playwright.sync_api import expect


def test_the_address_is_made_while_the_title_is_typed(site, staff):
    page = staff("bien-tap")
    page.goto(site.new_alert)
    page.locator("[name=title]").press_sequentially("Cảnh báo lừa đảo mạo danh công an ở Đà Nẵng")
    expect(page.locator("[name=slug]")).to_have_value("canh-bao-lua-dao-mao-danh-cong-an-o-da-nang")


def test_a_slug_typed_by_hand_loses_its_marks_too(site, staff):
    page = staff("bien-tap")
    page.goto(site.new_alert)
    page.get_by_role("tab", name="Đường dẫn và tìm kiếm").click()
    page.locator("[name=slug]").press_sequentially("Đường dây nóng")
    page.locator("[name=slug]").press("Tab")
    expect(page.locator("[name=slug]")).to_have_value("duong-day-nong")


def test_the_back_office_asks_no_other_host(site, staff):
    page = staff("nguoi-duyet")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", "pages/", "account/"):
        page.goto(f"{site.admin}/{path}", wait_until="networkidle")
    assert asked
    assert {url for url in asked if not url.startswith((site.url, "data:", "blob:"))} == set()
