"""A whole warning is written on a phone, by touch: every control that is tapped can be seen and reached."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import PHONE, tap_and_write
from tests.media.corpus import save

TITLE = "Giả danh điện lực gọi điện dọa cắt điện trong hai giờ"
TOO_LONG = "Kẻ gian xưng nhân viên điện lực, dọa cắt điện, bảo cài ứng dụng lạ để nộp tiền. " * 3
SHORT = "Kẻ gian xưng nhân viên điện lực, dọa cắt điện để lấy tiền. Hãy tắt máy."
FIELDS = {
    "read_aloud": "Điện lực không đòi tiền qua điện thoại. Hãy tắt máy.",
    "stop": "Tắt máy, không bấm vào link.",
    "check_first": "Gọi 1900 54 54 54 để hỏi.",
    "report": "Gọi 113.",
}


@pytest.fixture
def phone(site, staff):
    page = staff("bien-tap", viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(site.new_alert)
    return page


def write(page, selector, text):
    tap_and_write(page.locator(selector), text)


def in_panel(page, name):
    return page.locator(f"section[id^=panel-child][id$='-{name}-section']")


def add_block(page, name):
    """Add a block and wait until it has slid into its place: until then what is below it moves."""
    body = in_panel(page, "body")
    blocks = body.locator("[data-streamfield-child]")
    before = blocks.count()
    body.locator(".c-sf-add-button").last.tap()
    page.get_by_role("option", name=name).tap()
    expect(blocks).not_to_have_count(before)
    page.wait_for_function(
        """() => !jQuery(":animated").length && !jQuery("[data-streamfield-child]").is(":hidden")"""
    )


def upload_picture(page):
    in_panel(page, "photo").locator("[data-chooser-action-choose]").first.tap()
    page.locator("#tab-label-upload").tap()
    upload = "#id_image-chooser-upload-"
    file = {"name": "cat-dien.png", "mimeType": "image/png", "buffer": save("PNG")}
    page.locator(f"{upload}file").set_input_files(file)
    write(page, f"{upload}title", "Tin nhắn dọa cắt điện")
    write(page, f"{upload}description", "Tin nhắn tự xưng điện lực, có một đường link lạ")
    page.locator("#tab-upload button[type=submit]").tap()
    expect(page.locator(".modal")).to_have_count(0)
    expect(in_panel(page, "photo").locator("img")).to_be_visible()


def choose(page, name, value=None, **options):
    field = page.locator(f"[name={name}]")
    field.tap(trial=True)  # select_option alone would reach a covered field too
    field.select_option(value, **options)


def write_rich(page, panel, text):
    tap_and_write(in_panel(page, panel).locator("[contenteditable=true]").last, text)


def write_body(page):
    add_block(page, re.compile("^Đoạn văn"))
    write_rich(page, "body", "Chuông reo lúc chín giờ sáng.")
    add_block(page, re.compile("^Lời kẻ gian"))
    choose(page, "body-1-value-medium", "call")
    write(page, "[name=body-1-value-sender]", "số lạ tự xưng điện lực")
    write(page, "[name=body-1-value-lines-0-value-text]", "Nhà mình sắp bị cắt điện.")


def wait_for_autosave(page):
    """Wagtail begins to watch for changes two seconds after the screen is there."""
    page.wait_for_function(
        """() => wagtail.app.getControllerForElementAndIdentifier(
            document.querySelector("[data-edit-form]"), "w-unsaved")?.initialFormData"""
    )


def sideways(page):
    """Controls of the form that stick out of the screen, and by how much the page scrolls sideways."""
    return page.evaluate(
        """() => {
            const root = document.documentElement;
            const controls = [...document.querySelectorAll(
                "[data-edit-form] :is(input, select, textarea, button, [contenteditable=true])")];
            const out = controls.filter((control) => {
                const box = control.getBoundingClientRect();
                return control.checkVisibility({visibilityProperty: true}) && box.width
                    && !control.closest(".w-minimap, .w-dialog") && box.right > root.clientWidth + 1;
            });
            return [root.scrollWidth - root.clientWidth, out.map((control) => control.id)];
        }"""
    )


def test_an_editor_writes_checks_and_submits_a_warning_on_a_phone(phone, site, staff):
    assert sideways(phone) == [0, []]
    write(phone, "[name=title]", TITLE)
    write(phone, "[name=summary]", TOO_LONG)
    upload_picture(phone)
    choose(phone, "severity", "urgent")
    choose(phone, "scam_type", index=1)
    for name, text in FIELDS.items():
        write(phone, f"[name={name}]", text)
    write_rich(phone, "signs", "Dọa cắt điện ngay trong ngày.")
    write_body(phone)
    choose(phone, "contact_methods-0-method", "call")
    assert sideways(phone) == [0, []]

    with phone.expect_navigation(url=re.compile(r"/pages/\d+/edit/")):
        phone.locator("footer button.action-save").tap()
    box = phone.locator("#readiness")
    expect(box.get_by_role("listitem")).to_have_text(re.compile(r"Tóm tắt dài \d+ chữ cái"))
    assert sideways(phone) == [0, []]

    wait_for_autosave(phone)
    box.get_by_role("link", name="Tóm tắt").tap()
    write(phone, "[name=summary]", SHORT)
    expect(box).to_contain_text("có thể gửi duyệt")  # autosaved: nothing was reloaded

    phone.locator("footer .w-dropdown__toggle").tap()
    phone.locator("[name=action-submit]").tap()
    phone.wait_for_url(re.compile(r"/pages/\d+/$"))
    approver = staff("nguoi-duyet")
    approver.locator("#waiting-section").get_by_role("link", name=TITLE).click()
    expect(approver.get_by_text("có thể gửi duyệt")).to_be_visible()
