"""What a reader is told of what they paste at /kiem-tra/."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from alerts.models import AlertEnding
from channels.models import OfficialChannel
from core.identifiers import LONGEST
from tests.alerts.checking import (
    EMPTY,
    NEAR,
    TOO_LONG,
    UNKNOWN,
    WARNED,
    make_channel,
    with_indicators,
)
from tests.factories import in_english, make_alert


@pytest.mark.parametrize(
    "text",
    [
        *("0901234567", "+84 901.234.567", "0084901234567", "(+84) 0901-234-567", "０９０１２３４５６７"),
        *("0901\u200b234\u00a0567", "Gọi ngay số 0901234567 để nhận quà!", "zalo.me/0901234567"),
        *("nhanqua.example/dang-nhap", "http://me:x@nhanqua.example:8080/dang-nhap/buoc-2?a=1#b"),
        *("NHANQUA[.]example/dang-nhap", "http://www.nhanqua.example/dang-nhap", "STK 0123456789012345"),
        *("0123.4567.8901.2345", "dich vu cong bo cong an", "DỊCH VỤ CÔNG, Bộ Công An"),
        *("m.facebook.com/quatang2026?ref=x", "fb.com/qua.tang.2026/", "Kết bạn @quatang2026 nhé"),
    ],
)
def test_what_a_warning_names_is_found_however_it_is_written(alert, ask, text):
    html = ask(text)
    assert WARNED in html
    assert "Quà tặng giả" in html
    assert alert.url in html
    assert UNKNOWN not in html


@pytest.mark.parametrize("text", ["nhanqua.example", "http://cdn.nhanqua.example/a", "hotro@nhanqua.example"])
def test_the_rest_of_its_domain_is_named_as_such(alert, ask, text):
    html = ask(text)
    assert NEAR in html
    assert WARNED not in html
    assert "Riêng địa chỉ này chưa có thông tin" in html


@pytest.mark.parametrize(
    "text",
    ["0901234568", "nhanqua2.example", "dang-nhap.example", "facebook.com/khac", "facebook.com", "VNelID 9"],
)
def test_of_what_nobody_has_recorded_it_says_so(alert, ask, text):
    html = ask(text)
    assert UNKNOWN in html
    assert "Quà tặng giả" not in html


def test_a_mail_address_says_nothing_of_others_at_its_provider(home, ask):
    with_indicators(make_alert(title="Thư giả"), [("link", "ke.gian@proton.example")])
    assert WARNED in ask("Ke.Gian@proton.example")
    for text in ("nguoi.khac@proton.example", "proton.example"):
        assert "Thư giả" not in ask(text)
    with_indicators(make_alert(title="Cả trang giả"), [("link", "proton.example")])
    assert "Cả trang giả" in ask("nguoi.khac@proton.example")


def test_who_shares_a_host_answers_for_no_other(home, ask):
    pairs = [
        ("link", "https://bit.ly/AbC"),
        ("link", "tot.blogspot.com"),
        ("link", "docs.google.com/forms/d/1"),
    ]
    with_indicators(make_alert(title="Biểu mẫu giả"), pairs)
    for text in ("bit.ly/AbD", "bit.ly", "xau.blogspot.com", "docs.google.com/forms/d/2", "google.com"):
        assert "Biểu mẫu giả" not in ask(text), text
    for text in (
        "bit.ly/AbC",
        "http://a.tot.blogspot.com/x",
        "https://docs.google.com/forms/d/1/viewform?usp=x",
    ):
        assert "Biểu mẫu giả" in ask(text), text


def test_what_stands_behind_another_address_is_still_warned_of(alert, ask):
    texts = [
        *(
            "https://khac.example/?u=https://nhanqua.example/dang-nhap",
            "http://khac.example,nhanqua.example/dang-nhap",
        ),
        *(
            "intent://nhanqua.example/dang-nhap#Intent;end",
            "http://zalo.me/0901234567,ok",
            "http://nhanqua.example,x",
        ),
    ]
    for text in texts:
        html = ask(text)
        assert WARNED in html or NEAR in html, text


def test_only_what_is_live_and_public_counts(home, ask):
    draft = with_indicators(make_alert(live=False, title="Bản nháp"), [("phone", "0901234567")])
    closed = with_indicators(make_alert(title="Nội bộ"), [("phone", "0901234567")])
    PageViewRestriction.objects.create(page=closed.page_ptr, restriction_type="login")
    OfficialChannel.objects.filter(value="113").update(live=False)
    assert UNKNOWN in ask("0901234567")
    assert UNKNOWN in ask("113")
    assert draft.title not in ask("0901234567")


def test_a_warning_that_has_ended_says_so(alert, ask):
    AlertEnding.objects.create(translation_key=alert.translation_key, title=alert.title, reason="caught")
    html = ask("0901234567")
    assert "Cảnh báo này đã kết thúc" in html
    assert "Quà tặng giả" in html


def test_the_active_warning_comes_first(alert, ask):
    past = make_alert(title="Đã qua", ends_at=timezone.now() - timedelta(days=1), end_reason="caught")
    with_indicators(past, [("phone", "0901234567")])
    html = ask("0901234567")
    assert html.index("Quà tặng giả") < html.index("Đã qua")


def test_in_english_no_vietnamese_title_is_shown(alert, ask):
    in_english(home_of(alert))
    html = ask("0901234567", "/en/kiem-tra/")
    assert "Quà tặng giả" not in html
    assert f'href="{alert.url}" hreflang="vi"' in html
    english = in_english(alert, title="False gifts")
    html = ask("0901234567", "/en/kiem-tra/")
    assert "False gifts" in html
    assert english.url in html


def home_of(page):
    return page.get_parent().get_parent().specific


def test_in_english_a_channel_without_english_words_is_still_official(home, ask):
    make_channel("hotline", "02838387000", name="Tên tiếng Việt")
    html = ask("02838387000", "/en/kiem-tra/")
    assert "This is an official channel" in html
    assert "Tên tiếng Việt" not in html


def test_nothing_can_be_clicked_or_called_in_the_answer(alert, ask):
    html = ask("0901234567 https://nhanqua.example/dang-nhap").partition('id="ket-qua"')[2]
    assert "0901·234·567" in html
    assert "hxxps://nhanqua[.]example" in html
    assert "tel:" not in html
    assert "https://nhanqua" not in html


def test_the_answer_is_kept_nowhere_and_the_text_stays_in_the_box(home, client):
    response = client.post("/kiem-tra/", {"text": "Số <b>lạ</b> 0901234567"})
    assert "no-store" in response.headers["Cache-Control"]
    assert "Số &lt;b&gt;lạ&lt;/b&gt; 0901234567</textarea>" in response.content.decode()
    assert not response.cookies


def test_what_is_too_long_or_empty_gets_a_sentence_and_stays(home, client):
    for text, sentence in ((f"x{'ộ' * LONGEST}", TOO_LONG), ("", EMPTY)):
        response = client.post("/kiem-tra/", {"text": text})
        assert response.status_code == 422
        assert sentence in response.content.decode()
        assert text in response.content.decode()


def test_the_page_asks_for_no_token_and_holds_nothing_in_its_address(home, client):
    html = client.get("/kiem-tra/", {"text": "0901234567"}).content.decode()
    assert "0901234567" not in html
    assert 'method="post"' in html
    assert "csrfmiddlewaretoken" not in html


def test_the_number_of_queries_is_the_same_whatever_is_pasted(alert, website, client):
    def cost(text):
        with CaptureQueriesContext(connection) as queries:
            client.post("/kiem-tra/", {"text": text})
        return len(queries)

    cost("0901234567")
    for number in range(20):
        with_indicators(make_alert(), [("phone", f"09{number:08}"), ("link", f"a{number}.example")])
    many = " ".join(f"09{number:08} a{number}.example @nguoi{number}" for number in range(20))
    assert cost("0901234567") == cost(many) == cost("conganmau.example 0901234567 113") <= 12
