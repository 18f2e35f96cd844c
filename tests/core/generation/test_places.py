"""The word of the generation is the same for all processes, never comes back, and no bump is lost."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.generation import Memory, bump, current, holding, remembered, unannounced
from core.generation.places import FilePlace, place
from core.generation.redis_place import RedisPlace
from tests.stack.processes import wait_until
from tests.stack.redis_server import RedisServer, is_installed

pytestmark = pytest.mark.any_database


@pytest.fixture(scope="module")
def server():
    if not is_installed():
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing("needs Redis: apt install redis-server")
    with RedisServer() as server:
        yield server


@pytest.fixture(params=["file", "redis"])
def two(request, tmp_path):
    """The same place, seen by two processes."""
    if request.param == "file":
        return [FilePlace(tmp_path / "cache" / "generation") for _process in range(2)]
    return [RedisPlace(request.getfixturevalue("server").url) for _process in range(2)]


@pytest.fixture
def redis(server, settings, tmp_path):
    settings.CACHE_DIR, settings.REDIS_URL = tmp_path, server.url
    yield server
    if server.process.poll() is not None:
        server.start()
    wait_until(lambda: not unannounced.in_this_process(), "every change is announced")


def test_what_one_writes_the_other_reads_within_a_second(two):
    one, other = two
    words = {one.read()}
    assert other.read() in words
    for _time in range(5):
        one.write()
        word = one.read()
        assert word not in words
        began = time.monotonic()
        wait_until(lambda word=word: other.read() == word, "the other sees it")
        assert time.monotonic() - began < 1
        words.add(word)


def test_a_place_that_was_emptied_holds_a_new_word(two, server):
    one, other = two
    before = one.read()
    if isinstance(one, FilePlace):
        one.path.unlink()
    else:
        server.client.flushall()
    wait_until(lambda: one.read() != before, "a new word")
    wait_until(lambda: other.read() == one.read(), "the same word")


def test_a_clock_that_ticks_slowly_hides_no_change(tmp_path, monkeypatch):
    one, other = (FilePlace(tmp_path / "generation") for _process in range(2))
    for _time in range(50):
        one.write()
        assert other.read() == one.path.read_text()


def test_without_redis_nothing_is_trusted_and_nobody_waits(redis):
    assert current()
    redis.stop()
    wait_until(lambda: current() is None, "an outage is noticed")
    began = time.monotonic()
    assert [current() for _time in range(100)] == [None] * 100
    assert time.monotonic() - began < 0.5


def test_a_change_during_an_outage_is_announced_after_it(redis, settings):
    before = current()
    others = RedisPlace(settings.REDIS_URL)
    redis.stop()
    bump()
    assert current() is None
    assert len(list((settings.CACHE_DIR / "unannounced").iterdir())) == 1
    redis.start()
    redis.client.set(RedisPlace.KEY, before)  # as if it had only been out of reach
    wait_until(lambda: current() not in (None, before), "this process announced it")
    wait_until(lambda: others.read() == current(), "and the others know")
    wait_until(lambda: not list((settings.CACHE_DIR / "unannounced").iterdir()), "no mark stays")


def test_whoever_could_not_ask_trusts_nothing_from_before(server):
    one = RedisPlace(server.url)
    before = one.read()
    server.stop()
    wait_until(lambda: one.read() is None, "an outage is noticed")
    server.start()
    server.client.set(RedisPlace.KEY, before)
    wait_until(one.read, "Redis answers")
    assert one.read() != before


def test_what_a_killed_process_did_not_announce_the_clock_does(settings, tmp_path):
    settings.CACHE_DIR = tmp_path
    before, left = current(), unannounced.mark()
    unannounced.announce_for_the_dead()
    assert current() == before, "it may still be at it"
    os.utime(left, (0, 0))
    unannounced.announce_for_the_dead()
    assert current() != before
    assert not left.exists()


def test_what_is_remembered_ends_with_the_generation_and_at_its_moment(settings, tmp_path):
    settings.CACHE_DIR = tmp_path
    calls = []
    answer = remembered(lambda word: calls.append(word) or len(calls))
    assert [answer("a"), answer("a"), answer("b")] == [1, 1, 2]
    bump()
    assert [answer("a"), answer("a")] == [3, 3]
    assert place().path.is_relative_to(tmp_path)


def test_of_many_threads_that_need_the_same_one_makes_it(settings, tmp_path):
    settings.CACHE_DIR = tmp_path
    bump()
    calls, begun, go_on = [], threading.Event(), threading.Event()

    @remembered
    def answer():
        calls.append(1)
        begun.set()
        return go_on.wait(5)

    with ThreadPoolExecutor(8) as threads:
        answers = [threads.submit(answer) for _thread in range(8)]
        assert begun.wait(5)
        go_on.set()
        assert all(each.result() for each in answers)
    assert len(calls) == 1


def test_who_fails_to_make_it_leaves_it_to_the_next(settings, tmp_path):
    settings.CACHE_DIR = tmp_path
    divisors = [4, 0]
    memory = Memory()

    def quarter():
        return memory.get((), lambda: 1 / divisors.pop())

    with pytest.raises(ZeroDivisionError):
        quarter()
    assert memory.making == {}
    assert [quarter(), quarter()] == [0.25, 0.25]


def test_whoever_makes_a_page_holds_to_the_word_it_began_with(settings, tmp_path):
    settings.CACHE_DIR = tmp_path
    bump()
    with holding(begun := current()):
        bump()
        assert current() == begun
    assert current() not in (None, begun)
