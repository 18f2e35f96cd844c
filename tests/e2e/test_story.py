"""The whole job, on phones: a warning written, reviewed, read; a tip sent and moderated."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import sign_in
from tests.factories import PASSWORD

TITLE = "Ước Ẩn Ỷ Đ: giả danh công an gọi “cập nhật định danh” ở Đà Nẵng"
SLUG = "uoc-an-y-d-gia-danh-cong-an-goi-cap-nhat-dinh-danh-o-da-nang"
PANGRAM = "Ế Ộ Ẫ Ỷ ằ ẵ ẳ ặ ề ể ễ ệ ồ ổ ỗ ợ ở ỡ ừ ứ ử ữ ự ỳ ỵ ỷ ỹ đ"
TIP = "Hôm qua một người xưng công an phường gọi cho mẹ tôi, bảo đọc mã."
WARD = "26743"  # one that no sample tip comes from
READ_WITHIN = 5_000  # milliseconds, from the approval to the anonymous reader


@pytest.fixture(scope="module")
def second_approver(site, browser):
    """A second account with the approver's role, made by the account manager on the screens."""
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    sign_in(page, site, "quan-tri", site.password("quan-tri"))
    page.goto(f"{site.admin}/users/new/")
    fields = {"username": "nguoi-duyet-2", "email": "duyet2@outreach.example", "first_name": "Người"}
    for name, value in {**fields, "last_name": "Duyệt", "password1": PASSWORD, "password2": PASSWORD}.items():
        page.fill(f"[name={name}]", value)
    page.locator("a[role=tab][href='#tab-roles']").first.click()
    page.get_by_label("Người duyệt").check()
    page.locator("button.button-longrunning:visible").click()
    page.wait_for_url(re.compile("/users/$"))
    context.close()
    return "nguoi-duyet-2"


def write_alert(page, site):
    """Fill the form of a new warning as an editor would, and save the draft. Return its editor's address."""
    page.goto(site.new_alert)
    page.locator("[name=title]").press_sequentially(TITLE)
    fields = {
        "summary": f"Kẻ gian giục đọc mã. Hãy tắt máy. {PANGRAM}",
        "read_aloud": "Công an không làm định danh qua điện thoại. Tắt máy, gọi 113.",
        "stop": "Tắt máy, không đọc mã.",
        "check_first": "Tự tìm số công an phường rồi gọi lại.",
        "report": "Gọi 113 hoặc gửi tin báo.",
    }
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    page.select_option("[name=severity]", "urgent")
    page.select_option("[name=scam_type]", label="Giả danh công an, cán bộ")
    page.locator("[id^=panel-child][id$='-signs-section'] [contenteditable=true]").click()
    page.keyboard.type("Giục làm ngay trong ngày.")
    page.select_option("[name=contact_methods-0-method]", "call")
    expect(page.locator("[name=signs]")).to_have_value(re.compile("Giục làm ngay"))
    return page


def save_draft(page):
    page.locator("footer button.action-save").click()
    page.wait_for_url(re.compile(r"/pages/\d+/edit/$"))
    return page.url


def submit(page):
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("[name=action-submit]").click()
    page.wait_for_url(re.compile(r"/pages/\d+/$"))


def test_a_warning_is_written_reviewed_and_read_and_a_tip_is_sent_and_moderated(
    site, staff, open_browser, second_approver
):
    editor = staff("bien-tap")
    write_alert(editor, site)
    edit_url = save_draft(editor)
    assert editor.input_value("[name=slug]") == SLUG

    draft = editor.context.new_page()
    draft.goto(edit_url.replace("/edit/", "/view_draft/"))
    expect(draft.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(draft.get_by_text(PANGRAM)).to_be_visible()

    assert editor.locator("[name=action-publish]").count() == 0

    # An approver who touches the text is one of its writers from then on.
    first_approver = staff("nguoi-duyet")
    first_approver.goto(edit_url)
    first_approver.fill("[name=stop]", "Tắt máy ngay, không đọc mã.")
    save_draft(first_approver)

    editor.goto(edit_url)
    submit(editor)

    first_approver.goto(f"{site.admin}/")
    first_approver.locator("#waiting-section").get_by_role("link", name=TITLE).click()
    expect(first_approver.locator("[name=action][value=approve]")).to_have_count(0)
    expect(first_approver.get_by_text("phải có người khác duyệt")).to_be_visible()

    reader = open_browser(java_script_enabled=False)
    reader.goto(site.url)
    expect(reader.get_by_text(TITLE)).to_have_count(0)

    second = staff(second_approver, PASSWORD)
    second.locator("#waiting-section").get_by_role("link", name=TITLE).click()
    preview = second.frame_locator("iframe").get_by_role("heading", level=1)
    expect(preview).to_have_text(TITLE)
    second.locator("[name=action][value=approve]").click()
    second.wait_for_url(f"{site.admin}/")

    def on_front_page():
        reader.reload()
        return reader.get_by_role("link", name=TITLE).count()

    reader.goto(site.url)
    assert on_front_page()  # no cache stands between yet: at once, well within five seconds
    reader.get_by_role("link", name=TITLE).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(reader.get_by_text("Tắt máy ngay, không đọc mã.")).to_be_visible()
    assert reader.url == f"{site.url}/canh-bao/{SLUG}/"

    send_tip(reader, site)
    moderate(staff("phu-trach-tin-bao"), site)
    no_trace(staff("bien-tap"), site)


def send_tip(reader, site):
    reader.goto(f"{site.url}/gui-tin/")
    reader.fill("[name=text]", TIP)
    reader.get_by_role("button", name="Gửi tin báo").click()
    expect(reader.locator("[name=text]")).to_have_value(TIP)  # the kind was forgotten, the text is kept
    reader.get_by_label("Lừa đảo, tội phạm mạng").check()
    reader.select_option("[name=ward]", WARD)
    reader.get_by_role("button", name="Gửi tin báo").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Tin đã đến nơi")
    assert reader.context.cookies() == []


def moderate(supervisor, site):
    supervisor.goto(f"{site.admin}/tin-bao/?ward={WARD}&quarantine=with")
    supervisor.locator("td.title a").first.click()
    expect(supervisor.get_by_text(TIP)).to_be_visible()
    supervisor.select_option("[name=status-status]", "reading")
    supervisor.get_by_role("button", name=re.compile("Đổi t")).click()
    expect(supervisor.get_by_text(re.compile("Mới → Đang"))).to_be_visible()


def no_trace(editor, site):
    """Follow every link of the back office that an editor is shown: no word and no address of a tip."""
    seen, waiting = set(), [f"{site.admin}/"]
    while waiting:
        address = waiting.pop()
        response = editor.context.request.get(address)
        text = response.text()
        assert TIP not in text, address
        assert "quan-tri/tin-bao" not in text, address
        seen.add(address)
        links = re.findall(r'href="(/quan-tri/[^"?#]*)', text)
        new = {site.url + link for link in links if "logout" not in link} - seen - set(waiting)
        waiting += sorted(new)[: 60 - len(seen) - len(waiting)]
    assert len(seen) > 10
