import io

import pytest
from django.core.files.images import ImageFile
from django.urls import reverse
from PIL import Image

from media.models import CustomImage


@pytest.fixture
def picture(db):
    content = io.BytesIO()
    Image.new("RGB", (800, 450), "#0d4f3c").save(content, "PNG")
    file = ImageFile(content, name="hinh.png")
    return CustomImage.objects.create(title="Hình", description="Một ô màu xanh", file=file)


def test_a_rendition_is_served_and_its_original_is_not(client, picture):
    rendition = picture.get_rendition("width-400|format-webp")
    response = client.get(rendition.url)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/webp"
    assert "immutable" in response.headers["Cache-Control"]
    assert client.get(f"/media/{picture.file.name}").status_code == 404


@pytest.mark.parametrize("name", ["../db.sqlite3", "images/x.webp", "%00", "images/", "..%2f..%2fsecrets"])
def test_nothing_else_is_served(db, client, name):
    assert client.get(f"/media/{name}").status_code == 404


def test_a_file_that_is_gone_is_not_found(client, picture):
    rendition = picture.get_rendition("width-400")
    rendition.file.storage.delete(rendition.file.name)
    assert client.get(rendition.url).status_code == 404


def test_a_picture_needs_words_for_people_who_cannot_see_it(login, editor, picture):
    with picture.file.open("rb") as file:
        form = {"title": "Hình mới", "description": "", "file": file, "collection": picture.collection_id}
        response = login(editor).post(reverse("wagtailimages:add"), form)
    assert response.status_code == 200
    assert response.context["form"].errors["description"]


def test_the_file_of_a_picture_is_never_replaced(login, editor, picture):
    picture.uploaded_by_user = editor
    picture.save()
    before = picture.file.name
    other = io.BytesIO()
    Image.new("RGB", (10, 10), "red").save(other, "PNG")
    other.seek(0)
    other.name = "khac.png"
    form = {"title": "Đổi tên", "description": "Khác", "file": other, "collection": picture.collection_id}
    login(editor).post(reverse("wagtailimages:edit", args=[picture.pk]), form)
    picture.refresh_from_db()
    assert (picture.title, picture.file.name) == ("Đổi tên", before)
