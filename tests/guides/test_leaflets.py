"""A guide as a sheet of paper: the steps, the real app, how to tell a fake, a code that leads to the page."""

import json
import re
from datetime import date

import pytest
from django.core.cache import caches

from core.drawing import answers
from tests.factories import in_english, make_guide
from tests.reading_pdf import Pdf

pytestmark = pytest.mark.any_database

STEPS = [
    {"title": "Mở CH Play", "text": "Bấm hình tam giác nhiều màu.", "image": None, "see": "Ô tìm kiếm."},
    {"title": "Gõ tên ứng dụng", "text": "", "image": None, "see": ""},
]


@pytest.fixture(autouse=True)
def _nothing_remembered():
    caches["drawn"].clear()


def platforms(*steps):
    ios = [{"title": "Mở App Store", "text": "", "image": None, "see": ""}]
    return json.dumps(
        [
            {"type": "platform", "value": {"platform": "android", "steps": steps}},
            {"type": "platform", "value": {"platform": "ios", "steps": ios}},
        ]
    )


@pytest.fixture
def guide(home):
    return make_guide(
        title="Cài ứng dụng SOS",
        app_name="SOS An ninh, trật tự CATP.HCM",
        publisher="Công an TP.HCM",
        android_url="https://play.google.com/store/apps/details?id=vn.sos",
        checked_on=date(2026, 11, 2),
        platforms=platforms(*STEPS),
        fakes="<ul><li>Gửi file .apk: không cài.</li></ul>",
    )


def read(client, page, query=""):
    return Pdf(client.get(f"{page.leaflet_path}{query}").getvalue())


def test_it_says_all_that_matters(client, guide):
    text = read(client, guide).text
    for words in (
        *("HƯỚNG DẪN", guide.title, guide.summary, f"outreach.example{guide.url}"),
        *("Tên trên kho ứng dụng: SOS An ninh, trật tự CATP.HCM", "Nhà phát hành: Công an TP.HCM"),
        "Chỉ cài từ CH Play hoặc App Store, không cài từ đường link.",
        *("1. Mở CH Play", "Bấm hình tam giác nhiều màu.", "2. Gõ tên ứng dụng"),
        *("Cách nhận ra bản giả", "Gửi file .apk: không cài."),
        *("113 Công an", "Đã làm thử từng bước ngày 02/11/2026."),
    ):
        assert words in text
    assert "Mở App Store" not in text  # the first kind of phone alone: the page has the others


def test_without_signs_it_says_what_the_comparison_says_of_fakes(client, home):
    text = read(client, make_guide(fakes="")).text
    assert "Ai phát hành: Tên người lạ." in text


def test_it_is_one_page_for_everybody_in_our_fonts(client, guide):
    pdf = read(client, guide, "?phuong=phuong-ba-ria")
    assert pdf.is_one_page_for_everybody("vi", guide.title)
    assert pdf.fonts == {"BeVietnamPro-Regular", "BeVietnamPro-Bold"}
    assert "Phường Bà Rịa" in pdf.text


def test_nothing_on_it_leads_to_a_store(client, guide, monkeypatch):
    seen = []
    monkeypatch.setattr(answers, "draw_leaflet", lambda leaflet: seen.append(leaflet) or b"")
    client.get(guide.leaflet_path)
    (leaflet,) = seen
    assert leaflet.address == f"https://outreach.example{guide.url}"
    assert "play.google.com" not in repr(leaflet)


@pytest.mark.parametrize("number", [1, 3, 40])
def test_any_number_of_steps_is_one_page(client, home, number):
    step = {"title": "Bấm " * 30, "text": "Nút ở góc phải, phía trên. " * 10, "image": None, "see": ""}
    page = make_guide(platforms=platforms(*[step] * number))
    assert len(read(client, page).reader.pages) == 1


def test_an_english_guide_has_a_leaflet_in_english(client, guide):
    pdf = read(client, in_english(guide, title="Install the app"))
    assert pdf.is_one_page_for_everybody("en", "Install the app")
    assert "Install it only from CH Play or the App Store" in pdf.text


def test_the_page_offers_it_for_every_ward_without_script(client, guide):
    html = client.get(guide.url).content.decode()
    assert f'action="{guide.url}to-roi.pdf"' in html
    assert '<option lang="vi">Phường Bà Rịa</option>' in html
    assert html.count("<option") == 1 + 168


def test_every_ward_that_the_page_offers_is_found(client, guide, monkeypatch):
    seen = []
    monkeypatch.setattr(answers, "draw_leaflet", lambda leaflet: seen.append(leaflet.place) or b"")
    offered = re.findall(r'<option lang="vi">([^<]*)<', client.get(guide.url).content.decode())
    for name in offered:
        assert client.get(guide.leaflet_path, {"phuong": name}).status_code == 200
    assert seen == offered
    assert len(set(seen)) == 168
