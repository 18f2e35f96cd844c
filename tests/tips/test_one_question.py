"""Whoever writes down what looks like an own number is asked once; nothing is kept of the question."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import make_tip
from tests.tips.test_photos_of_tips import jpeg
from tests.tips.test_sending import URL, tip
from tips.models import PartRole, Tip
from tips.parts import read

TEXT = "Kẻ gian gọi cho mẹ tôi. Số điện thoại của tôi là 0912 345 678."
QUESTION = "Bạn vừa ghi 0912 345 678. Bạn có chắc không?"


def hidden(response):
    form = response.context["form"]
    return {name: form[name].value() for name in ("token", "asked")}


def test_a_text_with_an_own_number_is_asked_about_once_and_then_stored_as_it_is(db, client):
    response = client.post(URL, tip(text=TEXT))
    assert response.status_code == 422
    assert QUESTION in response.content.decode()
    assert not Tip.objects.exists()
    assert client.post(URL, tip(text=TEXT, **hidden(response))).status_code == 200
    [(_part, words)] = read(Tip.objects.get(), PartRole.STORY)
    assert set(words) == {"text", "happened", "scammer", "sent_at"}
    assert words["text"] == TEXT


def test_a_number_of_the_scammer_is_not_asked_about(db, client):
    assert client.post(URL, tip(text="Nó gọi từ số 0912 345 678, bảo chuyển tiền.")).status_code == 200


@pytest.mark.parametrize("photo", [jpeg, lambda: SimpleUploadedFile("hong.jpg", b"x")])
def test_with_photos_the_question_stands_on_the_receipt_page_beside_taking_back(db, client, photo):
    response = client.post(URL, tip(text=TEXT, photos=[photo()]))
    assert response.status_code == 200
    page = response.content.decode()
    assert QUESTION in page
    assert "Rút lại tin này" in page[page.index(QUESTION) :]
    assert Tip.objects.count() == 1


def test_who_was_asked_is_not_asked_again_after_another_mistake(db, client):
    first = client.post(URL, tip(text=TEXT, kind=""))
    assert QUESTION in first.content.decode()
    second = client.post(URL, tip(text=TEXT, kind="", **hidden(first)))
    assert QUESTION not in second.content.decode()
    assert client.post(URL, tip(text=TEXT, **hidden(second))).status_code == 200


def test_what_is_added_later_is_asked_about_too(db, client):
    stored = make_tip()
    sent = {"code": stored.receipt, "text": TEXT}
    response = client.post("/tra-cuu/", tip(**sent))
    assert response.status_code == 422
    assert QUESTION in response.content.decode()
    assert client.post("/tra-cuu/", {**tip(**sent), **hidden(response)}).status_code == 200
    assert len(read(stored, PartRole.ADDITION)) == 1
