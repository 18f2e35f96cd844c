"""Which numbers, links and accounts of a tip could stand in a warning; never what looks like the sender's."""

import re

from core import identifiers
from core.defang import defang
from core.identifiers import Kind
from tips.own_numbers import own_numbers_in

MOST = 30  # to choose from; whoever has more copies them by hand
LONGEST = 300  # characters, in a warning
SHORTEST_ACCOUNT = 8  # digits

_PHONE = re.compile(r"(?:\+|00)?(?:84|0)[1-9][0-9]{8,9}|1[89]00[0-9]{4,6}")


def suggestions(*texts):
    """Return (Kind, value) for what `texts` hold, each once, in their order."""
    own = {_national(number) for text in texts for number in own_numbers_in(text)}
    found = dict.fromkeys(pair for text in texts for pair in found_in(text))
    return [pair for pair in found if _fits(*pair) and not _touches(pair[1], own)][:MOST]


def found_in(text):
    """Yield (Kind, value) for each number or link in `text`, as it is written there."""
    for piece in defang(text):
        kind = piece.risky and _kind_of(piece.original)
        if kind:
            yield kind, piece.original.strip()


def _kind_of(written):
    if re.search(r"[^\W\d]", written):
        return None if "@" in written else Kind.LINK  # a mail address is often the sender's own
    digits = re.sub(r"[^0-9+]", "", written)
    if _PHONE.fullmatch(digits):
        return Kind.PHONE
    return Kind.ACCOUNT if len(digits) >= SHORTEST_ACCOUNT else None


def _fits(kind, value):
    try:
        return max(len(value), len(identifiers.normalise(kind, value))) <= LONGEST
    except ValueError:
        return False


def _touches(value, own):
    """Whether `value` is one of the numbers `own`, holds one, or is a part of one."""
    digits = _national(value)
    return any(number in digits or (digits and digits in number) for number in own)


def _national(number):
    digits = re.sub(r"[^0-9]", "", number)
    return re.sub(r"^(?:(?:00)?840?|0)", "", digits)
