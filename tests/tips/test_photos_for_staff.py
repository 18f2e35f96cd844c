"""A photo leaves the inbox as a file that nothing keeps and nothing runs."""

import pytest
from django.urls import reverse

from tests.factories import make_handler, make_tip
from tests.tips.desk import BA_RIA, actions


@pytest.fixture
def with_photo(db):
    from tips.intake import Photo

    return make_tip(ward_id=BA_RIA, photos=[Photo(b"\xff\xd8\xffanh", b"anh goc")])


def photo_url(tip, role="photo"):
    return reverse("tips_photo", args=[tip.pk, tip.parts.get(role=role).pk])


def test_a_photo_is_a_file_that_nothing_keeps_and_nothing_runs(login, supervisor, with_photo):
    response = login(supervisor).get(photo_url(with_photo))
    assert response.content == b"\xff\xd8\xffanh"
    headers = response.headers
    assert headers["Content-Disposition"] == f'attachment; filename="{with_photo.reference}-1.jpg"'
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Type"] == "image/jpeg"
    assert "no-store" in headers["Cache-Control"]
    assert "ETag" not in headers
    assert actions() == ["photo"]


def test_the_original_of_a_photo_is_for_supervisors(db, login, supervisor, with_photo):
    address = photo_url(with_photo, "original")
    assert login(make_handler(BA_RIA)).get(address).status_code == 404
    response = login(supervisor).get(address)
    assert (response.content, response.headers["Content-Type"]) == (b"anh goc", "application/octet-stream")


def test_only_photos_come_out_as_files(login, supervisor, with_photo):
    assert login(supervisor).get(photo_url(with_photo, "story")).status_code == 404


def test_a_photo_of_another_tip_is_not_found(login, supervisor, with_photo):
    part = with_photo.parts.get(role="photo").pk
    assert login(supervisor).get(reverse("tips_photo", args=[make_tip().pk, part])).status_code == 404


def test_a_photo_whose_key_is_gone_is_said(login, supervisor, with_photo, monkeypatch):
    monkeypatch.setattr("tips.keys.private_keys", dict)
    response = login(supervisor).get(photo_url(with_photo), follow=True)
    assert "Không mở được ảnh này" in response.content.decode()
