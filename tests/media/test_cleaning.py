import io
import struct

import pytest
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import UploadedFile

from media.cleaning import UnfitImageError, clean
from media.models import CustomImage
from tests.media import corpus

pytestmark = pytest.mark.any_database

RENDITIONS = [
    *("original", "width-40|format-jpeg", "width-40|format-png", "width-40|format-webp"),
    *("width-40|format-avif", "width-360|format-avif", "width-720|format-webp", "width-720|format-jpeg"),
]
MARKS = [
    corpus.CANARY,
    *(b"Exif\0\0", b"eXIf", b"EXIF", b"xmpmeta", b"ns.adobe.com", b"XMP ", b"Photoshop", b"8BIM", b"MPF\0"),
    *(
        b"ICC_PROFILE",
        b"iCCP",
        b"ICCP",
        b"acsp",
        b"tEXt",
        b"zTXt",
        b"iTXt",
        b"tIME",
        b"\xff\xfe\x00",
        b"<script",
    ),
]
HARMLESS = {
    "jfif",
    "jfif_version",
    "jfif_unit",
    "jfif_density",
    "progressive",
    "progression",
}  # what a decoder says of any JPEG
HARMLESS |= {"loop", "background", "timestamp", "duration"}  # and of any WebP or AVIF


def assert_clean(content):
    assert [mark for mark in MARKS if mark in content] == []
    with Image.open(io.BytesIO(content)) as image:
        image.load()
        assert set(image.info) <= HARMLESS
        assert not image.getexif()
        assert content.endswith({"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82"}.get(image.format, b""))
        if image.format == "WEBP":
            assert struct.unpack("<I", content[4:8])[0] == len(content) - 8


def stored(field_file):
    with field_file.storage.open(field_file.name) as file:
        return file.read()


def near(pixel, wanted):
    return all(abs(a - b) < 60 for a, b in zip(pixel, wanted, strict=False))


@pytest.fixture
def send(login, editor):
    """Upload a file as the page for one picture does."""
    client = login(editor)

    def post(name, content):
        file = SimpleUploadedFile("x", content)
        file.name = name
        form = {"title": "Hình", "description": "Ba ô màu", "file": file}
        return client.post(reverse("wagtailimages:add"), form)

    return post


@pytest.mark.parametrize("case", corpus.ACCEPTED)
def test_only_the_pixels_of_a_picture_come_in_and_go_out(send, case):
    name, make = corpus.ACCEPTED[case]
    response = send(name, make())
    assert response.status_code == 302, response.context["form"].errors
    image = CustomImage.objects.get()
    assert image.file.name.endswith((".jpg", ".png"))
    assert image.file_size == image.file.size
    assert_clean(stored(image.file))
    for spec in RENDITIONS:
        assert_clean(stored(image.get_rendition(spec).file))


@pytest.mark.parametrize("case", corpus.REFUSED)
def test_what_is_not_a_good_picture_is_refused_in_the_form(send, case):
    name, make, code = corpus.REFUSED[case]
    response = send(name, make())
    assert response.status_code == 200
    errors = response.context["form"].errors.as_data()["file"]
    assert [error.code for error in errors] == [code]
    assert not CustomImage.objects.exists()


@pytest.mark.parametrize("orientation", corpus.FROM_UPRIGHT)
@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_every_orientation_ends_upright(kind, name, orientation):
    image = Image.open(clean(io.BytesIO(corpus.turned(orientation, kind)), name))
    assert image.size == (64, 48)
    assert near(image.getpixel((10, 10)), (255, 0, 0))
    assert near(image.getpixel((50, 10)), (0, 255, 0))
    assert near(image.getpixel((10, 40)), (0, 0, 255))


@pytest.mark.parametrize("orientation", corpus.FROM_UPRIGHT)
def test_a_heic_picture_ends_upright(orientation):
    image = Image.open(clean(io.BytesIO(corpus.turned(orientation, "HEIF")), "a.heic"))
    assert image.size == (64, 48)
    assert near(image.getpixel((10, 10)), (255, 0, 0))
    assert near(image.getpixel((50, 10)), (0, 255, 0))


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (lambda: corpus.deep_png(0, 0x8000), (128, 128, 128)),
        (lambda: corpus.deep_png(2, 0x8000, 0, 0xFFFF), (128, 0, 255)),
        (lambda: corpus.save("PNG", icc_profile=corpus.swapped_profile()), (0, 0, 255)),
        (corpus.palette_png, (255, 0, 0)),
        (lambda: corpus.save("PNG", corpus.see_through()), (255, 0, 0, 255)),
    ],
)
def test_colours_stay_what_they_were(content, wanted):
    image = Image.open(clean(io.BytesIO(content()), "a.png"))
    assert len(image.getbands()) == len(wanted)
    assert near(image.getpixel((5, 5)), wanted)


@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("WEBP", "a.webp"), ("HEIF", "a.heic")])
def test_what_is_transparent_stays_transparent(kind, name):
    picture = clean(io.BytesIO(corpus.save(kind, corpus.see_through(), quality=100)), name)
    assert picture.name == "a.png"
    assert Image.open(picture).getpixel((0, 0))[3] < 128


def test_code_cannot_store_a_picture_that_is_not_clean(db):
    file = ImageFile(io.BytesIO(corpus.turned(6)), name="hinh.jpg")
    image = CustomImage.objects.create(title="Hình", file=file)
    image.refresh_from_db()
    assert (image.width, image.height) == (64, 48)
    assert_clean(stored(image.file))


def test_code_is_told_that_a_file_is_not_a_picture(db):
    image = CustomImage(title="Hình", width=1, height=1)
    with pytest.raises(UnfitImageError):
        image.file.save("a.jpg", ImageFile(io.BytesIO(corpus.HTML)))


def test_saving_again_leaves_the_file_alone(db):
    file = ImageFile(io.BytesIO(corpus.save("JPEG")), name="hinh.jpg")
    image = CustomImage.objects.create(title="Hình", file=file)
    before = image.file.name
    image = CustomImage.objects.get()
    image.title = "Tên khác"
    image.save()
    assert image.file.name == before


def send_several(client, name, content):
    form = {"title": name, "files[]": SimpleUploadedFile(name, content)}
    return client.post(reverse("wagtailimages:add_multiple"), form)


@pytest.mark.parametrize("memory", [0, 10_000_000])
@pytest.mark.parametrize("case", ["JPEG with everything", "HEIC with everything"])
def test_several_pictures_are_clean_before_and_after_they_are_described(
    login, editor, settings, case, memory
):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = memory  # with 0 the upload is a file on the disk
    name, make = corpus.ACCEPTED[case]
    answer = send_several(login(editor), name, make()).json()
    upload = UploadedFile.objects.get(pk=answer["uploaded_file_id"])
    assert_clean(stored(upload.file))
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[upload.pk])
    prefix = f"uploaded-image-{upload.pk}"
    form = {f"{prefix}-title": "Hình", f"{prefix}-description": "Ba ô màu"}
    assert login(editor).post(address, form).json()["success"]
    assert_clean(stored(CustomImage.objects.get().file))
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize(
    "case", ["HTML called JPEG", "JPEG cut in the middle", "PNG of 400 megapixels", "moving PNG"]
)
def test_one_of_several_is_refused_with_a_reason(login, editor, case):
    name, make, _code = corpus.REFUSED[case]
    answer = send_several(login(editor), name, make()).json()
    assert answer["success"] is False
    assert answer["error_message"]
    assert not UploadedFile.objects.exists()


def test_the_words_of_one_of_several_can_be_changed(login, editor):
    file = ImageFile(io.BytesIO(corpus.save("JPEG")), name="hinh.jpg")
    image = CustomImage.objects.create(title="Hình", file=file, uploaded_by_user=editor)
    prefix = f"image-{image.pk}"
    form = {f"{prefix}-title": "Tên khác", f"{prefix}-description": "Ba ô màu"}
    answer = login(editor).post(reverse("wagtailimages:edit_multiple", args=[image.pk]), form)
    assert answer.json()["success"]


def choose(client, name, content):
    prefix = "image-chooser-upload"
    form = {f"{prefix}-title": "Hình", f"{prefix}-description": "Ba ô màu"}
    form[f"{prefix}-file"] = SimpleUploadedFile(name, content)
    return client.post(reverse("wagtailimages_chooser:create"), form)


def test_a_picture_uploaded_while_choosing_is_clean(login, editor):
    assert choose(login(editor), "a.jpg", corpus.everything_jpeg()).json()["step"] == "chosen"
    assert_clean(stored(CustomImage.objects.get().file))


def test_a_bad_file_uploaded_while_choosing_is_refused(login, editor):
    response = choose(login(editor), "a.jpg", corpus.cut(corpus.save("JPEG"), 0.8))
    assert response.status_code == 200
    assert response.json()["step"] == "reshow_creation_form"
    assert not CustomImage.objects.exists()
