"""Finished feeds, kept in the process for a moment: a flood of requests builds each once."""

from collections import OrderedDict
from threading import Lock
from time import monotonic

from django.conf import settings


class Memory:
    """What was built under a key, good for FEEDS_REMEMBERED_SECONDS from when its building began."""

    MOST = 16  # three feeds of each list; what was begun first goes first

    def __init__(self):
        self._lock = Lock()
        self._built = OrderedDict()

    def get(self, key, build):
        """Return what `build` returned lately for `key`, or now. One thread builds, the others wait."""
        if not settings.FEEDS_REMEMBERED_SECONDS:
            return build()
        with self._lock:
            until, content = self._built.get(key, (0, None))
            begun = monotonic()  # the database is read after it
            if until <= begun:
                content = build()
                self._built.pop(key, None)
                self._built[key] = (begun + settings.FEEDS_REMEMBERED_SECONDS, content)
                if len(self._built) > self.MOST:
                    self._built.popitem(last=False)
            return content

    def forget(self):
        with self._lock:
            self._built.clear()


feeds = Memory()
