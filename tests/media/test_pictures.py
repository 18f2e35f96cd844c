"""Pictures as pages show them: the lightest format a phone knows, in the width that it needs."""

import io
import json

import pytest
from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from django.core.files.storage import FileSystemStorage, default_storage
from PIL import Image, ImageChops, ImageStat
from wagtail.images.models import Filter, Picture

from media.encoding import MOST_BYTES
from media.models import CustomImage
from media.pictures import SHARE, SHOWN, USES, filter_of, renditions_needed
from media.templatetags.picture_tags import show_picture
from tests.factories import make_guide, make_news
from tests.media import corpus
from tests.media.files import make_picture

pytestmark = pytest.mark.any_database


def busy(size):
    """A picture with something in every corner, as a photo of a crowd."""
    noise = [Image.effect_noise((size[0] // part, size[1] // part), 90) for part in (1, 20)]
    fine, coarse = (layer.resize(size) for layer in noise)
    return Image.merge("RGB", (fine, coarse, fine))


def store(image, kind="JPEG", **fields):
    file = ImageFile(io.BytesIO(corpus.save(kind, image)), name=f"hinh.{kind.lower()}")
    return CustomImage.objects.create(title="Hình", description="Một ô màu", file=file, **fields)


def pixels(image, spec):
    with image.get_rendition(spec).file.open("rb") as file:
        return Image.open(io.BytesIO(file.read()))


def shown(client, page):
    return BeautifulSoup(client.get(page.url).content, "html.parser").main


def widths(source):
    return [int(one.split()[1].removesuffix("w")) for one in source["srcset"].split(", ")]


def test_a_phone_chooses_from_avif_webp_and_jpeg(home, client):
    picture = shown(client, make_news(photo=store(corpus.picture(size=(1500, 1000))))).picture
    avif, webp = picture.find_all("source")
    assert (avif["type"], widths(avif)) == ("image/avif", [360, 720, 1080, 1440])
    assert webp["type"] == "image/webp"
    assert webp["srcset"].endswith(".width-720.format-webp.webp")
    assert avif["sizes"] == webp["sizes"] == USES["article"].sizes
    jpeg = picture.img
    assert jpeg["src"].endswith(".jpg")
    assert (jpeg["width"], jpeg["height"], jpeg["alt"]) == ("720", "480", "Một ô màu")


def test_only_what_stands_at_the_top_is_fetched_before_a_reader_comes_near(home, client):
    below = [{"type": "picture", "value": {"image": make_picture().pk, "caption": ""}}]
    first, second = shown(client, make_news(photo=make_picture(), body=json.dumps(below))).find_all("img")
    assert (first["loading"], first["fetchpriority"]) == ("eager", "high")
    assert second["loading"] == "lazy"
    assert not second.has_attr("fetchpriority")


def test_a_small_picture_is_not_made_in_sizes_that_it_does_not_have(db):
    small = make_picture()  # 800 pixels wide
    assert USES["step"].specs_for(small)["avif"][2] == "width-820|format-avif"
    assert USES["article"].specs_for(small)["avif"] == [
        *("width-360|format-avif", "width-720|format-avif", "width-1080|format-avif")
    ]
    tiny = store(corpus.picture())
    assert [list(map(len, use.specs_for(tiny).values())) for use in USES.values()] == [[1, 1, 1]] * 3


def test_what_a_page_shows_is_what_the_list_of_needed_renditions_says(home, client):
    photo, step = store(corpus.picture(size=(1000, 800))), make_picture()
    steps = [{"title": "Mở", "text": "", "image": step.pk, "see": ""}]
    platforms = [{"type": "platform", "value": {"platform": "ios", "steps": steps}}]
    guide = make_guide(photo=photo, platforms=json.dumps(platforms))
    client.get(guide.url), client.get(guide.get_parent().url)
    drawn = set(photo.renditions.values_list("filter_spec", flat=True))
    assert drawn == set(renditions_needed(photo, "article", "card"))
    drawn = set(step.renditions.values_list("filter_spec", flat=True))
    assert drawn == set(renditions_needed(step, "step")) - {SHARE}
    assert drawn < set(renditions_needed(step)) <= SHOWN | {SHARE}


def test_no_picture_is_heavier_than_a_slow_phone_can_take(db):
    renditions = store(busy((1000, 600))).get_renditions(*USES["article"].every_spec())
    sizes = {spec: rendition.file.size for spec, rendition in renditions.items()}
    assert {spec: size for spec, size in sizes.items() if size > MOST_BYTES} == {}
    assert max(sizes.values()) > MOST_BYTES / 2  # or the test had an easy picture


FOCAL = {"focal_point_x": 900, "focal_point_y": 700, "focal_point_width": 80, "focal_point_height": 80}


@pytest.mark.parametrize("focal_point", [{}, FOCAL], ids=["no focal point", "focal point"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("spec", ["fill-400x225|format-avif", "width-720|format-jpeg"])
def test_a_picture_is_cut_and_scaled_as_wagtail_does(db, kind, spec, focal_point):
    image = store(corpus.picture(size=(1031, 823)), kind, **focal_point)
    ours, theirs = pixels(image, spec), io.BytesIO()
    Filter(spec.partition("|")[0] + "|format-png").run(image, theirs)
    theirs = Image.open(theirs)
    assert ours.size == theirs.size
    difference = ImageStat.Stat(ImageChops.difference(ours.convert("RGB"), theirs.convert("RGB")))
    assert max(difference.mean) < 4


def test_what_is_transparent_stays_so_or_becomes_white(db):
    image = store(Image.new("RGBA", (64, 48), (255, 0, 0, 0)), "PNG")
    assert pixels(image, "width-360|format-avif").getpixel((9, 9))[3] == 0
    assert pixels(image, "width-720|format-webp").getpixel((9, 9))[3] == 0
    assert min(pixels(image, "width-720|format-jpeg").getpixel((9, 9))) > 250


def test_a_page_whose_picture_has_lost_its_file_is_still_read(home, client):
    photo = make_picture()
    photo.file.storage.delete(photo.file.name)
    assert shown(client, make_news(photo=photo)).picture


@pytest.mark.parametrize("format_", ["avif", "webp", "jpeg"])
def test_a_picture_says_what_it_is_and_is_not_sent_twice(home, client, format_):
    picture = make_picture()
    make_news(photo=picture)
    url = picture.get_rendition(f"width-720|format-{format_}").url
    first = client.get(url)
    assert first.headers["Content-Type"] == f"image/{format_}"
    assert Image.open(io.BytesIO(first.getvalue())).format == format_.upper()
    again = client.get(url, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    assert "max-age=86400" in first.headers["Cache-Control"]


@pytest.mark.parametrize("use", USES)
def test_a_picture_is_drawn_as_wagtail_draws_it(db, use):
    image = store(corpus.picture(size=(1500, 1000)))
    image.description = 'Loa "phường" <b>'
    specs = [filter_of(spec) for by_format in USES[use].specs_for(image).values() for spec in by_format]
    attributes = {"sizes": USES[use].sizes, "decoding": "async", "loading": "lazy", "class": "a"}
    theirs = Picture(image.get_renditions(*specs), attributes)
    assert tags(show_picture(image, use, **{"class": "a"})) == tags(theirs.__html__())


def tags(html):
    return [(tag.name, tag.attrs) for tag in BeautifulSoup(html, "html.parser").find_all(True)]


@pytest.mark.parametrize("name", ["images/Ảnh chụp.png", "images/a#b?c.png", "images/a%20b'&.webp", "/x.jpg"])
def test_an_upload_has_the_address_that_django_gives_it(name):
    assert default_storage.url(name) == FileSystemStorage().url(name)
