from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from core import generation
from core.page_cache.store import store

NOON = timezone.make_aware(datetime(2026, 3, 5, 12, 0))
HOUR = timedelta(hours=1)


@pytest.fixture
def committed(home):
    """Let what the test has written count as committed, which no test of this folder does for real."""

    def commit():
        connection.run_on_commit.clear()
        generation.bump()

    commit()
    return commit


@pytest.fixture
def cached(settings, tmp_path, committed, client):
    """A client of a site that keeps its pages."""
    settings.CACHE_DIR, settings.PAGE_CACHE = tmp_path, True
    return client


@pytest.fixture
def kept():
    """Return the store of all processes."""
    return store()


@pytest.fixture
def at(monkeypatch):
    """Set the clock."""

    def set_clock(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_clock(NOON)
    return set_clock
