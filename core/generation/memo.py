"""What a process keeps of what it has read, for as long as the content stays the same."""

import threading
from contextlib import contextmanager
from functools import wraps

from django.utils import timezone
from django.utils.translation import get_language

from core.generation.word import current

MOST_KEPT = 1000  # answers of one memory


def remembered(function=None, *, until=None):
    """Have `function` answer from a Memory for the same arguments."""
    if function is None:
        return lambda function: remembered(function, until=until)
    memory = Memory(until)

    @wraps(function)
    def answer(*args):
        return memory.get(args, lambda: function(*args))

    return answer


class Memory:
    """Answers that hold for the same generation, language and key.

    All requests of the process get the same object: whoever changes it changes it for everybody.
    `until()` returns the moment at which an answer ends by itself, or None. Where no generation can be
    verified, each is made.
    """

    def __init__(self, until=None):
        self.until, self.word, self.kept, self.making = until, None, {}, {}

    def get(self, key, make):
        """Return what is kept under the tuple `key`, or what `make` returns."""
        if (word := current()) is None:
            return make()
        key = (word, get_language(), *key)
        if (found := self._holding(key)) is None:
            with self._turn(key):
                found = self._holding(key) or self._made(key, make)
        return found[0]

    def _holding(self, key):
        found = self.kept.get(key)
        return found if found and (found[1] is None or found[1] > timezone.now()) else None

    def _made(self, key, make):
        ends_at = self.until and self.until()
        found = make(), ends_at
        if len(self.kept) >= MOST_KEPT or self.word != key[0]:
            self.word = key[0]
            self.kept.clear()
        self.kept[key] = found
        return found

    @contextmanager
    def _turn(self, key):
        """Of the requests that need the same, one makes it: after each change all come at once."""
        try:
            with self.making.setdefault(key, threading.RLock()):
                yield
        finally:
            self.making.pop(key, None)
