"""Whatever somebody pastes: the numbers, links, accounts and handles in it."""

import re

from core.defang import addresses
from core.identifiers.apps import FEW, normalise_app
from core.identifiers.found import Found
from core.identifiers.kinds import Kind
from core.identifiers.numbers import as_account, number, numbers_in
from core.identifiers.pieces import in_word
from core.identifiers.plain import fanged, plain

MOST = 50  # things in one text
LONGEST = 20_000  # characters that are read; some ten pages
_TRIED = 500  # things that are looked at more closely
_LONGEST_NAME = 120  # characters of an app


def app_named(text):
    """Return a short text as the name of an app, or None."""
    name = plain(text[:LONGEST]).strip()
    if not name or "\n" in name or len(name) > _LONGEST_NAME or len(name.split()) > FEW:
        return None
    try:
        form = (Kind.APP, normalise_app(name))
    except ValueError:
        return None
    return Found(name, (form,), as_account(name))


def found_in(text):
    """Return what is found in `text`, each once, in its order, at most MOST.

    Takes time that grows with the length of the text only.
    """
    readable = fanged(plain(text[:LONGEST]))[:LONGEST]
    found = {}
    for each in _whole(readable) or _candidates(readable):
        found.setdefault((each.forms[0], each.user), each)
        if len(found) == MOST:
            break
    return list(found.values())


def _whole(text):
    """The text as one number, if it is nothing else: then it may be short, and needs no words around it."""
    alone = text.strip()
    return [*number(alone)] if re.fullmatch(r"\+?[0-9][0-9 .()\-]{2,30}", alone) else []


def _candidates(text):
    place = 0
    tries = iter(range(_TRIED))
    for start, end in [*addresses(text), (len(text), len(text))]:
        yield from numbers_in(text[place:start], tries)
        yield from _once(in_word(text[start:end], tries), numbers_in(text[start:end], tries))
        place = end


def _once(found, otherwise):
    """What is `found`, or `otherwise` if that is nothing."""
    first = next(found, None)
    if first is None:
        yield from otherwise
        return
    yield first
    yield from found
