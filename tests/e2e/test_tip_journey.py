"""A tip from its sender's side, on a phone whose browser runs no script: sent, followed up, taken back."""

import io
import re
import subprocess
import sys

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from tests.stack.processes import ROOT, clean_environment

TEXT = "Một người xưng công an gọi cho mẹ tôi, bảo đọc mã và chuyển tiền."
MORE = "Hôm nay họ gọi lại bằng số khác."
ANSWER = "Cảm ơn bạn. Họ có gửi link nào không?"
STAFF = """
from tips import parts
from tips.models import PartRole, Tip
from tips.receipts import as_typed, derive
tip = Tip.objects.get(lookup=derive(as_typed("{code}")).lookup)
parts.add(tip, PartRole.ANSWER, {{"text": "{answer}"}})
Tip.objects.filter(pk=tip.pk).update(status="forwarded")
"""


def photo():
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(file, "JPEG")
    return {"name": "cong-truong.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


BAD = {"name": "ghi-am.mp3", "mimeType": "audio/mpeg", "buffer": b"no photo at all"}


def answer_as_staff(site, code):
    """Put in an answer and another status, as the screens of staff would."""
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-c", STAFF.format(answer=ANSWER, code=code)],
        cwd=ROOT,
        env=clean_environment(DJANGO_SETTINGS_MODULE="outreach.settings.test", VAR_DIR=str(site.folder)),
        check=True,
        capture_output=True,
    )


def send(page, site, *files, kind="Ma tuý"):
    page.goto(f"{site.url}/gui-tin/")
    page.get_by_label(kind, exact=True).check()
    page.fill("[name=text]", TEXT)
    page.set_input_files("[name=photos]", list(files))
    page.get_by_role("button", name="Gửi tin báo").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tin đã đến nơi")
    return page.locator(".receipt").inner_text()


def look_up(page, site, code):
    page.goto(f"{site.url}/tra-cuu/")
    page.get_by_label("Mã tra cứu").fill(code)
    page.get_by_role("button", name="Xem", exact=True).click()


def test_a_tip_is_sent_answered_added_to_and_taken_back_without_script(site, open_browser):
    page = open_browser(java_script_enabled=False)
    code = send(page, site, photo(), BAD)
    assert re.fullmatch(r"\d{4} \d{4} \d{4} \d{4}", code)
    expect(page.get_by_text("ghi-am.mp3")).to_be_visible()
    expect(page.get_by_text("cong-truong.jpg")).to_have_count(0)
    assert page.title() == "An ninh, trật tự TP.HCM"

    page.set_input_files("[name=photos]", [photo()])
    page.get_by_role("button", name="Gửi thêm").click()
    expect(page.get_by_text("Phần gửi thêm đã đến nơi")).to_be_visible()

    page.get_by_role("main").get_by_role("link", name="Thoát nhanh").click()
    expect(page.get_by_text(code)).to_have_count(0)
    assert code.replace(" ", "") not in page.url

    look_up(page, site, code)
    expect(page.get_by_text("đang chờ đọc")).to_be_visible()
    expect(page.get_by_text("Chưa có trả lời")).to_be_visible()
    expect(page.get_by_text(TEXT)).to_have_count(0)

    answer_as_staff(site, code)
    look_up(page, site, code)
    expect(page.get_by_text(ANSWER)).to_be_visible()
    expect(page.get_by_text("chuyển đến nơi có trách nhiệm")).to_be_visible()

    page.fill("[name=text]", MORE)
    page.get_by_role("button", name="Gửi thêm").click()
    expect(page.get_by_text("Phần gửi thêm đã đến nơi")).to_be_visible()

    page.get_by_role("button", name="Rút lại tin này").click()
    page.get_by_role("button", name="Đúng, huỷ đi").click()
    expect(page.get_by_text("Tin này đã rút lại")).to_be_visible()
    expect(page.get_by_text(ANSWER)).to_have_count(0)
    assert page.context.cookies() == []


def test_the_pages_of_a_sender_are_free_of_axe_findings_and_fit_a_phone(site, open_browser):
    page = open_browser()
    findings = {}

    def look_at(name):
        findings[name] = [
            (found["id"], found["nodes"][0]["html"][:120]) for found in Axe().run(page).response["violations"]
        ]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, name

    page.goto(f"{site.url}/gui-tin/")
    look_at("send")
    code = send(page, site, BAD, kind="Việc khác")
    look_at("receipt")
    look_up(page, site, "1234")
    expect(page.get_by_text("Không có tin nào")).to_be_visible()
    look_at("wrong digits")
    look_up(page, site, code)
    expect(page.get_by_text("Chưa có trả lời")).to_be_visible()
    look_at("follow-up")
    page.get_by_role("button", name="Rút lại tin này").click()
    expect(page.get_by_role("button", name="Đúng, huỷ đi")).to_be_visible()
    look_at("taking back")
    assert {name: found for name, found in findings.items() if found} == {}
