"""What holds now, and that it holds no longer."""

import threading
from contextlib import contextmanager

from django.db import connection

from core.generation import unannounced
from core.generation.places import place
from core.generation.writes import is_unsure

_held = threading.local()


@contextmanager
def holding(word):
    """Have `word` hold until the end, as whoever makes one page sees it: one look is enough for that.

    What is remembered under it meanwhile may be newer than it, never older.
    """
    _held.word = word
    try:
        yield
    finally:
        _held.word = None


def current():
    """Return the word that holds now, or None where nothing remembered may be trusted.

    So it is where Redis does not answer, where this process could not yet announce a change, and in a
    transaction that has written content: what it sees is not what others see.
    """
    if is_unsure(connection):
        return None
    if held := getattr(_held, "word", None):
        return held
    return None if unannounced.in_this_process() else place().read()


def bump():
    """Make everything that was remembered old. A bump that fails is tried again until it succeeds."""
    unannounced.announce(unannounced.mark())
