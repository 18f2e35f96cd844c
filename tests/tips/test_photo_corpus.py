"""Of a good photo the pixels are taken and nothing else; a bad one is refused in a plain sentence."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.text import VIETNAMESE_MARKED
from tests.media.corpus import FROM_UPRIGHT, save, see_through, turned
from tests.media.test_cleaning import assert_clean, near
from tests.tips.photo_corpus import ACCEPTED, REFUSED
from tips.photo_cleaning import MAX_PHOTOS, REFUSALS, clean_photos

pytestmark = pytest.mark.any_database


def upload(content, name="image"):
    return SimpleUploadedFile(name, content)


def batches(cases):
    """As many at a time as a tip takes: one process opens them all."""
    return [sorted(cases)[start : start + MAX_PHOTOS] for start in range(0, len(cases), MAX_PHOTOS)]


def test_the_corpus_is_large_enough():
    assert len(ACCEPTED) + len(REFUSED) >= 100


@pytest.mark.parametrize("batch", batches(ACCEPTED), ids=" + ".join)
def test_only_the_pixels_of_a_photo_are_taken(batch):
    photos = clean_photos([upload(make(), name) for name, make in map(ACCEPTED.get, batch)])
    assert [(case, photo.refusal) for case, photo in zip(batch, photos, strict=True) if photo.refusal] == []
    for photo in photos:
        assert (photo.content_type, photo.extension) == ("image/jpeg", "jpg")
        assert_clean(photo.content)
        with Image.open(io.BytesIO(photo.content)) as image:
            assert (image.format, image.mode) == ("JPEG", "RGB")
            assert image.width * image.height < 17_000_000


@pytest.mark.parametrize("batch", batches(REFUSED), ids=" + ".join)
def test_what_is_no_good_photo_is_refused_in_a_vietnamese_sentence(batch):
    photos = clean_photos([upload(make(), name) for name, make, _code in map(REFUSED.get, batch)])
    wanted = [(case, REFUSALS[REFUSED[case][2]]) for case in batch]
    assert [(case, photo.refusal) for case, photo in zip(batch, photos, strict=True)] == wanted
    for photo in photos:
        assert photo.content is None
        assert set(str(photo.refusal)) & VIETNAMESE_MARKED


def test_every_refusal_is_its_own_sentence():
    assert len({str(refusal) for refusal in REFUSALS.values()}) == len(REFUSALS)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photo_ends_upright(kind):
    if kind == "HEIF":
        kinds = [turned(orientation, kind) for orientation in (1, 3, 6, 8)]
    else:
        kinds = [turned(orientation, kind) for orientation in FROM_UPRIGHT]
    for photo in clean_photos(map(upload, kinds), room=len(kinds)):
        image = Image.open(io.BytesIO(photo.content))
        assert image.size == (64, 48)
        assert near(image.getpixel((10, 10)), (255, 0, 0))
        assert near(image.getpixel((50, 10)), (0, 255, 0))
        assert near(image.getpixel((10, 40)), (0, 0, 255))


def test_what_is_transparent_becomes_white():
    image = see_through()
    image.paste((0, 0, 0, 0), (0, 0, 32, 24))
    [photo] = clean_photos([upload(save("PNG", image))])
    assert near(Image.open(io.BytesIO(photo.content)).getpixel((10, 10)), (255, 255, 255))


def test_a_long_screenshot_keeps_the_size_of_its_letters():
    [photo] = clean_photos([upload(ACCEPTED["long screenshot"][1]())])
    assert Image.open(io.BytesIO(photo.content)).size == (300, 20_000)


def test_the_name_that_the_sender_sees_again_is_the_file_s_own():
    names = ["Ảnh chụp ở phường Đông.jpg", "image", "hỏng.jpg"]
    files = [save("JPEG"), save("PNG"), b"khong phai hinh"]
    photos = clean_photos(map(upload, files, names))
    assert [photo.upload.name for photo in photos] == names
    assert [bool(photo.content) for photo in photos] == [True, True, False]
    assert not any(name in repr(photos) for name in names)


def test_the_sixth_photo_is_refused_and_the_five_before_it_are_not():
    photos = clean_photos([upload(save("JPEG"))] * 7)
    assert [photo.refusal for photo in photos] == [None] * 5 + [REFUSALS["too_many"]] * 2


def test_a_tip_that_has_photos_takes_fewer():
    photos = clean_photos([upload(save("JPEG"))] * 3, room=2)
    assert [photo.refusal for photo in photos] == [None, None, REFUSALS["too_many"]]


def test_no_photo_starts_nothing():
    assert clean_photos([]) == []
