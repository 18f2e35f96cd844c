import io

import pytest
from django.urls import reverse
from PIL import Image

from tests.media.files import make_picture


@pytest.fixture
def picture(db):
    return make_picture()


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
