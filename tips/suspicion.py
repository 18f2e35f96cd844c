"""What makes a tip suspicious. The rules in words, why, and what they cannot do: docs/tips-abuse.md.

1. The field that people leave empty is filled.
2. The form was sent sooner than PATIENCE after it was opened.
3. The same text came more than SAME_TEXT times today. Marks, punctuation and digits make no difference.
4. More than NETWORK_HOUR tips came from one network in an hour. That is generous: the customers of a
   mobile carrier share an address.
5. While more than SITE_HOUR tips an hour reach the site, those are suspicious that come from a network
   which sent more than NETWORK_BUSY today, that took less than SLOW to write, or that are more than
   SLOW_HOUR an hour in spite of both.

What one rule catches is not counted by the next: a flood that is seen through harms nobody else.
"""

import logging
import time

from core.text import fold
from tips.counters import memory, shared

PATIENCE = 3  # seconds; pasting a prepared text takes longer
SAME_TEXT = 5
FEW_LETTERS = 20
NETWORK_HOUR = 120
NETWORK_BUSY = 3
SITE_HOUR = 180
SLOW = 30  # seconds
SLOW_HOUR = 50

logger = logging.getLogger(__name__)


def is_suspicious(*, network, form_age, honeypot, text, now=None):
    """Whether a tip goes to quarantine; it is thanked for and kept all the same. Call it once for a tip.

    `network` is that of `users.addresses.client_network`, empty when unknown. `form_age` is in seconds.
    `now` is a clock that all processes share. No failure of Redis is raised, and none makes it milder.
    """
    if honeypot or not form_age >= PATIENCE:  # so that a form without an age, NaN, is too young
        return True
    post = (network, form_age, _sameness(text), time.time() if now is None else now)
    # Both count each tip: where Redis has just failed or forgotten, the process remembers.
    verdicts = [_is_too_much(memory, *post), _is_too_much_for_all(*post)]
    return any(verdicts)


def _is_too_much(counters, network, form_age, sameness, now):
    if sameness and counters.in_a_day("text", sameness, now) > SAME_TEXT:
        return True
    sent_today = 0
    if network:
        sent_today = counters.in_a_day("network's day", network, now)
        if counters.in_an_hour("network", network, now) > NETWORK_HOUR:
            return True
    if counters.in_an_hour("site", "", now) <= SITE_HOUR:
        return False
    if sent_today > NETWORK_BUSY or form_age < SLOW:
        return True
    return counters.in_an_hour("slow", "", now) > SLOW_HOUR


def _is_too_much_for_all(*post):
    """The verdict of the counters that all processes share, where there are any and they answer."""
    now = post[-1]
    if not shared.may_be_asked(now):
        return False
    from redis.exceptions import RedisError  # most sites have none, and it takes long to import

    try:
        return _is_too_much(shared, *post)
    except RedisError:
        shared.rest(now)
        logger.warning("Redis does not answer: the tips of this server are counted alone.")
        return False


def _sameness(text):
    """What texts that count as the same have in common: their letters, in order.

    A text of few letters is told from others by its digits: it may be no more than a phone number.
    """
    characters = [char for char in fold(text) if char.isalnum()]
    letters = [char for char in characters if not char.isdigit()]
    return "".join(characters if len(letters) < FEW_LETTERS else letters)
