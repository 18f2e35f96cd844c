"""Suggestions while typing: an enhancement that only a browser shows."""


def test_titles_are_suggested_while_one_types_and_lead_to_their_page(site, open_browser):
    page = open_browser({"width": 360, "height": 740})
    page.goto(f"{site.url}/tim-kiem/")
    page.locator("#search-query").press_sequentially("phuong ba ri")
    first = page.locator(".suggestions a").first
    first.wait_for()
    assert first.text_content() == "Phường Bà Rịa"
    assert "Số gợi ý" in page.locator("[role=status]").first.text_content()
    first.click()
    page.wait_for_url("**/phuong-xa/phuong-ba-ria/")
