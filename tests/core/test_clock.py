from datetime import timedelta
from unittest.mock import patch

import pytest
from axes.models import AccessLog
from django.db import OperationalError
from django.utils import timezone

from core import clock
from tests.factories import make_alert


@pytest.fixture
def works(monkeypatch):
    """The works of a clock that has none of the site's."""
    works = []
    monkeypatch.setattr(clock, "_works", works)
    return works


def test_what_was_approved_for_later_goes_public_when_its_hour_comes(home, client):
    page = make_alert(live=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    clock.tick()
    page.refresh_from_db()
    assert not page.live
    with patch("django.utils.timezone.now", return_value=page.go_live_at + timedelta(seconds=1)):
        clock.tick()
    page.refresh_from_db()
    assert page.live


def test_the_sign_in_record_is_kept_for_180_days(db):
    AccessLog.objects.create(username="ai-do")
    for days, left in ((179, 1), (181, 0)):
        with patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(days=days)):
            clock.tick()
        assert AccessLog.objects.count() == left


def test_daily_work_is_done_once_a_day(works):
    done = []
    clock.each_day(lambda: done.append(timezone.localdate()))
    for days in (0, 0, 1, 1, 9):
        with patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(days=days)):
            clock.tick()
    assert len(done) == 3


@pytest.mark.parametrize(
    ("error", "event"),
    [
        (OperationalError, "The clock could not reach the database"),
        (ValueError, "A work of the clock failed"),
    ],
)
def test_work_that_fails_stops_neither_the_clock_nor_the_work_of_others(works, caplog, error, event):
    def broken(now):
        raise error

    done = []
    clock.each_tick(broken)
    clock.each_tick(done.append)
    clock.tick()
    clock.tick()
    assert len(done) == 2
    assert [record.msg for record in caplog.records] == [event, event]


def test_all_works_of_one_tick_are_told_the_same_time(works):
    first, second = [], []
    clock.each_tick(first.append)
    clock.each_tick(second.append)
    clock.tick()
    assert first == second
