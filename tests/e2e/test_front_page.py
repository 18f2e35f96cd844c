"""What a reader of the front page sees before touching anything."""

import pytest


@pytest.mark.parametrize("address", ["/", "/en/"])
def test_the_first_warning_stands_within_one_screen_of_a_phone(site, open_browser, address):
    page = open_browser({"width": 360, "height": 740})
    page.goto(site.url + address)
    banners = page.locator(".banner")
    assert banners.count() > 0  # with a banner above it, too
    for other in banners.all()[1:]:  # those that other tests brought
        other.evaluate("banner => banner.remove()")
    title = page.locator("main .card-title a").first
    line = title.evaluate("link => link.getClientRects()[0].bottom")
    bar = page.locator(".bottom-bar").bounding_box()
    assert line <= bar["y"]
