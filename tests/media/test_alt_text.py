"""No picture comes in without words for people who cannot see it, and those words come out with it."""

import json
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from media.models import CustomImage
from tests.factories import make_guide, make_news
from tests.media.corpus import save

WORDS = "Tin nhắn giả danh ngân hàng, có đường link lạ"


@pytest.fixture
def file():
    return SimpleUploadedFile("hinh.png", save("PNG"), "image/png")


@pytest.fixture
def picture(db):
    return CustomImage.objects.create(
        title="IMG_0001", description=WORDS, file=ImageFile(BytesIO(save("PNG")), name="hinh.png")
    )


@pytest.mark.parametrize("empty", ["", "   "])
def test_the_form_asks_for_words(login, editor, file, empty):
    login(editor).post(reverse("wagtailimages:add"), {"title": "Hình", "description": empty, "file": file})
    assert not CustomImage.objects.exists()


@pytest.mark.parametrize("empty", ["", "   "])
def test_words_cannot_be_taken_away(login, editor, picture, empty):
    CustomImage.objects.update(uploaded_by_user=editor)
    response = login(editor).post(
        reverse("wagtailimages:edit", args=[picture.pk]), {"title": "Hình", "description": empty}
    )
    assert response.context["form"].errors["description"]
    picture.refresh_from_db()
    assert picture.description == WORDS


def test_the_upload_of_several_asks_for_the_words_of_each(login, editor, file):
    client = login(editor)
    answer = client.post(reverse("wagtailimages:add_multiple"), {"files[]": file, "title": "Hình"}).json()
    assert not CustomImage.objects.exists()
    upload = answer["uploaded_file_id"]
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[upload])
    prefix = f"uploaded-image-{upload}"
    fields = {f"{prefix}-title": "Hình", f"{prefix}-tags": ""}
    refused = client.post(address, fields).json()
    assert not refused["success"]
    assert not CustomImage.objects.exists()
    client.post(address, {**fields, f"{prefix}-description": WORDS})
    assert CustomImage.objects.get().description == WORDS


def test_the_upload_in_the_chooser_asks_for_words(login, editor, file):
    address = reverse("wagtailimages_chooser:create")
    prefix = "image-chooser-upload"
    fields = {f"{prefix}-title": "Hình", f"{prefix}-file": file}
    login(editor).post(address, fields)
    assert not CustomImage.objects.exists()
    file.seek(0)
    login(editor).post(address, {**fields, f"{prefix}-description": WORDS})
    assert CustomImage.objects.get().description == WORDS


def alts(client, page):
    pictures = BeautifulSoup(client.get(page.url).content, "html.parser").select("main img")
    return [picture["alt"] for picture in pictures]


def test_the_words_come_out_with_the_picture(home, client, picture):
    in_story = [{"type": "picture", "value": {"image": picture.pk, "caption": "Chú thích"}}]
    step = {"title": "Mở", "text": "", "image": picture.pk, "see": ""}
    in_guide = [{"type": "platform", "value": {"platform": "ios", "steps": [step]}}]
    assert alts(client, make_news(photo=picture, body=json.dumps(in_story))) == [WORDS, WORDS]
    assert alts(client, make_guide(platforms=json.dumps(in_guide))) == [WORDS]
