from datetime import timedelta
from unittest.mock import patch

import pytest
from axes.models import AccessLog
from django.db import OperationalError
from django.utils import timezone

from core.management.commands.clock import Command
from tests.factories import make_alert


@pytest.fixture
def clock(monkeypatch):
    monkeypatch.setattr("core.management.commands.clock.close_old_connections", lambda: None)
    return Command()


def test_what_was_approved_for_later_goes_public_when_its_hour_comes(home, clock, client):
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


def test_the_sign_in_record_is_cleaned_each_day(db, clock):
    for days in (179, 181):
        entry = AccessLog.objects.create(username="ai-do")
        AccessLog.objects.filter(pk=entry.pk).update(attempt_time=timezone.now() - timedelta(days=days))
    clock.tick()
    assert AccessLog.objects.count() == 1
    with patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(days=2)):
        clock.tick()
    assert AccessLog.objects.count() == 0


def test_a_database_that_is_away_does_not_stop_the_clock(clock, monkeypatch, caplog):
    def broken(name):
        raise OperationalError

    monkeypatch.setattr("core.management.commands.clock.call_command", broken)
    clock.tick()
    assert "could not reach the database" in caplog.text
