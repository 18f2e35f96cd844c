"""Whoever writes is told what is wrong before it is sent for approval, and so is whoever approves."""

import json
from datetime import timedelta
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Locale

from alerts.models import AlertPage
from core.links import is_known
from core.readiness import findings
from media.models import CustomDocument, CustomImage
from tests.core.test_review import submit
from tests.factories import MAKERS, make_alert, make_guide, make_news, make_standard, story
from tests.media.corpus import save

pytestmark = pytest.mark.any_database

READY = "Không thấy gì sai"


@pytest.fixture
def told(home, editor, login):
    """Return a function that gives what the box on the screen of a page says."""

    def fetch(page):
        response = login(editor).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        return BeautifulSoup(response.content, "html.parser").find(id="readiness").get_text(" ", strip=True)

    return fetch


def link(href):
    return story(f'xem <a href="{href}">ở đây</a>')


def draft(methods=("call",), **fields):
    """A warning saved as a draft, in which anything may be missing."""
    page = make_alert(live=False, methods=methods)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(clean=False)
    return page


def picture(description):
    return CustomImage.objects.create(
        title="Ảnh tin nhắn", description=description, file=ImageFile(BytesIO(save("PNG")), name="hinh.png")
    )


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_a_sound_page_is_ready(told, model):
    assert READY in told(MAKERS[model](live=False))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "Dài " * 23 + "lắm"}, "Tiêu đề dài 95 chữ cái."),
        ({"summary": "a" * 201}, "Tóm tắt dài 201 chữ cái."),
        ({"read_aloud": ""}, "“Đọc cho người nhà nghe” còn trống."),
        ({"stop": ""}, "“Dừng” còn trống."),
        ({"signs": '<p data-block-key="a"></p>'}, "“Dấu hiệu nhận ra” còn trống."),
        ({"review_on": timezone.localdate() - timedelta(days=1)}, "Ngày xem lại đã qua."),
        ({"methods": ()}, "Chưa ghi kẻ gian tiếp cận người dân bằng cách nào."),
        ({"body": link("/khong-co/")}, "“ở đây” dẫn tới một địa chỉ không có trên trang web này: /khong-co/"),
        ({"body": story('<a linktype="page" id="99999">nữa</a>')}, "“nữa” dẫn tới một trang không còn nữa."),
        (
            {"if_it_happened": '<a linktype="document" id="9">t</a>'},
            "“t” dẫn tới một tài liệu không còn nữa.",
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_is_wrong_with_a_warning_is_said(told, fields, sentence):
    text = told(draft(**fields))
    assert sentence in text
    assert READY not in text


def test_a_day_of_review_that_is_missing_is_said(home):
    page = AlertPage(title="x", summary="x", review_on=None)
    assert "“Ngày xem lại” còn trống." in {finding.text for finding in findings(page)}


def test_the_sentence_leads_to_the_field(home, editor, login):
    page = make_alert(live=False, summary="a" * 250)
    response = login(editor).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    shown = BeautifulSoup(response.content, "html.parser")
    place = shown.find(id="readiness").find("a")["href"]
    assert shown.select_one(place).select_one("[name=summary]")


def test_a_link_to_a_page_that_readers_cannot_open_is_said(told):
    draft, live = make_standard(live=False), make_standard()
    html = '<a linktype="page" id="{}">trang</a>'
    assert "mà người đọc không xem được" in told(make_news(live=False, body=story(html.format(draft.pk))))
    assert READY in told(make_news(live=False, body=story(html.format(live.pk))))


def test_a_link_to_a_document_that_is_there_is_not_said(told):
    document = CustomDocument.objects.create(title="Mẫu đơn", file="mau-don.pdf")
    html = f'<a linktype="document" id="{document.pk}">mẫu</a>'
    assert READY in told(make_news(live=False, body=story(html)))


def test_pictures_without_words_are_said_wherever_they_stand(told):
    bare, said = picture(""), picture("Một tin nhắn")
    in_story = [{"type": "picture", "value": {"image": bare.pk, "caption": ""}}]
    step = {"title": "Mở", "text": "", "image": bare.pk, "see": ""}
    in_guide = [{"type": "platform", "value": {"platform": "ios", "steps": [step]}}]
    sentence = "Hình “Ảnh tin nhắn” chưa có lời tả"
    assert sentence in told(make_news(live=False, photo=bare))
    assert sentence in told(make_news(live=False, body=json.dumps(in_story)))
    assert sentence in told(make_guide(live=False, platforms=json.dumps(in_guide)))
    assert READY in told(make_news(live=False, photo=said))


def test_a_picture_that_was_deleted_is_said(told):
    chosen = picture("Một tin nhắn")
    body = json.dumps([{"type": "picture", "value": {"image": chosen.pk, "caption": ""}}])
    page = make_news(live=False, body=body)
    chosen.delete()
    assert "“Hình”: chưa chọn, hoặc đã bị xoá." in told(page)


def test_of_a_live_page_the_words_saved_last_are_judged(told):
    page = make_alert()
    page.summary = "a" * 250
    page.save_revision()
    assert "Tóm tắt dài 250 chữ cái" in told(page)


def test_a_translated_page_is_judged_too(told):
    page = make_alert()
    english = Locale.objects.get_or_create(language_code="en")[0]
    translated = page.copy_for_translation(english, copy_parents=True)
    assert READY in told(translated)


def test_the_approver_is_told_the_same(home, editor, approver, login):
    page = make_alert(live=False, user=editor, summary="a" * 250)
    address = reverse("review", args=[submit(page, editor).pk])
    assert "Tóm tắt dài 250 chữ cái" in login(approver).get(address).content.decode()


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/canh-bao/", "/canh-bao", "/gui-tin/", "/tim-kiem/?q=lua+dao", "/phuong-xa/phuong-ba-ria/"),
        *("#dau-hieu", "https://outreach.example/canh-bao/", "https://khac.example/x", "//khac.example/"),
        *("tel:113", "mailto:a@khac.example", ""),
    ],
)
def test_links_that_lead_somewhere(home, address):
    assert is_known(address)


def test_the_language_of_the_screens_makes_no_difference(home):
    with translation.override("en"):
        assert is_known("/gui-tin/")
        assert is_known("/canh-bao/")


@pytest.mark.parametrize(
    "address",
    [
        *("/canh-bao/khong-co/", "/trang-dau/", "/%00/", "/a b/", "khong-co", "http://[", "/canh-bao//"),
        *("https://outreach.example/khong-co/", "http://outreach.example/canh-bao/khong-co/"),
    ],
)
def test_links_that_lead_nowhere(home, address):
    assert not is_known(address)


def test_an_address_that_only_begins_like_a_language_is_no_other_language(home):
    page = make_standard(title="En ninh", slug="en-ninh")
    assert is_known(page.url)
    assert not is_known("/en-khong-co/")
