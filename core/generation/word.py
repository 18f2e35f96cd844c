"""What holds now, and that it holds no longer."""

import threading
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connection, connections

from core.generation import unannounced
from core.generation.places import place
from core.generation.writes import is_unsure

_held = threading.local()


@contextmanager
def holding(word):
    """Have `word` hold until the end, as whoever makes one page sees it: one look is enough for that.

    What is remembered under it meanwhile may be newer than it, never older.
    """
    _held.word, _held.connection = word, connections[DEFAULT_DB_ALIAS]
    try:
        yield
    finally:
        _held.word = None


def current():
    """Return the word that holds now, or None where nothing remembered may be trusted.

    So it is where Redis does not answer, where this process could not yet announce a change, and in a
    transaction that has written content: what it sees is not what others see.
    """
    if held := getattr(_held, "word", None):
        return None if is_unsure(_held.connection) else held
    if is_unsure(connection) or unannounced.in_this_process():
        return None
    return place().read()


def bump():
    """Make everything that was remembered old. A bump that fails is tried again until it succeeds."""
    unannounced.announce(unannounced.mark())
