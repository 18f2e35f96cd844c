"""What a process keeps of what it has read, for as long as the content stays the same."""

import threading
from contextlib import contextmanager
from functools import wraps

from django.utils import timezone
from django.utils.translation import get_language

from core.generation.word import current

MOST_KEPT = 1000  # results of one function


def remembered(function=None, *, until=None):
    """Have `function` answer from memory for the same generation, language and arguments.

    All requests of the process get the same object: whoever changes it changes it for everybody.
    `until()` returns the moment at which the answer ends by itself, or None. Where no generation can be
    verified, each call is made.
    """
    if function is None:
        return lambda function: remembered(function, until=until)
    kept, making = {}, {}

    @wraps(function)
    def answer(*args):
        if (word := current()) is None:
            return function(*args)
        key = (word, get_language(), *args)
        if (found := _holding(kept, key)) is None:
            with _turn(making, key):
                found = _holding(kept, key) or _made(kept, key, function, until)
        return found[0]

    answer.forget = kept.clear
    return answer


def _holding(kept, key):
    found = kept.get(key)
    return found if found and (found[1] is None or found[1] > timezone.now()) else None


def _made(kept, key, function, until):
    word, _language, *args = key
    ends_at = until and until()
    found = function(*args), ends_at
    if len(kept) >= MOST_KEPT or any(word != other for other, *_rest in list(kept)[:1]):
        kept.clear()
    kept[key] = found
    return found


@contextmanager
def _turn(making, key):
    """Of the requests that need the same, one makes it: after each change all come at once."""
    lock = making.setdefault(key, threading.RLock())
    with lock:
        yield
    making.pop(key, None)
