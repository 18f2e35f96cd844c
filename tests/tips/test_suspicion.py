"""Suspicion means quarantine, never refusal; these are the rules of docs/tips-abuse.md, each alone."""

import logging
import multiprocessing
import string
import sys
import unicodedata

import pytest

from tests.stack.processes import clean_environment, free_port, run
from tips import suspicion
from tips.counters import DAY, HOUR, memory
from tips.suspicion import NETWORK_BUSY, NETWORK_HOUR, PATIENCE, SAME_TEXT, SITE_HOUR, SLOW, SLOW_HOUR

NOW = 20_000 * DAY + 600.0
ADDRESS = "203.0.113"
TEXT = "Một người lạ tự xưng công an gọi điện, bảo tôi chuyển tiền."


def judge(number=0, **changes):
    """The verdict on a tip that no rule minds: `number` makes its text and network its own."""
    own = "".join(string.ascii_lowercase[int(digit)] for digit in str(number))
    tip = {"network": f"10.{number}", "form_age": 120, "honeypot": "", "text": f"{TEXT} {own}", "now": NOW}
    return suspicion.is_suspicious(**{**tip, **changes})


def verdicts(count, **changes):
    """The verdicts on `count` tips, one after another; what is callable is asked for each."""
    return [
        judge(i, **{name: value(i) if callable(value) else value for name, value in changes.items()})
        for i in range(count)
    ]


def test_an_ordinary_tip_is_not_suspicious():
    assert not judge()


@pytest.mark.parametrize(
    ("changes", "allowed"),
    [
        pytest.param({"honeypot": "http://spam.example"}, 0, id="the hidden field is filled"),
        pytest.param({"form_age": PATIENCE - 0.1}, 0, id="too soon"),
        pytest.param({"form_age": -5}, 0, id="a form from the future"),
        pytest.param({"form_age": float("nan")}, 0, id="a form without an age"),
        pytest.param({"text": TEXT}, SAME_TEXT, id="the same text"),
        pytest.param({"text": lambda i: f"{TEXT} {i} lần 09{i:08}"}, SAME_TEXT, id="other digits only"),
        pytest.param({"network": ADDRESS}, NETWORK_HOUR, id="one network"),
        pytest.param({"form_age": SLOW - 1}, SITE_HOUR, id="quickly written in a flood"),
        pytest.param({}, SITE_HOUR + SLOW_HOUR, id="slowly written in a flood"),
        pytest.param({"network": ""}, SITE_HOUR + SLOW_HOUR, id="unknown networks"),
        pytest.param(
            {"network": lambda i: f"10.{i % 50}"}, SITE_HOUR, id="networks that sent several, in a flood"
        ),
    ],
)
def test_each_bucket_tripped_alone(changes, allowed):
    assert verdicts(allowed + 20, **changes) == [False] * allowed + [True] * 20


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(unicodedata.normalize("NFD", TEXT), id="marks apart"),
        pytest.param(TEXT.upper(), id="capitals"),
        pytest.param("Mot nguoi la tu xung cong an goi dien bao toi chuyen tien", id="without marks"),
        pytest.param(" ".join(TEXT), id="spaced out"),
        pytest.param("\u200b".join(TEXT), id="invisible characters"),
        pytest.param(f"!!! {TEXT} 😀 0912345678", id="signs and digits"),
    ],
)
def test_a_text_dressed_up_is_the_same_text(other):
    verdicts(SAME_TEXT, text=TEXT)
    assert judge(text=other)


@pytest.mark.parametrize("text", ["Lừa đảo 09{:08}", "09{:08}", "......."])
def test_texts_of_a_number_only_are_not_the_same(text):
    assert not any(verdicts(SAME_TEXT + 20, text=text.format))


def test_a_network_that_sent_little_today_is_heard_in_a_flood():
    verdicts(SITE_HOUR)
    assert [judge(1000 + i, network=ADDRESS) for i in range(NETWORK_BUSY + 1)] == [False] * NETWORK_BUSY + [
        True
    ]


def test_what_one_rule_catches_burdens_nobody_else():
    verdicts(1000, network=ADDRESS)
    verdicts(1000, text=TEXT, network="")
    verdicts(1000, honeypot="x", network="10.5000")
    assert not judge(5000)


def test_waiting_for_the_full_hour_gives_no_second_allowance():
    full_hour = NOW - NOW % HOUR + HOUR
    verdicts(NETWORK_HOUR + 1, network=ADDRESS, now=full_hour - 1)
    assert judge(5000, network=ADDRESS, now=full_hour + 1)
    assert not judge(5001, network=ADDRESS, now=full_hour + 2 * HOUR)


def test_everything_is_forgotten_after_a_day():
    verdicts(SAME_TEXT, text=TEXT)
    assert judge(text=TEXT, now=NOW + DAY - 1)
    assert not judge(text=TEXT, now=NOW + DAY)


@pytest.mark.parametrize("later", [DAY, -DAY], ids=["a day later", "the clock set back a day"])
def test_the_key_is_renewed_each_day(later):
    judge()
    first = bytes(memory.store[:32])
    judge(1, now=NOW + later / 2)
    assert bytes(memory.store[:32]) == first
    judge(2, now=NOW + later)
    assert bytes(memory.store[:32]) != first


def test_no_address_and_no_text_stand_in_the_store():
    judge(network=f"{ADDRESS}.0/24", text=TEXT)
    store = bytes(memory.store)
    assert any(store[memory.HEAD.size :])
    for word in (ADDRESS, TEXT, suspicion._sameness(TEXT)):
        assert word.encode() not in store


def test_the_store_does_not_grow():
    before = len(memory.store)
    verdicts(2000)
    assert len(memory.store) == before


def test_a_store_that_is_full_is_stricter_never_milder(monkeypatch):
    monkeypatch.setattr(memory, "PLACES", 64)
    verdicts(300, now=NOW, network=lambda i: f"10.{i}")
    assert judge(5000)


def test_processes_that_are_forked_count_together():
    verdicts(SAME_TEXT, text=TEXT)
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply(judge, kwds={"text": TEXT})
        pool.apply(verdicts, [NETWORK_HOUR], {"network": ADDRESS})
    assert judge(5000, network=ADDRESS)


def test_gunicorn_makes_the_memory_before_its_workers(tmp_path):
    script = (
        "import runpy, sys; runpy.run_path('gunicorn.conf.py'); sys.exit('tips.counters' not in sys.modules)"
    )
    values = {"SECRET_KEY": "any", "SITE_URL": "https://outreach.example", "VAR_DIR": str(tmp_path)}
    result = run([sys.executable, "-c", script], clean_environment(**values))
    assert result.returncode == 0, result.stderr


@pytest.fixture
def dead_redis(settings):
    """Settings as with REDIS_URL, where nobody listens."""
    shared = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": [f"redis://127.0.0.1:{free_port()}/0"],
    }
    settings.CACHES = {**settings.CACHES, "shared": shared}


def test_without_its_redis_the_process_counts_alone_and_says_so_once(dead_redis, caplog):
    with caplog.at_level(logging.WARNING, logger="tips"):
        assert verdicts(SAME_TEXT + 1, text=TEXT, network=ADDRESS) == [False] * SAME_TEXT + [True]
    assert [record.getMessage() for record in caplog.records] == [
        "Redis does not answer: the tips of this server are counted alone."
    ]
    assert not any(record.exc_info for record in caplog.records)


def test_a_redis_that_failed_is_asked_again_after_a_while(dead_redis, caplog):
    with caplog.at_level(logging.WARNING, logger="tips"):
        judge(0)
        judge(1, now=NOW + 29)
        judge(2, now=NOW + 30)
    assert len(caplog.records) == 2
