"""Photos come in through memory alone, and whatever comes with a tip, its text arrives."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import JsonResponse
from django.test import Client
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from outreach import urls
from tips.photo_cleaning import MAX_BYTES, REFUSALS, clean_photos
from tips.photo_field import PhotosField
from tips.uploads import MAX_BODY, keep_photos_in_memory

TEXT = "Một người lạ tự xưng công an gọi điện, bảo tôi chuyển tiền."
URL = "/thu/"

pytestmark = [pytest.mark.urls(__name__), pytest.mark.any_database]


class Form(forms.Form):
    text = forms.CharField()
    photos = PhotosField()


@csrf_exempt
def receive(request):
    if "disk" not in request.GET:
        keep_photos_in_memory(request)
    form = Form(request.POST, request.FILES)
    assert form.is_valid()
    photos = form.cleaned_data["photos"]
    return JsonResponse(
        {
            "text": form.cleaned_data["text"],
            "sizes": [photo.size for photo in photos],
            "kept": [len(photo.read()) for photo in photos],
            "names": [photo.name for photo in photos],
            "refusals": [str(photo.refusal or "") for photo in clean_photos(photos)],
            "fields": sorted(request.FILES),
        }
    )


urlpatterns = [path("thu/", receive), *urls.urlpatterns]
handler400 = urls.handler400


@pytest.fixture(autouse=True)
def _no_disk(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "khong-co"


def send(client, *contents, address=URL, **fields):
    files = [SimpleUploadedFile(f"ảnh {number}.jpg", content) for number, content in enumerate(contents)]
    return client.post(address, {"photos": files, "text": TEXT, **fields})


def answer(*contents, **fields):
    response = send(Client(enforce_csrf_checks=True), *contents, **fields)
    assert response.status_code == 200
    told = response.json()
    assert told["text"] == TEXT
    return told


def test_a_large_photo_never_touches_the_disk(db):
    told = answer(bytes(MAX_BYTES), b"x")
    assert told["sizes"] == told["kept"] == [MAX_BYTES, 1]
    assert told["names"] == ["ảnh 0.jpg", "ảnh 1.jpg"]


def test_the_disk_would_be_noticed(db, client):
    with pytest.raises(FileNotFoundError):
        send(client, bytes(MAX_BYTES), address=URL + "?disk")


def test_what_is_too_large_is_counted_and_not_kept(db):
    told = answer(b"x", bytes(MAX_BYTES + 1), b"x")
    assert (told["sizes"], told["kept"]) == ([1, MAX_BYTES + 1, 1], [1, 0, 1])
    assert told["refusals"][1] == REFUSALS["too_big"]


def test_what_is_too_many_is_counted_and_not_kept(db):
    told = answer(*[b"xyz"] * 7)
    assert (told["sizes"], told["kept"]) == ([3] * 7, [3] * 5 + [0] * 2)
    assert told["refusals"][5:] == [REFUSALS["too_many"]] * 2


def test_an_empty_file_is_named_and_no_file_is_none(db):
    assert answer(b"")["refusals"] == [REFUSALS["empty"]]
    assert answer()["refusals"] == []


def test_a_text_in_the_place_of_a_photo_is_no_photo(db, client):
    response = client.post(URL, {"photos": "x", "text": TEXT})
    assert response.json()["sizes"] == []


def test_a_form_without_files_is_read_as_ever(db, client):
    response = client.post(URL, f"text={TEXT}", content_type="application/x-www-form-urlencoded")
    assert (response.json()["text"], response.json()["sizes"]) == (TEXT, [])


def test_files_of_other_fields_vanish(db):
    told = answer(b"x", other=SimpleUploadedFile("a.jpg", bytes(MAX_BYTES)))
    assert (told["fields"], told["sizes"]) == (["photos"], [1])


def test_more_than_fits_is_refused_in_words_before_it_is_read(db, client):
    response = client.generic(
        "POST", URL, b"x", "multipart/form-data; boundary=x", headers={"Content-Length": str(MAX_BODY + 1)}
    )
    assert response.status_code in (400, 413)
    assert "<h1" in response.content.decode()


def test_the_field_asks_for_pictures_and_not_for_the_camera_alone():
    html = str(Form()["photos"])
    assert 'accept="image/*"' in html
    assert " multiple" in html
    assert "capture" not in html
    assert "required" not in html
