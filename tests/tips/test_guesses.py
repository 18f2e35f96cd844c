"""Guessing receipts is slow, and a network that guesses does not slow down another."""

import pytest
from django.test import Client

from tests.factories import make_tip
from tips.guesses import LIMIT, MINUTE, Guesses

URL = "/tra-cuu/"
WRONG = "0000000000000000"


def test_after_too_many_wrong_digits_a_network_waits_and_nothing_is_looked_up(home):
    tip, client = make_tip(), Client(REMOTE_ADDR="192.0.2.1")
    for _guess in range(LIMIT + 1):
        assert client.post(URL, {"code": WRONG}).status_code == 422
    for code in (WRONG, tip.receipt):
        response = client.post(URL, {"code": code})
        assert response.status_code == 429
        assert response.headers["Retry-After"] == "60"
        assert "Hãy chờ một phút" in response.content.decode()
    assert client.post(URL, {"code": tip.receipt}, REMOTE_ADDR="203.0.113.7").status_code == 200
    assert client.get(URL).status_code == 200


def test_right_digits_count_for_nothing(home):
    tip, client = make_tip(), Client(REMOTE_ADDR="192.0.2.1")
    assert {client.post(URL, {"code": tip.receipt}).status_code for _time in range(LIMIT + 5)} == {200}


def test_a_minute_later_all_is_forgotten():
    guesses = Guesses()
    for _guess in range(LIMIT + 1):
        guesses.add("192.0.2.0/24", now=MINUTE)
    assert guesses.too_many("192.0.2.0/24", now=MINUTE + 59)
    assert not guesses.too_many("192.0.2.0/24", now=2 * MINUTE)


@pytest.mark.parametrize("network", ["", "198.51.100.0/24"])
def test_networks_count_apart_and_one_that_nobody_knows_counts_not_at_all(network):
    guesses = Guesses()
    for _guess in range(5 * LIMIT):
        guesses.add("192.0.2.0/24")
        guesses.add("")
    assert not guesses.too_many(network)
