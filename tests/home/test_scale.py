"""What `load_scale` writes is as good as what people write, and never stands among it."""

import io

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from alerts.models import AlertIndexPage, AlertPage
from core.models.search import SearchEntry
from core.search.indexing import update_all
from home.scale import indicators, room
from home.scale.pages import PREFIX
from home.scale.words import rare_word
from tests.factories import in_english, make_alert, make_news, vietnamese
from tips import keys, parts
from tips.models import PartRole, Tip
from wards.models import MeetingPage

SIZES = {"pages": 40, "tips": 4, "indicators": 6}


def load(**sizes):
    call_command("load_scale", **(SIZES | sizes), stdout=io.StringIO())


def written():
    return Page.objects.filter(slug__startswith=PREFIX)


def test_every_page_of_it_is_read_at_its_address_and_says_that_it_is_a_sample(home, client):
    in_english(vietnamese(AlertIndexPage))
    load()
    for model in (AlertPage, MeetingPage):
        for page in model.objects.filter(slug__startswith=PREFIX):
            assert "noindex" in client.get(page.url).content.decode(), page.url
    assert written().filter(locale__language_code="en").exists()
    assert [problem for problem in Page.find_problems() if problem] == []


def test_it_adds_what_lacks_and_nothing_else(home):
    load(pages=10, tips=2, indicators=2)
    first = set(written().values_list("pk", flat=True))
    load()
    load()
    assert (written().count(), Tip.objects.count()) == (40, 4)
    assert first < set(written().values_list("pk", flat=True))
    page = vietnamese(AlertIndexPage)
    assert page.numchild == page.get_children().count()


def test_the_search_knows_it_as_it_would_after_its_nightly_round(home, client):
    load()
    assert PREFIX in client.get("/tim-kiem/", {"q": rare_word(1)}).content.decode()
    keys = [str(pk) for pk in written().values_list("pk", flat=True)]
    entries = SearchEntry.objects.filter(source="pages", key__in=keys).order_by("pk")
    before = list(entries.values_list("pk", "digest"))
    assert len(before) == len(keys)
    update_all()
    assert list(entries.values_list("pk", "digest")) == before


def test_its_tips_are_sealed_like_all_others(home):
    load(pages=0)
    for tip in Tip.objects.all():
        [(part, words)] = parts.read(tip, PartRole.STORY)
        assert words["text"], part
        assert {wrap.key_id for wrap in part.keys.all()} == set(keys.public_keys())


def test_its_indicators_are_what_readers_check(home, client):
    load()
    for number in range(6):
        answer = client.post("/kiem-tra/", {"text": indicators.indicator(number)[1]})
        assert PREFIX in answer.content.decode(), number


@pytest.mark.parametrize("make", [make_news, make_alert])
def test_where_people_wrote_nothing_is_written(home, monkeypatch, make):
    make(is_sample=True)
    monkeypatch.setattr(room, "is_for_tests", lambda database: False)
    load()
    make()
    with pytest.raises(CommandError, match="people wrote here"):
        load(pages=60)
    assert written().count() == 40


@pytest.mark.parametrize(
    ("name", "answer"),
    [("test_outreach", True), ("outreach", False), ("/srv/var/db.sqlite3", False), (":memory:", True)],
)
def test_a_database_for_tests_is_known_by_its_name(name, answer):
    assert room.is_for_tests({"NAME": name}) == answer
