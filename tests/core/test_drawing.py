"""Texts are drawn as they are, in our fonts, whatever somebody typed."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pypdf
import pytest
import segno
from PIL import Image

from core.drawing import engine
from core.drawing.engine import BusyError, PanicError, draw
from core.drawing.glyphs import drawable_characters, to_draw
from core.drawing.leaflets import Leaflet, draw_leaflet
from core.drawing.pictures import draw_picture
from core.drawing.qr import QUIET_ZONE, qr_svg
from core.drawing.words import cut, items_of
from core.text import VIETNAMESE_MARKED

ADDRESS = "https://outreach.example/canh-bao/gia-cong-an/"
LEAFLET = Leaflet(
    lang="vi",
    title="Giả công an",
    address=ADDRESS,
    site="An ninh, trật tự TP.HCM",
    scan="Quét mã để đọc:",
    date="Đăng ngày 25/11/2026.",
    badge="Khẩn cấp",
    tone="urgent",
    steps=[("Dừng", "Tắt máy."), ("Kiểm tra", "Hỏi công an phường."), ("Báo", "Gọi 113.")],
    steps_heading="Làm gì ngay",
    signs_heading="Dấu hiệu nhận ra",
    calls_heading="Cần gọi ai?",
)
CARD = {
    **{"shape": "wide", "lang": "vi", "tone": "high", "severity": "Nguy cơ cao", "ended": "", "sample": ""},
    **{"title": "Giả công an", "site": "An ninh, trật tự TP.HCM", "address": "outreach.example"},
    **{"steps": [{"name": "Dừng", "text": "Tắt máy."}] * 3, "scan": "Quét mã:", "danger": "Gọi 113"},
}
LONG = "nghiêng " * 200


def read(pdf):
    """Return the text of the one page of `pdf`, its lines joined."""
    (page,) = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(page.extract_text().split())


def picture(**changes):
    png = draw_picture("card", {**CARD, **changes}, qr_svg(ADDRESS))
    return Image.open(io.BytesIO(png)).convert("RGB")


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd")',
        '#image("card.typ") $x^2$ *đậm* _nghiêng_',
        '"); #panic("x") //',
        r"\u{48} @nhan <nhan> ~ --- = Đề mục",
        "{{ page }} {% x %} <b>&amp;</b>",
        '\\"}#sys.inputs',
    ],
)
def test_nothing_typed_is_read_as_typst(text):
    shown = read(draw_leaflet(replace(LEAFLET, lead=text, signs=[text])))
    assert shown.replace(" ", "").count(text.replace(" ", "")) == 2


def test_every_letter_of_vietnamese_is_drawn():
    assert drawable_characters() >= VIETNAMESE_MARKED
    alphabet = " ".join(sorted(VIETNAMESE_MARKED))
    assert alphabet in read(draw_leaflet(replace(LEAFLET, lead=alphabet)))


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("⚠️ Giả công an 🚨", "Giả công an"),
        ("Gia\u0309 co\u0302ng an", "Giả công an"),
        ("Giả\x00\x07 công\u202e\u200b an\ufeff", "Giả công an"),
        ("Giả\n công\u00a0\t an", "Giả công an"),
        ("𝗚𝗶𝗮̉ ｃông an", "Giả công an"),
        ("冒充公安", ""),
    ],
)
def test_what_the_fonts_lack_is_left_out(typed, drawn):
    assert to_draw(typed) == drawn
    assert drawn in read(draw_leaflet(replace(LEAFLET, title=typed)))


def test_our_fonts_alone_are_embedded():
    names = set()
    for page in pypdf.PdfReader(io.BytesIO(draw_leaflet(LEAFLET))).pages:
        for font in page["/Resources"]["/Font"].values():
            names.add(font["/BaseFont"].split("+")[1])
            assert "/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"]
    assert names == {"BeVietnamPro-Regular", "BeVietnamPro-Bold"}


def test_no_template_asks_for_anything_but_its_neighbours():
    for file in engine.TEMPLATES.iterdir():
        source = file.read_text()
        assert set(re.findall(r'#?(?:import|include) "([^"]+)"', source)) <= {"parts.typ"}
        assert "@preview" not in source


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Ỷ"},
        {"title": "x" * 255},
        {"title": "Ế Ộ Ẫ Ỷ " * 32, "lead": "y" * 900, "signs": ["z" * 900] * 20},
        {
            **{"title": LONG[:255], "lead": LONG[:300], "ended": LONG[:200], "sample": "Dữ liệu minh hoạ"},
            **{"steps": [("Dừng", LONG[:200])] * 3, "signs": [LONG[:500]] * 9, "facts": [(LONG[:30], LONG)]},
            **{"calls": [("0" * 200, LONG[:100])] * 30, "place": LONG[:60], "place_lines": [LONG[:200]] * 2},
            **{"address": f"https://outreach.example/canh-bao/{'gia-' * 63}/"},
        },
        {"steps": [(LONG[:255], LONG)] * 40, "signs": [LONG] * 40, "note": LONG[:100]},
    ],
    ids=["short", "one long word", "long words", "everything long", "many steps"],
)
def test_a_leaflet_is_one_page_whatever_it_holds(changes):
    pdf = draw_leaflet(replace(LEAFLET, **changes))
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1


@pytest.mark.parametrize("title", ["x" * 255, "Ế" * 255, "Ỷ", "Ế Ộ Ẫ Ỷ " * 32, "W" * 18 + " " + "M" * 200])
@pytest.mark.parametrize("shape", ["wide", "tall"])
def test_no_title_leaves_the_margins_of_a_card(shape, title):
    """The strips left and right of the title hold the colour of the paper and nothing else."""
    drawn = picture(title=title, shape=shape)
    for left in (0, drawn.width - 40):
        strip = drawn.crop((left, drawn.height // 6, left + 40, drawn.height // 3))
        assert len(strip.getcolors()) == 1


def test_the_qr_code_of_a_card_is_the_one_of_the_address():
    """No decoder is installed: each module of the picture is compared with what the code has to be."""
    drawn = picture(shape="tall").convert("L")
    modules = [
        [bool(module) for module in row]
        for row in segno.make_qr(ADDRESS, error="m").matrix_iter(border=QUIET_ZONE)
    ]
    size, left, top = 210, 56, 1350 - 266 + 28
    step = size / len(modules)
    seen = [
        [
            drawn.getpixel((int(left + (x + 0.5) * step), int(top + (y + 0.5) * step))) < 128
            for x in range(len(modules))
        ]
        for y in range(len(modules))
    ]
    assert seen == modules


def test_many_threads_draw_what_one_draws():
    leaflets = [replace(LEAFLET, title=f"Giả công an {number}") for number in range(4)]
    alone = [draw_leaflet(leaflet) for leaflet in leaflets]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(draw_leaflet, leaflets * 6))
    assert together == alone * 6


def test_who_would_wait_too_long_is_told_so(monkeypatch):
    monkeypatch.setattr(engine, "WAIT", 0.01)
    with engine._one_at_a_time, pytest.raises(BusyError):
        draw("card", CARD, "png")
    assert draw("card", {**CARD, "title": "Xong"}, "png")


def test_a_failed_drawing_lets_the_next_one_in():
    with pytest.raises(engine.typst.TypstError):
        draw("card", {}, "png")
    assert draw("card", CARD, "png")


@pytest.mark.parametrize(
    ("name", "seen"), [("PanicException", PanicError), ("KeyboardInterrupt", BaseException)]
)
def test_a_panic_of_typst_is_an_ordinary_failure_and_whoever_stops_the_process_stops_it(
    monkeypatch, name, seen
):
    def stopped(*args, **options):
        raise type(name, (BaseException,), {})

    with monkeypatch.context() as broken:
        broken.setattr(engine.typst, "compile", stopped)
        with pytest.raises(seen) as caught:
            draw("card", CARD, "png")
    assert isinstance(caught.value, Exception) == (name == "PanicException")
    assert draw("card", CARD, "png")


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Gọi 113.", 100, "Gọi 113."),
        ("Gọi lại bằng số điện thoại đã lưu", 12, "Gọi lại…"),
        ("Gọi lại, không gọi", 9, "Gọi lại…"),
        ("Gọi lại", 7, "Gọi lại"),
        ("dài" * 30, 10, "dàidàidài…"),
        ("", 5, ""),
    ],
)
def test_a_text_is_cut_between_words(text, most, short):
    assert cut(text, most) == short
    assert len(short) <= most


def test_the_items_of_a_rich_text_are_read_in_order():
    html = "<p>Trước.</p><ul><li>Giục <b>làm</b> ngay &amp; luôn.</li><li>Hai</li></ul>"
    assert items_of(html) == ["Trước.", "Giục làm ngay & luôn.", "Hai"]
