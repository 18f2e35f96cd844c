"""A warning as a sheet of paper: one page that says all that matters, for eyes and for screen readers."""

from datetime import date, timedelta
from queue import Queue
from threading import Event, Thread
from unittest.mock import patch

import pytest
from django.core.cache import caches
from django.utils import timezone

from alerts.leaflets import leaflet_of
from alerts.models import AlertEnding, AlertUpdate
from core.drawing import engine
from core.drawing.answers import leaflet_answer
from core.models import Hiding
from tests.factories import in_english, make_alert
from tests.reading_pdf import Pdf
from wards.models import Ward

pytestmark = pytest.mark.any_database

OURS = {"BeVietnamPro-Regular", "BeVietnamPro-Bold"}
SO_LONG = "Cảnh báo Ế Ộ Ẫ Ỷ giả danh công an gọi video doạ bắt rồi buộc chuyển tiền vào tài khoản lạ. " * 3
SIGNS = ["Giục làm <b>ngay</b>.", "Doạ bắt qua điện thoại.", "Dặn giấu người nhà."]


@pytest.fixture(autouse=True)
def _nothing_remembered():
    caches["drawn"].clear()


def leaflet(client, page, query=""):
    return client.get(f"{page.leaflet_path}{query}")


def read(client, page, query=""):
    return Pdf(leaflet(client, page, query).getvalue())


def html_list(items):
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def test_it_is_a_pdf_to_look_at_with_a_name_to_keep(client, home):
    page = make_alert(title="Giả danh công an ở phường")
    response = leaflet(client, page)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/pdf")
    assert response.headers["Content-Disposition"] == 'inline; filename="gia-danh-cong-an-o-phuong.pdf"'
    assert response.headers["Content-Language"] == "vi"
    assert response.headers["Cache-Control"] == "public, max-age=5"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("title", ["Ỷ", SO_LONG[:254].strip()], ids=["shortest", "longest"])
def test_it_is_one_page_for_everybody_in_our_fonts(client, home, title):
    pdf = read(client, make_alert(title=title, read_aloud=SO_LONG[:300], signs=html_list([SO_LONG] * 8)))
    assert pdf.is_one_page_for_everybody("vi", title)
    assert pdf.fonts == OURS
    assert title in pdf.text


def test_it_says_all_that_matters(client, home):
    page = make_alert(
        title="Giả công an gọi video",
        severity="urgent",
        issued_on=date(2026, 11, 2),
        signs=html_list(SIGNS),
        read_aloud="Công an không làm việc qua điện thoại. Tắt máy.",
    )
    text = read(client, page).text
    for words in (
        *("KHẨN CẤP", "An ninh, trật tự TP.HCM", page.title, "Đọc cho người nhà nghe", page.read_aloud),
        *("1. Dừng Tắt máy.", "2. Kiểm tra Hỏi công an phường.", "3. Báo Gọi 113."),
        *("Dấu hiệu nhận ra", "Giục làm ngay.", "Doạ bắt qua điện thoại.", "Dặn giấu người nhà."),
        *("Cần gọi ai?", "113 Công an", "111 Bảo vệ trẻ em"),
        "Đăng ngày 02/11/2026.",
    ):
        assert words in text
    assert f"outreach.example{page.url}" in text.replace(" ", "")  # a long address takes two lines
    assert "DỮ LIỆU MINH HOẠ" not in text
    assert "kết thúc" not in text


def test_it_tells_the_last_update(client, home):
    page = make_alert(updates=[AlertUpdate(date=date(2026, 11, day), text="Thêm.") for day in (9, 4)])
    assert "Cập nhật ngày 09/11/2026." in read(client, page).text


def test_a_sample_says_so(client, home):
    assert "DỮ LIỆU MINH HOẠ" in read(client, make_alert(is_sample=True)).text


def test_an_english_page_has_a_leaflet_in_english(client, home):
    english = in_english(make_alert(), title="A call from fake police", read_aloud="Hang up.")
    assert leaflet(client, english).headers["Content-Language"] == "en"
    pdf = read(client, english, "?phuong=phuong-ba-ria")
    assert pdf.is_one_page_for_everybody("en", "A call from fake police")
    for words in (
        "Read this to your family",
        "113 Police",
        "go to the police of phường Bà Rịa",
        "/en/canh-bao/",
    ):
        assert words in pdf.text
    assert "Cần gọi ai?" not in pdf.text


# The end -----------------------------------------------------------------------------------------
def test_an_ended_warning_says_since_when_and_why(client, home):
    ends_at = timezone.make_aware(timezone.datetime(2100, 3, 5, 9))
    page = make_alert(ends_at=ends_at, end_reason="caught")
    before = leaflet(client, page)
    with patch("django.utils.timezone.now", return_value=ends_at + timedelta(seconds=1)):
        after = leaflet(client, page)
    assert "kết thúc" not in Pdf(before.getvalue()).text
    assert "Cảnh báo này đã kết thúc ngày 05/03/2100." in Pdf(after.getvalue()).text
    assert before.headers["ETag"] != after.headers["ETag"]


def test_an_end_by_hand_is_there_at_once(client, home):
    page = make_alert()
    assert "kết thúc" not in read(client, page).text
    AlertEnding.objects.create(translation_key=page.translation_key, reason="caught")
    assert f"kết thúc ngày {timezone.localdate():%d/%m/%Y}." in read(client, page).text


# Wards -------------------------------------------------------------------------------------------
def test_a_ward_puts_its_name_and_whom_to_go_to_there(client, home):
    response = leaflet(client, make_alert(title="Giả công an"), "?phuong=phuong-ba-ria")
    text = Pdf(response.getvalue()).text
    assert "Phường Bà Rịa" in text
    assert "Không gấp thì đến công an phường Bà Rịa." in text
    assert "outreach.example/phuong-xa/phuong-ba-ria/" in text.replace(" ", "")
    assert 'filename="gia-cong-an-phuong-ba-ria.pdf"' in response.headers["Content-Disposition"]


def test_every_ward_has_one_page(client, home):
    page = make_alert(title=SO_LONG[:255], signs=html_list([SO_LONG] * 8), read_aloud=SO_LONG[:300])
    for ward in Ward.objects.all()[::24]:
        pdf = read(client, page, f"?phuong={ward.slug}")
        assert len(pdf.reader.pages) == 1
        assert ward.name in pdf.text


@pytest.mark.parametrize("query", ["?phuong=", "?phuong=khong-co", "?phuong=" + "x" * 5000, "?phuong=%27%23"])
def test_a_ward_that_nobody_knows_is_the_whole_city(client, home, query):
    page = make_alert()
    assert leaflet(client, page, query).headers["ETag"] == leaflet(client, page).headers["ETag"]


# What is not public, and what it costs ----------------------------------------------------------------
def test_what_is_not_public_has_no_leaflet(client, home, approver):
    assert leaflet(client, make_alert(live=False)).status_code == 404
    page = make_alert()
    Hiding.objects.hide(page, approver, "Sai số điện thoại")
    assert leaflet(client, page).status_code == 404


@pytest.fixture
def drawings(monkeypatch):
    """The names of the templates that were drawn."""
    drawn = []
    compile_it = engine.typst.compile

    def counted(template, **options):
        drawn.append(template.name)
        return compile_it(template, **options)

    monkeypatch.setattr(engine.typst, "compile", counted)
    return drawn


def test_a_leaflet_is_drawn_once_and_again_after_an_edit(client, home, drawings):
    page = make_alert()
    tag = leaflet(client, page).headers["ETag"]
    drawn = len(drawings)
    assert leaflet(client, page, "?phuong=khong-co").status_code == 200
    assert client.get(page.leaflet_path, headers={"If-None-Match": tag}).status_code == 304
    assert len(drawings) == drawn
    page.stop = "Đừng nghe máy."
    page.save_revision().publish()
    assert "Đừng nghe máy." in read(client, page).text


def test_what_is_remembered_has_a_bound(client, home, settings):
    bound = settings.CACHES["drawn"]["OPTIONS"]["MAX_ENTRIES"]
    for number in range(bound + 10):
        caches["drawn"].set(str(number), b"")
    assert len(caches["drawn"]._cache) <= bound


@pytest.fixture
def held(monkeypatch):
    """While it is not set, whatever is being drawn stays so."""
    go_on, compile_it = Event(), engine.typst.compile
    monkeypatch.setattr(engine.typst, "compile", lambda *a, **o: go_on.wait(60) and compile_it(*a, **o))
    yield go_on
    go_on.set()


def test_a_flood_takes_two_threads_and_all_others_are_told_at_once_when_to_come_back(rf, home, held):
    """The wards are read beforehand: the threads need no database, whose test is one transaction."""
    page = make_alert()
    sheets = [leaflet_of(page, ward) for ward in Ward.objects.all()[:6]]
    request, answers = rf.get(page.leaflet_path), Queue()
    page.get_view_restrictions = lambda: []

    def ask(sheet):
        answers.put(leaflet_answer(request, page, sheet, "a.pdf").status_code)

    threads = [Thread(target=ask, args=[sheet]) for sheet in sheets]
    for thread in threads:
        thread.start()
    assert [answers.get(timeout=30) for _refused in range(4)] == [503] * 4
    assert answers.empty()
    refused = leaflet_answer(request, page, sheets[0], "a.pdf")
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert "Nhiều người đang mở tờ in cùng lúc" in refused.content.decode()
    held.set()
    assert [answers.get(timeout=30) for _drawn in range(2)] == [200] * 2
    for thread in threads:
        thread.join()
    assert leaflet_answer(request, page, sheets[-1], "a.pdf").status_code == 200
