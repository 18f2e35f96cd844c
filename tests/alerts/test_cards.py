"""A warning is shared by a picture that is always the true one, ready before anybody asks."""

import io
import re
from datetime import timedelta
from html import unescape
from pathlib import Path
from unittest.mock import patch

import pytest
from django.utils import timezone, translation
from PIL import Image
from wagtail.models import PageViewRestriction

from alerts import cards
from alerts.models import AlertEnding
from alerts.models.cards import SIZES, Shape
from core.models import Hiding
from tests.factories import in_english, make_alert

NAMES = {Shape.WIDE: "the-chia-se.png", Shape.TALL: "the-chia-se-doc.png"}
INK_SOFT, URGENT = (0x47, 0x55, 0x4F), (0xA3, 0x12, 0x1B)
A_SLOW_LINE = 65_000  # bytes, for the longest texts there can be
SO_LONG = "Cảnh báo Ế Ộ Ẫ Ỷ giả danh công an gọi video doạ bắt rồi buộc chuyển tiền vào tài khoản lạ. " * 3


def edit(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def card(client, page, shape=Shape.WIDE):
    return client.get(page.url + NAMES[shape])


def colour_of_the_band(response):
    """The middle of the upper edge: no text comes there. Few colours are kept, so it may be off by one."""
    seen = Image.open(io.BytesIO(response.content)).convert("RGB").getpixel((600, 6))
    return next(c for c in (INK_SOFT, URGENT) if all(abs(a - b) < 6 for a, b in zip(c, seen, strict=True)))


def files(settings):
    return {file.name for file in Path(settings.MEDIA_ROOT).glob("cards/*")}


@pytest.mark.any_database
@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("title", ["Ỷ", SO_LONG[:255]], ids=["shortest", "longest"])
def test_a_published_warning_has_a_card_of_each_shape(client, published, title, shape):
    response = card(client, published(title=title, stop=SO_LONG[:200], is_sample=True), shape)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(response.content)).size == SIZES[shape]
    assert len(response.content) <= A_SLOW_LINE
    assert response.headers["Cache-Control"] == "public, max-age=5"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_asking_again_costs_no_bytes_and_asking_for_the_head_neither(client, published):
    page = published()
    first = card(client, page)
    address = page.url + NAMES[Shape.WIDE]
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == first.headers["ETag"]
    assert client.post(address).status_code == 405


def test_a_card_says_what_to_do_in_few_words_and_where_it_comes_from(published):
    page = published(title="Giả công an", stop="Tắt máy. " + SO_LONG[:180], severity="high")
    said = cards.on_card(page, Shape.TALL, ended=False)
    assert (said["title"], said["severity"], said["tone"]) == ("Giả công an", "Nguy cơ cao", "high")
    assert [step["name"] for step in said["steps"]] == ["Dừng", "Kiểm tra", "Báo"]
    assert said["steps"][0]["text"].startswith("Tắt máy. Cảnh báo")
    assert said["steps"][0]["text"].endswith("…")
    assert (said["site"], said["address"]) == ("An ninh, trật tự TP.HCM", "outreach.example")
    assert said["sample"] == said["ended"] == ""
    assert cards.on_card(page, Shape.TALL, ended=True)["ended"] == "Đã kết thúc"


def test_a_sample_says_so(published):
    assert cards.on_card(published(is_sample=True), Shape.WIDE, ended=False)["sample"] == "Dữ liệu minh hoạ"


def test_an_english_page_has_a_card_in_english(client, published):
    page = published()
    english = published(in_english, page=page, title="A call from fake police")
    with translation.override("vi"):  # whoever approves reads Vietnamese
        said = cards.on_card(english, Shape.WIDE, ended=True)
    assert (said["lang"], said["title"], said["ended"]) == (
        "en",
        "A call from fake police",
        "This has ended",
    )
    response = card(client, english)
    assert response.headers["Content-Language"] == "en"
    assert response.content != card(client, page).content


# The end -----------------------------------------------------------------------------------------
@pytest.fixture
def no_more_drawing(published, monkeypatch):
    """From when a test calls it, drawing is a failure."""

    def stop():
        monkeypatch.setattr(cards, "draw_picture", lambda *args: pytest.fail("drawn for a reader"))

    return stop


@pytest.mark.parametrize("shape", Shape)
def test_the_hour_of_the_end_finds_the_right_card_ready(client, published, no_more_drawing, shape):
    ends_at = timezone.now() + timedelta(hours=1)
    page = published(severity="urgent", ends_at=ends_at, end_reason="not_seen")
    no_more_drawing()
    before = card(client, page, shape)
    with patch("django.utils.timezone.now", return_value=ends_at + timedelta(seconds=1)):
        after = card(client, page, shape)
    assert [colour_of_the_band(before), colour_of_the_band(after)] == [URGENT, INK_SOFT]
    assert before.headers["ETag"] != after.headers["ETag"]


def test_an_end_by_hand_changes_the_card_and_undoing_it_changes_it_back(client, published, no_more_drawing):
    page = published(severity="urgent")
    no_more_drawing()
    ending = AlertEnding.objects.create(translation_key=page.translation_key, reason="caught")
    assert colour_of_the_band(card(client, page)) == INK_SOFT
    ending.undone_at = timezone.now()
    ending.save()
    assert colour_of_the_band(card(client, page)) == URGENT


# Edits, and what is taken off ----------------------------------------------------------------------
def test_an_edit_draws_anew_and_leaves_no_old_file(client, published, settings):
    page = published()
    old, etag = files(settings), card(client, page).headers["ETag"]
    published(edit, page=page, title="Một tên khác")
    assert len(old) == len(files(settings)) == len(cards.KINDS)
    assert not old & files(settings)
    assert card(client, page).headers["ETag"] != etag


def test_an_edit_of_what_no_card_shows_draws_nothing(client, published, settings, no_more_drawing):
    page = published()
    old = files(settings)
    no_more_drawing()
    published(edit, page=page, read_aloud="Câu khác.")
    assert files(settings) == old
    assert cards.up_to_date().count() == len(cards.KINDS)


def test_what_is_not_public_has_no_card(client, published, approver):
    draft = published(live=False)
    assert card(client, draft).status_code == 404
    page = published()
    [hiding] = Hiding.objects.hide(page, approver, "Sai số điện thoại")
    assert [card(client, page, shape).status_code for shape in Shape] == [404, 404]
    hiding.undo(approver)
    assert card(client, page).status_code == 200


def test_the_draft_of_a_live_warning_changes_no_card(client, published):
    page = published()
    before = card(client, page).content
    page.title = "Chưa ai duyệt"
    page.save_revision()
    cards.Mender()(timezone.now())
    assert card(client, page).content == before


def test_a_card_that_not_everybody_may_see_is_kept_by_no_cache(client, published, login, editor):
    page = published()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert card(client, page).status_code == 302
    assert {"private", "no-store"} <= set(card(login(editor), page).headers["Cache-Control"].split(", "))


def test_a_file_is_reached_through_its_page_alone(client, published, settings):
    published()
    for name in files(settings):
        assert client.get(f"/media/cards/{name}").status_code == 404


# og:image -------------------------------------------------------------------------------------------
def shared(client, page):
    html = client.get(page.url).content.decode()
    found = re.findall(r'<meta property="(og:image[^"]*)" content="([^"]*)">', html)
    return {name: unescape(content) for name, content in found}


def test_the_page_is_shared_by_its_card(client, published):
    page = published(title="Giả “công an”")
    said = shared(client, page)
    assert said["og:image"].startswith(f"https://outreach.example{page.url}the-chia-se.png?v=")
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["og:image:alt"] == "Cảnh báo: Giả “công an”"
    response = client.get(said["og:image"].removeprefix("https://outreach.example"))
    assert response.headers["Content-Type"] == "image/png"


def test_without_a_card_the_page_is_shared_by_the_picture_of_the_site(client, home):
    assert shared(client, make_alert())["og:image"].endswith("/img/share.png")


def test_chats_get_another_address_after_an_edit_and_after_the_end(client, published):
    page = published()
    addresses = [shared(client, page)["og:image"]]
    published(edit, page=page, title="Một tên khác")
    addresses.append(shared(client, page)["og:image"])
    AlertEnding.objects.create(translation_key=page.translation_key, reason="caught")
    addresses.append(shared(client, page)["og:image"])
    assert len(set(addresses)) == 3
