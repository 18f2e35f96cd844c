"""A bad photo never holds up a tip, and what was refused can be sent again."""

import hashlib
import io
from contextlib import ExitStack

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.factories import make_tip
from tests.tips.test_sending import TEXT, URL, tip
from tips import keys
from tips.models import PartRole, Tip
from tips.parts import open_bytes, read
from tips.photo_opener import PLACES, TAKING_PLACES
from tips.tokens import new_token

FOLLOW_UP = "/tra-cuu/"


def jpeg(name="anh.jpg", colour="red"):
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "CANARY"  # the maker of the camera
    Image.new("RGB", (40, 30), colour).save(file, "JPEG", exif=exif)
    return SimpleUploadedFile(name, file.getvalue())


def bad(name="hong <b>.jpg"):
    return SimpleUploadedFile(name, b"no photo at all")


def photos_of(stored, role=PartRole.PHOTO):
    return [open_bytes(part, keys.private_keys()) for part in stored.parts.filter(role=role)]


def test_photos_are_sealed_without_what_was_hidden_in_them(db, client):
    assert client.post(URL, tip(photos=[jpeg(), jpeg(colour="blue")])).status_code == 200
    clean = photos_of(Tip.objects.get())
    assert len(clean) == 2
    assert not any(b"CANARY" in photo for photo in clean)
    assert photos_of(Tip.objects.get(), PartRole.ORIGINAL) == []


def test_the_original_is_sealed_too_if_the_sender_wants_it(db, client):
    photo = jpeg()
    client.post(URL, tip(photos=[photo], keep_originals="on"))
    photo.seek(0)
    [original] = photos_of(Tip.objects.get(), PartRole.ORIGINAL)
    assert hashlib.sha256(original).digest() == hashlib.sha256(photo.read()).digest()


def test_a_bad_photo_is_named_and_the_words_and_the_good_ones_are_stored(db, client):
    response = client.post(URL, tip(photos=[bad(), jpeg()]))
    page = response.content.decode()
    stored = Tip.objects.get()
    assert [words["text"] for _part, words in read(stored, PartRole.STORY)] == [TEXT]
    assert len(photos_of(stored)) == 1
    assert "hong &lt;b&gt;.jpg" in page
    assert "Đây không phải là ảnh mà chúng tôi mở được" in page
    assert 'name="photos"' in page


def test_a_tip_whose_photos_find_no_place_arrives_without_them(db, client):
    with ExitStack() as others:
        for _place in range(PLACES):
            others.enter_context(TAKING_PLACES)
        page = client.post(URL, tip(photos=[jpeg()])).content.decode()
    assert "Đang có nhiều ảnh gửi đến cùng lúc" in page
    assert photos_of(Tip.objects.get()) == []
    assert [words["text"] for _part, words in read(Tip.objects.get(), PartRole.STORY)] == [TEXT]


def test_a_refused_photo_is_added_with_the_form_of_the_receipt_page(db, client):
    response = client.post(URL, tip(photos=[bad()]))
    again = {
        "code": response.context["code"],
        "token": response.context["form"]["token"].value(),
    }
    answer = client.post(FOLLOW_UP, {**again, "text": "", "photos": [jpeg()]})
    assert "Phần gửi thêm đã đến nơi" in answer.content.decode()
    assert len(photos_of(Tip.objects.get())) == 1
    assert read(Tip.objects.get(), PartRole.ADDITION) == []


def test_a_form_with_photos_sent_twice_doubles_none_of_them(db, client):
    form = tip()
    for _time in range(2):
        client.post(URL, {**form, "photos": [jpeg()]})
    client.post(URL, {**form, "text": TEXT + " Và hôm nay nữa.", "photos": [jpeg()]})
    assert len(photos_of(Tip.objects.get())) == 1
    assert len(read(Tip.objects.get(), PartRole.STORY, PartRole.ADDITION)) == 2


def test_a_tip_takes_five_photos_altogether(db, client):
    stored = make_tip()
    colours = ["red", "green", "blue", "white"]
    sent = {"code": stored.receipt, "text": ""}
    client.post(FOLLOW_UP, {**sent, "token": new_token(), "photos": [jpeg(colour=each) for each in colours]})
    more = [jpeg(colour="black"), jpeg("thu-sau.jpg", "yellow")]
    page = client.post(FOLLOW_UP, {**sent, "token": new_token(), "photos": more}).content.decode()
    assert "thu-sau.jpg" in page
    assert "Mỗi tin chỉ kèm được 5 ảnh" in page
    assert len(photos_of(stored)) == 5


@pytest.mark.parametrize(("address", "fields"), [(URL, {"kind": ""}), (FOLLOW_UP, {"text": "x" * 5001})])
def test_a_form_that_comes_back_says_that_the_photos_have_to_be_chosen_again(db, client, address, fields):
    sent = tip(code=make_tip().receipt, photos=[jpeg()])
    response = client.post(address, {**sent, **fields})
    assert response.status_code == 422
    assert "Hãy chọn lại ảnh" in response.content.decode()


def test_nothing_but_refused_photos_is_no_addition(db, client):
    stored = make_tip()
    sent = {"code": stored.receipt, "text": "", "token": new_token(), "photos": [bad()]}
    page = client.post(FOLLOW_UP, sent).content.decode()
    assert "hong &lt;b&gt;.jpg" in page
    assert "Phần gửi thêm đã đến nơi" not in page
    assert stored.parts.count() == 1
