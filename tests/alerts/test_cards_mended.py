"""The clock draws the cards that are missing and those that are no longer true, and looks for them seldom."""

import shutil
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from alerts import cards
from alerts.models import AlertCard
from core import clock
from core.drawing import engine
from tests.factories import in_english, make_alert


@pytest.fixture(autouse=True)
def _nothing_is_known_from_another_test():
    cards.design.cache_clear()
    for work in clock._works:
        if isinstance(work, cards.Mender):
            work.__init__()


def card(client, page):
    return client.get(f"{page.url}the-chia-se.png")


def test_a_storage_that_fails_stops_no_publication_and_the_clock_mends_it(
    client, published, settings, tmp_path, caplog
):
    uploads = settings.MEDIA_ROOT
    blocked = tmp_path / "no folder"
    blocked.write_text("")
    settings.MEDIA_ROOT = blocked
    page = published()
    assert client.get(page.url).status_code == 200
    response = card(client, page)
    assert response.status_code == 404
    assert "Không có trang này" in response.content.decode()
    assert [record.msg for record in caplog.records if record.name == "alerts.cards"] == [
        "The share cards of a warning could not be drawn"
    ]
    settings.MEDIA_ROOT = uploads
    clock.tick()
    assert card(client, page).status_code == 200


def test_a_warning_that_cannot_be_drawn_rests_and_holds_up_no_other(published, monkeypatch, caplog):
    bad, good = published(), published()
    AlertCard.objects.all().delete()
    draw_cards = cards.draw_cards

    def draw_but_the_bad_one(page):
        if page.pk == bad.pk:
            raise ValueError
        draw_cards(page)

    monkeypatch.setattr(cards, "draw_cards", draw_but_the_bad_one)
    mend, now = cards.Mender(), timezone.now()
    for seconds in (0, 1, 2):
        mend(now + timedelta(seconds=seconds))
    assert len(caplog.records) == 1
    assert good.cards.count() == len(cards.KINDS)
    mend(now + cards.REST)
    assert len(caplog.records) == 2


@pytest.mark.parametrize("outdated", [{"design": "old"}, {"url_path": "/cho-khac/"}, {"revision": 0}])
def test_the_clock_mends_what_is_outdated(published, outdated):
    page = published()
    page.cards.update(**outdated, digest="old")
    clock.tick()
    assert cards.up_to_date().count() == len(cards.KINDS)
    assert not page.cards.filter(digest="old").exists()


def test_a_file_that_is_gone_is_not_found(client, published):
    page = published()
    for each in page.cards.all():
        each.file.storage.delete(each.file.name)
    assert card(client, page).status_code == 404


@pytest.mark.parametrize("live", [1, 4])
def test_the_clock_looks_once_a_minute_by_one_query(published, django_assert_num_queries, live):
    for _page in range(live):
        published()
    mend, now = cards.Mender(), timezone.now()
    with django_assert_num_queries(1):
        for seconds in range(60):
            mend(now + timedelta(seconds=seconds))
    AlertCard.objects.all().delete()
    mend(now + timedelta(minutes=1))
    assert AlertCard.objects.count() == min(live, cards.AT_A_TICK) * len(cards.KINDS)
    mend(now + timedelta(seconds=61))
    assert AlertCard.objects.count() == live * len(cards.KINDS)


# Another release -------------------------------------------------------------------------------------
@pytest.fixture
def released():
    """Forget what a process knows of itself from its start."""

    def forget():
        engine.design.cache_clear()
        cards.design.cache_clear()

    yield forget
    forget()


def test_the_same_release_draws_the_same(published, released):
    before = cards.design()
    with translation.override("en"):
        released()
        assert cards.design() == before


@pytest.mark.parametrize("name", ["BeVietnamPro-Bold.ttf", "card.typ", "pictures.py"])
def test_another_file_that_draws_is_another_design(tmp_path, monkeypatch, released, name):
    before = cards.design()
    copied = shutil.copytree(engine.HERE, tmp_path / "drawing")
    monkeypatch.setattr(engine, "HERE", copied)
    released()
    assert cards.design() == before
    (changed,) = copied.rglob(name)
    changed.write_bytes(changed.read_bytes() + b" ")
    released()
    assert cards.design() != before


@pytest.mark.any_database
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("word", ["Stop", "In danger: call 113", "This has ended", "Sample content"])
def test_what_another_wording_has_made_untrue_is_drawn_anew(published, released, monkeypatch, language, word):
    page = published() if language == "vi" else published(in_english, page=make_alert())
    old = set(page.cards.values_list("file", flat=True))
    gettext = cards._

    def another(text):
        return "Từ mới" if text == word and translation.get_language() == language else gettext(text)

    monkeypatch.setattr(cards, "_", another)
    released()
    clock.tick()
    now = set(page.cards.values_list("file", flat=True))
    assert cards.up_to_date().filter(page=page).count() == len(cards.KINDS)
    assert (now != old) == (word != "Sample content")  # only what stands on this card draws it anew
