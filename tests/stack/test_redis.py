"""Where there is a Redis, all processes count tips in it together; without it they still count."""

import json
import pickle
import secrets
import socket
import sys

import pytest

from core.text import fold
from tests.stack.processes import clean_environment, run
from tests.stack.redis_server import RedisServer, need_redis
from tips.counters import DAY, memory
from tips.suspicion import SAME_TEXT, is_suspicious

NETWORK = "203.0.113.0/24"
TEXT = "Một người lạ tự xưng công an gọi điện, bảo tôi chuyển tiền."
SCRIPT = f"""
import json, django
django.setup()
from django.conf import settings
from tips.suspicion import is_suspicious
tip = {{"network": "{NETWORK}", "form_age": 60, "honeypot": "", "text": "{TEXT}"}}
print(json.dumps([is_suspicious(**tip) for _time in range({SAME_TEXT + 1})]))
assert settings.CACHES["default"]["BACKEND"].endswith("LocMemCache")
"""
ENOUGH, TOO_MUCH = [False] * SAME_TEXT + [True], [True] * (SAME_TEXT + 1)


@pytest.fixture
def server():
    need_redis()
    with RedisServer() as server:
        yield server


@pytest.fixture
def with_redis(server, settings):
    """This process counts in the server, as with REDIS_URL."""
    shared = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": [server.url]}
    settings.CACHES = {**settings.CACHES, "shared": shared}
    return server


def judge(text=TEXT, **clock):
    return is_suspicious(network=NETWORK, form_age=60, honeypot="", text=text, **clock)


def in_a_process_of_its_own(folder, url):
    """Let a new process with production settings judge the same tip six times."""
    environment = clean_environment(
        DJANGO_SETTINGS_MODULE="outreach.settings.production",
        REDIS_URL=url,
        SECRET_KEY="the same on all servers of a site, and as long as the others are",
        SITE_URL="https://outreach.example",
        VAR_DIR=str(folder),
    )
    result = run([sys.executable, "-c", SCRIPT], environment)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout), result.stderr


def test_processes_that_know_nothing_of_each_other_count_together(server, tmp_path):
    assert in_a_process_of_its_own(tmp_path, server.url) == (ENOUGH, "")
    assert in_a_process_of_its_own(tmp_path, server.url) == (TOO_MUCH, "")


def test_a_redis_that_never_answers_fails_no_tip_and_is_no_open_gate(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"redis://:{secrets.token_hex()}@127.0.0.1:{silent.getsockname()[1]}/0"
        verdicts, log = in_a_process_of_its_own(tmp_path, url)
    assert verdicts == ENOUGH
    assert log.count("Redis does not answer") == 1
    assert "127.0.0.1" not in log


def test_an_address_that_is_none_stops_the_start_and_is_not_repeated(tmp_path):
    with pytest.raises(AssertionError, match="REDIS_URL must look like redis://") as error:
        in_a_process_of_its_own(tmp_path, "http://:secret@127.0.0.1/0")
    assert "secret@" not in str(error.value)


def test_a_redis_that_dies_leaves_what_the_process_counted(with_redis):
    assert [judge() for _time in range(SAME_TEXT)] == [False] * SAME_TEXT
    with_redis.stop()
    assert judge()
    with_redis.start()


def test_a_redis_that_comes_back_empty_leaves_what_the_process_counted(with_redis):
    assert [judge() for _time in range(SAME_TEXT)] == [False] * SAME_TEXT
    with_redis.client.flushall()
    assert judge()


def test_redis_learns_no_address_and_no_text_and_forgets_all_within_a_day(with_redis):
    judge()
    client = with_redis.client
    keys = client.keys()
    stored = b" ".join([*keys, *(client.get(key) for key in keys)])
    assert len(keys) >= 4
    for word in ("203.0.113", TEXT, fold(TEXT).replace(" ", "")):
        assert word.encode() not in stored
    assert all(0 < client.ttl(key) <= DAY for key in keys)
    assert pickle.PROTO not in stored, "numbers only: nothing in Redis is ever unpickled"


def test_another_day_has_another_key(with_redis):
    judge()
    client = with_redis.client
    first = client.get(":1:tips.key")
    judge()
    assert client.get(":1:tips.key") == first
    client.delete(":1:tips.key")  # as when its day has passed
    memory.forget()
    assert [judge() for _time in range(SAME_TEXT + 1)] == ENOUGH
    assert client.get(":1:tips.key") != first
