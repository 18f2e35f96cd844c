"""Of many requests for the same page at once, one makes it. The others wait, and take what it made."""

import threading
from contextlib import contextmanager

from core.page_cache.store import PATIENCE


class Flight:
    """One at a time for each key, within one process."""

    def __init__(self):
        self.lock, self.going = threading.Lock(), {}

    @contextmanager
    def leading(self, key):
        """Yield True to the first who asks for `key`; to the others False, once that one is through."""
        with self.lock:
            event = self.going.get(key)
            if leads := event is None:
                self.going[key] = event = threading.Event()
        if not leads:
            event.wait(PATIENCE)
            yield False
            return
        try:
            yield True
        finally:
            with self.lock:
                del self.going[key]
            event.set()
