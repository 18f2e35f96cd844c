"""Who has the receipt sees status and answers, can add and take back; nobody else learns a thing."""

import time
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from bench.follow_up import make_codes, measure, medians
from tests.factories import make_tip
from tips import parts, sealed_files
from tips.models import PartRole, Status, StatusChange, StatusSentence, Tip
from tips.sentences import BUILT_IN
from tips.tokens import MAX_AGE, new_token

URL = "/tra-cuu/"
STORY = "Có người lạ mặt đứng trước cổng trường mỗi chiều."
ANSWER = "Cảm ơn bạn. Người ấy mặc áo màu gì?"


@pytest.fixture
def tip(home):
    return make_tip(STORY, contact="cô Ba", ward_id="26560")


def look_up(client, code, **fields):
    return client.post(URL, {"code": code, **fields})


def texts(tip, *roles):
    return [words["text"] for _part, words in parts.read(tip, *roles)]


def test_the_status_is_said_in_a_sentence_and_nothing_that_was_sent_is_shown(client, tip):
    page = look_up(client, tip.receipt).content.decode()
    assert "Tin của bạn đã đến nơi và đang chờ đọc." in page
    assert f"{tip.received_on:%d/%m/%Y}" in page
    for words in (STORY, "cô Ba", tip.reference, "Tân Định"):
        assert words not in page


def test_digits_are_read_with_or_without_spaces(client, tip):
    spaced = " ".join(tip.receipt[start : start + 4] for start in range(0, 16, 4))
    for typed in (spaced, f"  {spaced.replace(' ', '-')} ", tip.receipt):
        assert look_up(client, typed).status_code == 200


def test_answers_are_shown_with_their_day_and_other_words_of_staff_are_not(client, tip):
    parts.add(tip, PartRole.ANSWER, {"text": ANSWER})
    parts.add(tip, PartRole.NOTE, {"text": "Đã hỏi tổ dân phố."})
    page = look_up(client, tip.receipt).content.decode()
    assert ANSWER in page
    assert "Đã hỏi tổ dân phố." not in page


@pytest.mark.parametrize("status", Status.values)
@pytest.mark.parametrize(("prefix", "language"), [("", "vi"), ("/en", "en")])
def test_each_status_has_a_calm_sentence_in_both_languages(client, tip, home, status, prefix, language):
    Tip.objects.filter(pk=tip.pk).update(status=status, status_since=date(2026, 1, 2))
    page = client.post(f"{prefix}{URL}", {"code": tip.receipt}).content.decode()
    with translation.override(language):
        assert str(BUILT_IN[status]) in page
    assert "02/01/2026" in page


def test_the_sentence_of_a_supervisor_takes_the_place_of_the_built_in_one(client, tip):
    StatusSentence.objects.create(status="new", vietnamese="Tin đang nằm ở hộp thư.", english="In the box.")
    assert "Tin đang nằm ở hộp thư." in look_up(client, tip.receipt).content.decode()
    assert "In the box." in client.post(f"/en{URL}", {"code": tip.receipt}).content.decode()


# Wrong digits -----------------------------------------------------------------------------------
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_whatever_is_no_receipt_of_ours_gets_the_same_bytes(client, tip, prefix):
    deleted = make_tip()
    Tip.objects.filter(pk=deleted.pk).delete()
    wrong = f"{(int(tip.receipt) + 1) % 10**16:016}"
    typed = [wrong, "0000000000000000", deleted.receipt, "", "12", "x" * 5000, "\x00", "１２３４" * 4, STORY]
    answers = [client.post(f"{prefix}{URL}", {"code": code}) for code in typed]
    answers.append(client.post(f"{prefix}{URL}"))
    assert {response.status_code for response in answers} == {422}
    assert len({response.content for response in answers}) == 1
    for answer in answers:
        del answer.headers["Expires"]  # the time of day
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1


@pytest.mark.parametrize("action", ["", "withdraw", "withdraw-now"])
def test_no_deed_can_be_tried_without_the_receipt(client, tip, action):
    wrong = look_up(client, "0000000000000000")
    tried = look_up(client, "0000000000000000", action=action, text="Thêm", token=new_token())
    assert (tried.status_code, tried.content) == (wrong.status_code, wrong.content)
    assert tip.parts.count() == 2


def test_right_and_wrong_digits_ask_the_database_the_same_questions(client, tip):
    look_up(client, tip.receipt)  # Wagtail remembers where its pages start
    asked = []
    for code in (tip.receipt, "0000000000000000", "x"):
        with CaptureQueriesContext(connection) as queries:
            look_up(client, code)
        asked.append([query["sql"].split("WHERE")[0] for query in queries])
    assert asked[0] == asked[1] == asked[2]


def test_right_and_wrong_digits_take_the_same_time(home, monkeypatch):
    """`python -m bench.follow_up` prints the figure in milliseconds."""
    monkeypatch.setattr("tips.guesses.LIMIT", 1000)
    right, wrong = medians(measure(make_codes(), look_ups=90))
    assert abs(right - wrong) <= 0.25 * max(right, wrong)


# Adding -----------------------------------------------------------------------------------------
def test_words_can_be_added_and_somebody_waits_again(client, tip):
    Tip.objects.filter(pk=tip.pk).update(waiting_since=None)
    response = look_up(client, tip.receipt, text="Anh ta đi xe đỏ.", token=new_token())
    assert "Phần gửi thêm đã đến nơi" in response.content.decode()
    assert "Anh ta đi xe đỏ." not in response.content.decode()
    tip.refresh_from_db()
    assert texts(tip, PartRole.ADDITION) == ["Anh ta đi xe đỏ."]
    assert tip.waiting_since


def test_the_same_form_sent_again_adds_nothing_and_the_same_words_in_another_form_do(client, tip):
    form = {"text": "Anh ta đi xe đỏ.", "token": new_token()}
    for _time in range(3):
        assert look_up(client, tip.receipt, **form).status_code == 200
    assert len(texts(tip, PartRole.ADDITION)) == 1
    look_up(client, tip.receipt, **{**form, "token": new_token()})
    assert len(texts(tip, PartRole.ADDITION)) == 2


@pytest.mark.parametrize(
    "fields",
    [{"text": ""}, {"text": "x" * 5001}, {"token": "x"}, {"text": "a\x00b"}, {"token": "x", "action": "0"}],
)
def test_a_mistake_keeps_the_words_and_stores_nothing(client, tip, fields):
    sent = {"text": "Anh ta đi xe đỏ.", "token": new_token(), **fields}
    response = look_up(client, tip.receipt, **sent)
    assert response.status_code == 422
    assert sent["text"].replace("\x00", "") in response.content.decode().replace("\x00", "")
    assert texts(tip, PartRole.ADDITION) == []


def test_a_form_left_open_too_long_keeps_the_words_and_asks_for_one_more_click(client, tip, monkeypatch):
    form = {"text": "Anh ta đi xe đỏ.", "token": new_token()}
    with monkeypatch.context() as later:
        now = time.time() + MAX_AGE + 1
        later.setattr("django.core.signing.time.time", lambda: now)
        response = look_up(client, tip.receipt, **form)
    assert response.status_code == 422
    assert form["text"] in response.content.decode()
    token = response.context["form"]["token"].value()
    assert look_up(client, tip.receipt, **{**form, "token": token}).status_code == 200
    assert len(texts(tip, PartRole.ADDITION)) == 1


# Taking back ------------------------------------------------------------------------------------
def test_taking_back_asks_first(client, tip):
    page = look_up(client, tip.receipt, action="withdraw").content.decode()
    assert "Rút lại tin này?" in page
    assert tip.parts.count() == 2


def test_taking_back_destroys_every_part_and_leaves_a_row_without_words(client, tip):
    parts.add(tip, PartRole.NOTE, {"text": "Đã hỏi tổ dân phố."})
    parts.add(tip, PartRole.ANSWER, {"text": ANSWER})
    page = look_up(client, tip.receipt, action="withdraw-now").content.decode()
    assert "Tin này đã rút lại" in page
    tip.refresh_from_db()
    assert (tip.status, tip.waiting_since, tip.parts.count()) == (Status.WITHDRAWN, None, 0)
    assert not StatusChange.objects.exists()  # its place among those of staff would tell the hour


def test_the_sealed_files_go_when_a_tip_is_taken_back(client, tip, django_capture_on_commit_callbacks):
    name = parts.add(tip, PartRole.PHOTO, b"pixels", in_file=True).file
    with django_capture_on_commit_callbacks(execute=True):
        look_up(client, tip.receipt, action="withdraw-now")
    with pytest.raises(FileNotFoundError):
        sealed_files.get(name)


def test_what_was_taken_back_takes_nothing_and_says_so_each_time(client, tip):
    look_up(client, tip.receipt, action="withdraw-now")
    for fields in ({}, {"text": "Thêm", "token": new_token()}, {"action": "withdraw-now"}):
        response = look_up(client, tip.receipt, **fields)
        assert response.status_code == 200
        page = response.content.decode()
        assert "Tin này đã rút lại" in page
        assert 'name="text"' not in page
        assert 'value="withdraw"' not in page
    assert tip.parts.count() == 0


# Traces -----------------------------------------------------------------------------------------
def test_the_digits_are_in_no_address_title_cookie_or_cache(client, tip):
    for fields in ({}, {"action": "withdraw"}, {"text": "Thêm", "token": new_token()}):
        response = look_up(client, tip.receipt, **fields)
        page = response.content.decode()
        assert "<title>An ninh, trật tự TP.HCM</title>" in " ".join(page.split())
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert not response.cookies
        assert f'value="{tip.receipt}"' in page
        assert f"{tip.receipt}" not in page.replace(f'value="{tip.receipt}"', "")
    assert client.get(URL, {"code": tip.receipt}).content == client.get(URL).content


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_another_site_can_look_nothing_up(client, tip, headers):
    response = client.post(URL, {"code": tip.receipt}, headers=headers)
    assert response.status_code == 403
    assert "đang chờ đọc" not in response.content.decode()
