"""A flood builds a feed once, and an edit is seen as soon as what was built before is no longer good."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from alerts.feeds import memory
from alerts.feeds.memory import Memory, feeds
from core import program_answers
from outreach.settings import base
from tests.factories import in_english, make_alert

SECONDS = 2
PATHS = ["atom.xml", "cap.xml", "v1/canh-bao.json"]


@pytest.fixture
def clock(settings, monkeypatch):
    """Return the hour as a list of one number, to be set by the test."""
    now = [1000.0]
    settings.FEEDS_REMEMBERED_SECONDS = SECONDS
    monkeypatch.setattr(memory, "monotonic", lambda: now[0])
    feeds.forget()
    yield now
    feeds.forget()


@pytest.mark.parametrize("path", PATHS)
def test_an_edit_is_seen_after_the_seconds_that_a_feed_is_remembered(home, client, clock, path):
    page = make_alert(title="Giả danh công an")
    assert "Giả danh công an" in client.get(f"/canh-bao/{path}").content.decode()
    page.title = "Giả danh điện lực"
    page.save_revision().publish()
    clock[0] += SECONDS - 0.1
    assert "Giả danh công an" in client.get(f"/canh-bao/{path}").content.decode()
    clock[0] += 0.1
    assert "Giả danh điện lực" in client.get(f"/canh-bao/{path}").content.decode()


@pytest.mark.parametrize("path", PATHS)
def test_the_second_who_asks_costs_nothing_to_build(home, client, clock, path, monkeypatch):
    make_alert()
    first = client.get(f"/canh-bao/{path}")
    monkeypatch.setattr("alerts.feeds.selection.public_alerts", None)  # whoever builds would fail
    again = client.get(f"/canh-bao/{path}", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_each_feed_and_language_is_remembered_for_itself(home, client, clock):
    in_english(make_alert(title="Giả danh"), title="Fake police")
    asked = [f"{start}/canh-bao/{path}" for start in ("", "/en") for path in PATHS]
    for _time in range(2):
        contents = [client.get(path).content.decode() for path in asked]
        assert len(set(contents)) == len(asked)
        assert ["Fake police" in content for content in contents] == [False] * 3 + [True] * 3


def test_a_flood_builds_once(settings):
    settings.FEEDS_REMEMBERED_SECONDS = 60
    kept, built, together = Memory(), [], Barrier(8)

    def ask():
        together.wait()
        return kept.get("atom", lambda: built.append(1) or b"<feed/>")

    with ThreadPoolExecutor(8) as threads:
        answered = [each.result() for each in [threads.submit(ask) for _number in range(8)]]
    assert (answered, built) == ([b"<feed/>"] * 8, [1])


def test_what_fails_is_not_remembered(settings):
    settings.FEEDS_REMEMBERED_SECONDS = 60
    kept = Memory()
    with pytest.raises(ZeroDivisionError):
        kept.get("atom", lambda: 1 / 0)
    assert kept.get("atom", lambda: b"<feed/>") == b"<feed/>"


def test_it_is_bounded(settings):
    settings.FEEDS_REMEMBERED_SECONDS = 60
    kept, built = Memory(), []
    for key in [*range(Memory.MOST + 1), 0]:
        kept.get(key, lambda key=key: built.append(key))
    assert built == [*range(Memory.MOST + 1), 0]


def test_memory_and_caches_together_leave_a_second_of_the_five():
    assert base.FEEDS_REMEMBERED_SECONDS + program_answers.FRESH_FOR <= 4
