"""Nothing is refused silently and nothing accepted is lost."""

import time
from unittest.mock import patch
from urllib.parse import urlencode

import pytest
from django.db import DatabaseError

from core.text import VIETNAMESE_MARKED
from tips.models import PartRole, Tip
from tips.parts import read
from tips.tokens import MAX_AGE, new_token

URL = "/gui-tin/"
AS_A_BROWSER_SENDS = "application/x-www-form-urlencoded"
TEXT = "Một người lạ tự xưng công an gọi điện, bảo tôi chuyển tiền."


def tip(**fields):
    return {"kind": "scam", "text": TEXT, "token": new_token(), **fields}


def assert_kept(response, status):
    assert response.status_code == status
    assert TEXT in response.content.decode()
    assert not Tip.objects.exists()


def test_a_valid_tip_is_stored_before_the_thank_you(db, client):
    response = client.post(
        URL,
        tip(ward="26560", happened="sáng nay", scammer="0900 xxx xxx", contact="cô Ba", keep_from_ward="on"),
    )
    assert response.status_code == 200
    stored = Tip.objects.get()
    [(_story, words)] = read(stored, PartRole.STORY)
    [(_identity, identity)] = read(stored, PartRole.IDENTITY)
    assert words.pop("sent_at")
    assert words == {"text": TEXT, "happened": "sáng nay", "scammer": "0900 xxx xxx"}
    assert identity == {"contact": "cô Ba"}
    assert (stored.ward_id, stored.keep_from_ward, stored.status) == ("26560", True, "new")


def test_only_what_it_is_about_and_the_text_are_needed(db, client):
    assert client.post(URL, tip()).status_code == 200
    assert Tip.objects.get().ward is None


def test_the_thank_you_page_repeats_no_word_of_the_tip(db, client):
    assert TEXT not in client.post(URL, tip()).content.decode()


def test_the_same_form_sent_twice_is_one_tip(db, client):
    form = tip()
    assert [client.post(URL, form).status_code for _time in range(3)] == [200, 200, 200]
    assert Tip.objects.count() == 1


def test_the_same_form_with_other_words_loses_neither(db, client):
    form = tip()
    client.post(URL, form)
    client.post(URL, {**form, "text": TEXT + " Tôi nhớ thêm một chuyện."})
    texts = [words["text"] for _part, words in read(Tip.objects.get(), PartRole.STORY, PartRole.ADDITION)]
    assert texts == [TEXT, TEXT + " Tôi nhớ thêm một chuyện."]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": ""},
        {"kind": "murder"},
        {"ward": "99999"},
        {"ward": "x" * 500},
        {"ward": "\x00"},
        {"token": "\x00"},
        {"contact": "x" * 201},
        {"happened": "a\x00b"},
    ],
)
def test_a_mistake_gives_the_page_back_with_the_text_in_it(db, client, fields):
    assert_kept(client.post(URL, tip(**fields)), 422)


@pytest.mark.parametrize("text", ["", "ngắn", "x" * 5001, "a\x00" * 20])
def test_a_text_too_short_too_long_or_broken_is_said(db, client, text):
    response = client.post(URL, tip(text=text))
    assert response.status_code == 422
    assert response.context["form"].errors["text"]
    assert not Tip.objects.exists()


def test_a_text_of_3_megabytes_comes_back_whole_and_says_how_long_it_may_be(db, client):
    text = "Lừa đảo qua điện thoại. " * 96_000
    response = client.post(URL, urlencode(tip(text=text)), content_type=AS_A_BROWSER_SENDS)
    assert len(text.encode()) > 3_000_000
    assert response.status_code == 422
    page = response.content.decode()
    assert text in page
    assert f"Dài quá: đang có {len(text.strip())} ký tự, chỉ gửi được nhiều nhất 5000." in page


def test_no_browser_cuts_a_long_text_before_it_is_sent(db, client):
    assert "maxlength" not in client.get(URL).content.decode()


@pytest.mark.parametrize("fields", [{"text": "a\x00" * 20}, {"kind": ""}, {"ward": "99999"}, {"text": "x"}])
def test_a_mistake_is_said_in_vietnamese(db, client, fields):
    errors = client.post(URL, tip(**fields)).context["form"].errors
    assert all(VIETNAMESE_MARKED & set(str(text)) for found in errors.values() for text in found)


def test_every_box_filled_wrongly_keeps_what_was_written(db, client):
    response = client.post(URL, tip(kind="", scammer="số lạ", contact="cô Ba", happened="hôm qua"))
    for words in ("số lạ", "cô Ba", "hôm qua"):
        assert words in response.content.decode()


def test_a_form_left_open_too_long_asks_for_one_more_click(db, client):
    form = tip()
    with patch("django.core.signing.time.time", return_value=time.time() + MAX_AGE + 1):
        response = client.post(URL, form)
    assert_kept(response, 422)
    again = client.post(URL, {**form, "token": response.context["form"]["token"].value()})
    assert again.status_code == 200


@pytest.mark.parametrize("token", ["", "x", "x" * 300])
def test_a_token_that_is_not_ours_is_no_token(db, client, token):
    assert_kept(client.post(URL, tip(token=token)), 422)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_another_site_cannot_send_in_a_readers_name(db, client, headers):
    assert_kept(client.post(URL, tip(), headers=headers), 403)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "null"},
    ],
)
def test_our_own_form_is_let_in(db, client, headers):
    assert client.post(URL, tip(), headers=headers).status_code == 200


def test_a_broken_database_is_said_and_the_same_form_can_be_sent_again(db, client):
    form = tip()
    with patch("tips.views.public.receive", side_effect=DatabaseError):
        response = client.post(URL, form)
    assert_kept(response, 503)
    assert response.context["form"]["token"].value() == form["token"]
    assert client.post(URL, form).status_code == 200


def test_the_day_is_kept_and_no_hour(db, client):
    client.post(URL, tip())
    kinds = {field.get_internal_type() for field in Tip._meta.get_fields() if field.concrete}
    assert "DateTimeField" not in kinds


def test_a_ward_page_can_choose_its_ward(db, client):
    form = client.get(URL, {"phuong": "26560"}).context["form"]
    assert form["ward"].value() == "26560"


@pytest.mark.parametrize("ward", ["99999", "x" * 3000])
def test_a_ward_nobody_knows_is_no_error(db, client, ward):
    assert client.get(URL, {"phuong": ward}).status_code == 200


def test_pages_about_tips_are_kept_by_nobody(db, client):
    for response in (client.get(URL), client.post(URL, tip()), client.post(URL, {})):
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(db, client, method):
    assert getattr(client, method)(URL).status_code == 405
