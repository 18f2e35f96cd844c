"""The pictures of a page are there before its first reader."""

import io
import json

import pytest
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from media.models import CustomImage, CustomRendition
from tests.factories import in_english, make_news

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def picture():
    content = io.BytesIO()
    Image.new("RGB", (1600, 900), "#0d4f3c").save(content, "PNG")
    file = ImageFile(content, name="to.png")
    return CustomImage.objects.create(title="Tổ công tác", description="Ba người trước cổng", file=file)


def body_with(picture):
    value = {"image": picture.pk, "caption": ""}
    return json.dumps([{"type": "picture", "value": value}])


def test_the_first_readers_of_a_page_and_of_its_lists_wait_for_no_picture(
    home, picture, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_news(photo=picture, body=body_with(picture))
        english = in_english(page)
    made = CustomRendition.objects.count()
    assert made > 0
    default_storage.delete(picture.file.name)  # nothing can be made of it from here on
    for path in ("/", "/chien-dich/", page.url, english.url):
        with CaptureQueriesContext(connection) as queries:
            answer = Client().get(path)
        assert answer.status_code == 200
        assert not [query["sql"] for query in queries if query["sql"].startswith("INSERT")]
        assert "/media/images/" in answer.content.decode(), path
    assert CustomRendition.objects.count() == made


def test_a_picture_that_cannot_be_read_keeps_no_page_back(home, picture, django_capture_on_commit_callbacks):
    default_storage.delete(picture.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        page = make_news(photo=picture)
    assert Client().get(page.url).status_code == 200
