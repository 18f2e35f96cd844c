"""What scripts add to the page of a warning: reading aloud, the share sheet, copying."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

# A voice in the device, and a speech that is written down instead of heard.
SPEECH = """
    window.spoken = [];
    window.voices = %s;
    const speech = new EventTarget();
    speech.getVoices = () => window.voices;
    speech.speak = (part) => window.spoken.push(part);
    speech.cancel = () => window.spoken.push("cancel");
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
VIETNAMESE = "[{ lang: 'en_US', localService: true }, { lang: 'vi_VN', localService: true }]"
SHARING = "window.shared = []; navigator.share = async (what) => { window.shared.push(what); };"


def fake_police(page, site, language=""):
    """Open a warning of the sample content: the newest one is what another test has just published."""
    page.goto(f"{site.url}{language}/canh-bao/gia-danh-cong-an-phuong-goi-cap-nhat-dinh-danh-vneid/")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(
    "voices",
    ["[]", "[{ lang: 'en-GB', localService: true }]", "[{ lang: 'vi-VN', localService: false }]"],
    ids=["none", "another language", "of another host"],
)
def test_the_button_to_listen_is_there_only_with_a_voice_of_the_device(site, open_browser, voices):
    page = open_browser()
    page.add_init_script(SPEECH % voices)
    fake_police(page, site)
    expect(page.locator("[data-read-aloud]")).to_be_hidden()
    page.evaluate("""() => {
        window.voices = [{ lang: "vi-VN", localService: true }];
        speechSynthesis.dispatchEvent(new Event("voiceschanged"));
    }""")
    expect(page.get_by_role("button", name="Nghe")).to_be_visible()


def test_listening_speaks_the_text_in_vietnamese_and_stops_when_pressed_again(site, open_browser):
    page = open_browser()
    page.add_init_script(SPEECH % VIETNAMESE)
    fake_police(page, site)
    button, state = page.get_by_role("button", name="Nghe"), page.locator(".aloud [role=status]")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(state).to_have_text("Đang đọc. Bấm lần nữa để dừng.")
    spoken = page.evaluate("spoken.filter((part) => part.text).map(({ text, lang }) => [text, lang])")
    assert " ".join(text for text, _lang in spoken) == page.locator("#doc-to-loi").inner_text()
    assert {lang for _text, lang in spoken} == {"vi-VN"}
    assert Axe().run(page).response["violations"] == []
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(state).to_have_text("")
    assert page.evaluate("spoken.at(-1)") == "cancel"


def test_it_falls_silent_by_itself_at_the_end(site, open_browser):
    page = open_browser()
    page.add_init_script(SPEECH % VIETNAMESE)
    fake_police(page, site)
    page.get_by_role("button", name="Nghe").click()
    page.evaluate("spoken.at(-1).onend()")
    expect(page.get_by_role("button", name="Nghe")).to_have_attribute("aria-pressed", "false")


def test_the_english_page_is_read_by_an_english_voice(site, open_browser):
    page = open_browser()
    page.add_init_script(SPEECH % VIETNAMESE)
    fake_police(page, site, "/en")
    page.get_by_role("button", name="Listen").click()
    assert page.evaluate("spoken.at(-1).lang") == "en-US"


def test_the_share_sheet_gets_title_and_address_where_the_device_has_one(site, open_browser):
    page = open_browser()
    page.add_init_script(SHARING)
    fake_police(page, site)
    page.get_by_role("button", name="Chia sẻ từ máy này").click()
    (shared,) = page.evaluate("shared")
    title = page.locator("h1").inner_text()
    assert shared == {"title": title, "text": title, "url": page.url}


def test_copying_takes_the_title_and_the_address(site, open_browser):
    page = open_browser(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("delete Navigator.prototype.share")
    fake_police(page, site)
    expect(page.locator("[data-share-address]")).to_be_hidden()
    page.get_by_role("button", name="Sao chép tiêu đề và liên kết").click()
    expect(page.get_by_role("button", name="Đã sao chép")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{page.locator('h1').inner_text()}\n{page.url}"


def test_without_scripts_the_address_and_the_links_to_share_it_are_there(site, open_browser):
    page = open_browser(java_script_enabled=False)
    fake_police(page, site)
    expect(page.locator(".share-address")).to_have_text(page.url)
    expect(page.get_by_role("link", name="Gửi qua Zalo")).to_be_visible()
    expect(page.get_by_role("link", name="Đăng lên Facebook")).to_be_visible()
    assert page.locator("main button[data-script-only]:visible").count() == 0


def test_a_phone_shows_what_happened_what_to_do_and_whom_to_call_on_its_first_screen(site, open_browser):
    page = open_browser()
    fake_police(page, site)
    bar = page.locator(".bottom-bar").bounding_box()
    assert bar["y"] + bar["height"] <= 740
    for text in (page.locator("h1"), page.locator("#doc-to-loi")):
        assert text.bounding_box()["y"] + 60 < bar["y"]  # two lines of it at least


def test_every_target_is_big_enough_for_a_thumb(site, open_browser):
    page = open_browser()
    page.add_init_script(SPEECH % VIETNAMESE + SHARING)
    fake_police(page, site)
    boxes = page.locator("main :is(button, .button, summary):visible").evaluate_all(
        "found => found.map(e => [e.textContent.trim(), e.getBoundingClientRect().height])"
    )
    assert len(boxes) >= 6
    assert [box for box in boxes if box[1] < 48] == []
