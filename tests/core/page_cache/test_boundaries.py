"""What is kept ends when an hour alone makes it untrue."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from alerts.models import Banner
from core.page_cache import boundaries
from core.page_cache.answers import shared_for
from tests import factories
from tests.core.page_cache.conftest import HOUR, NOON
from wards.models import TeamDay

STATE = "X-Page-Cache"


def banner():
    Banner.objects.create(
        text="Đang có kẻ gọi điện", level="urgent", ends_at=NOON + HOUR, locale_id=1, live=True
    )


def campaign(**kwargs):
    factories.make_campaign(**{"starts_on": NOON.date() - timedelta(days=1), **kwargs})


def team_day():
    team = factories.make_team()
    TeamDay.objects.create(
        team=team, starts_at=NOON - HOUR, ends_at=NOON + HOUR, place="Nhà văn hoá", locale=team.locale
    )


MIDNIGHT = NOON + timedelta(hours=12)
BOUNDARIES = {
    "a banner ends": (banner, NOON + HOUR),
    "the banner of a warning ends": (lambda: factories.make_alert(banner_until=NOON + HOUR), NOON + HOUR),
    "a warning ends": (lambda: factories.make_alert(ends_at=NOON + HOUR, end_reason="caught"), NOON + HOUR),
    "a meeting begins": (lambda: factories.make_meeting(starts_at=NOON + HOUR), NOON + HOUR),
    "a meeting is over": (
        lambda: factories.make_meeting(starts_at=NOON - HOUR, ends_at=NOON + HOUR),
        NOON + HOUR,
    ),
    "a day of a team is over": (team_day, NOON + HOUR),
    "a campaign begins": (lambda: campaign(starts_on=NOON.date() + timedelta(days=1)), MIDNIGHT),
    "a campaign ends": (lambda: campaign(ends_on=NOON.date()), MIDNIGHT),
    "a day is over": (lambda: None, MIDNIGHT),
}


@pytest.mark.parametrize("name", BOUNDARIES)
def test_a_page_is_kept_until_something_changes_by_itself(cached, committed, at, name):
    make, moment = BOUNDARIES[name]
    make()
    committed()
    assert cached.get("/")[STATE] == "miss"
    at(moment - timedelta(milliseconds=1))
    before = cached.get("/")
    assert before[STATE] == "hit"
    assert "s-maxage=0, stale-while-revalidate=0" in before["Cache-Control"]
    at(moment)
    assert cached.get("/")[STATE] == "miss"


def test_a_banner_does_not_outlive_its_end(cached, committed, at):
    banner()
    committed()
    assert "Đang có kẻ gọi điện" in cached.get("/phuong-xa/").content.decode()
    at(NOON + HOUR)
    assert "Đang có kẻ gọi điện" not in cached.get("/phuong-xa/").content.decode()


@pytest.mark.parametrize(
    ("left", "fresh", "stale"), [(100, 2, 1), (3, 2, 1), (2.9, 2, 0), (1.5, 1, 0), (0.9, 0, 0), (-1, 0, 0)]
)
def test_caches_in_front_keep_nothing_beyond_it_either(left, fresh, stale):
    assert f"s-maxage={fresh}, stale-while-revalidate={stale}," in shared_for(left)


def test_a_page_of_which_nobody_knows_the_end_is_kept_nowhere_and_takes_no_kept_one_away(cached, monkeypatch):
    """The database ends just after the page was made: nginx goes on with what it may show for a day."""

    def fail(_moment):
        raise DatabaseError

    monkeypatch.setattr(boundaries, "_sources", [fail])
    for _time in range(2):
        answer = cached.get("/")
        assert (answer.status_code, answer[STATE]) == (200, "miss")
        assert answer["Cache-Control"] == shared_for(0)
        assert "s-maxage=0" in answer["Cache-Control"]
