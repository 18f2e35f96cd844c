"""The promises about floods, in numbers. `python -m bench.flood` prints them all."""

import pytest

from bench.flood import play, scenarios

SCENARIOS = dict(scenarios())
FLOODS = [name for name in SCENARIOS if "bots" in name]
# Nothing tells bots that wait for minutes on as many networks from people, but their number.
LEAST_DELIVERED = {"bots that wait minutes, 2,000 networks": 0}


def test_a_carriers_customers_are_heard():
    quiet, evening, day = (play(name, SCENARIOS[name]) for name in SCENARIOS if name not in FLOODS)
    assert (quiet.delivered, quiet.honest) == (100, 100)
    assert evening.delivered >= 0.99 * evening.honest
    assert day.delivered >= 0.99 * day.honest


@pytest.mark.parametrize("name", FLOODS)
def test_of_5000_posts_of_bots_95_in_100_are_quarantined(name):
    result = play(name, SCENARIOS[name])
    assert result.bots == 5000
    assert result.quarantined >= 0.95 * result.bots


@pytest.mark.parametrize("name", FLOODS)
def test_in_a_flood_most_honest_tips_are_heard(name):
    result = play(name, SCENARIOS[name])
    assert result.honest == 30
    assert result.delivered >= LEAST_DELIVERED.get(name, 24)
