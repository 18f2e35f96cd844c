"""The screens on which the tip roles are granted, on a phone and on a desk."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

# axe measures colours as they are shown: it has to wait until nothing fades or slides any more.
AT_REST = """() => !document.getAnimations().some((each) => each instanceof CSSTransition)
    && [...document.querySelectorAll(".messages ul")].every((ul) => getComputedStyle(ul).opacity === "1")"""


def look(page):
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        page.wait_for_function(AT_REST)
        violations = Axe().run(page).response["violations"]
        found = [(each["id"], each["nodes"][0]["html"][:120]) for each in violations]
        assert found == [], f"{page.url} at {width}"
        sideways = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert sideways <= 0, f"{page.url} at {width}"


def test_they_are_free_of_axe_findings_and_fit_a_phone(site, staff):
    page = staff("phu-trach-tin-bao")
    page.goto(f"{site.admin}/tin-bao/vai-tro/")
    look(page)
    wrong = {
        "nguoi-dich": "Người này mới chỉ đăng nhập bằng mật khẩu",
        "phu-trach-tin-bao": "Hãy chọn ít nhất một phường, xã.",
    }
    for name, said in wrong.items():
        page.goto(f"{site.admin}/tin-bao/vai-tro/")
        page.get_by_role("main").get_by_role("link", name=name).click()
        page.wait_for_url(re.compile(r"/vai-tro/\d+/$"))
        look(page)
        page.get_by_label("Cán bộ tiếp nhận").check()
        page.get_by_role("button", name="Lưu").click()
        expect(page.get_by_text(said)).to_be_visible()
        look(page)
