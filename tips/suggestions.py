"""Which numbers, links and accounts of a tip could stand in a warning; never what looks like the sender's."""

import re

from channels.lookup import Register
from core import identifiers
from tips.own_numbers import own_numbers_in

MOST = 30  # to choose from; whoever has more copies them by hand
LONGEST = 300  # characters, in a warning
TELLING = 6  # digits of a number that can tell whose it is; fewer stand in many


def suggestions(*texts):
    """Return (Kind, value) for what `texts` hold, each once, in their order, as it is written there."""
    own = {_national(number) for text in texts for number in own_numbers_in(text)}
    register = Register()
    found = [each for text in texts for each in identifiers.found_in(text) if not register.named(each)]
    pairs = dict.fromkeys((each.kind, each.value) for each in found)
    return [pair for pair in pairs if _fits(*pair) and not _touches(*pair, own)][:MOST]


def _fits(kind, value):
    if "@" in value and kind == identifiers.Kind.LINK:
        return False  # a mail address is often the sender's own
    try:
        return max(len(value), len(identifiers.normalise(kind, value))) <= LONGEST
    except ValueError:
        return False


def _touches(kind, value, own):
    """Whether `value` is one of the numbers `own`, holds one, or, if it is no link, is a part of one."""
    digits = _national(value)
    may_be_part = kind != identifiers.Kind.LINK and len(digits) >= TELLING
    return any(number in digits or (may_be_part and digits in number) for number in own)


def _national(number):
    digits = re.sub(r"[^0-9]", "", number)
    return re.sub(r"^(?:(?:00)?840?|0)", "", digits)
