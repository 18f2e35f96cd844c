"""How often something was seen, without knowing what: counters named by an HMAC whose key lives a day.

Nothing here is written to a disk or a log. Both kinds forget key and counters together after a day.
"""

import mmap
import secrets
import struct
import threading

from django.conf import settings
from django.core.cache import caches
from django.utils.crypto import salted_hmac

HOUR = 60 * 60
DAY = 24 * HOUR
CACHE = "shared"


class Counters:
    """Counts for `Memory` and `Shared`. `kind` is ours, `what` is what nobody may learn from the counter."""

    def in_a_day(self, kind, what, now):
        """Count `what` once more; return how often it was seen since the key was made."""
        return self._add(self._name(kind, what, now), DAY)

    def in_an_hour(self, kind, what, now):
        """Count `what` once more; return about how often it was seen in the last 60 minutes.

        Of the clock hour before, as large a part counts as still lies within them: nobody gets a
        second allowance by waiting for the full hour.
        """
        hour, passed = divmod(now, HOUR)
        current = self._add(self._name(kind, f"{hour:.0f} {what}", now), 2 * HOUR)
        before = self._get(self._name(kind, f"{hour - 1:.0f} {what}", now))
        return current + before * (1 - passed / HOUR)

    def _name(self, kind, what, now):
        # Django mixes SECRET_KEY in: a copy of the counters with their key names no network without it.
        return salted_hmac(self._key_of_the_day(now), f"{kind} {what}", algorithm="sha256").hexdigest()


class Memory(Counters):
    """Counters in 4 MB of memory that a process shares with those it forks, and with nobody else.

    Each name counts in two of a million places, and the lower one holds. Where names meet, the result is
    too high: when the memory fills, more is suspicious, never less.
    """

    PLACES = 2**20
    HEAD = struct.Struct("=32sd")  # the key, and when it was made

    def __init__(self):
        self.lock = threading.RLock()  # of threads: what two processes lose to each other is a tip or two
        self.store = mmap.mmap(-1, self.HEAD.size + 4 * self.PLACES)
        self.places = memoryview(self.store)[self.HEAD.size :].cast("I")
        self.forget()

    def forget(self, now=float("-inf")):
        with self.lock:
            self.HEAD.pack_into(self.store, 0, secrets.token_bytes(32), now)
            self.store[self.HEAD.size :] = bytes(self.places.nbytes)

    def _key_of_the_day(self, now):
        with self.lock:
            made = self.HEAD.unpack_from(self.store)[1]
            if not abs(now - made) < DAY:  # clocks are set back, too
                self.forget(now)
            return self.HEAD.unpack_from(self.store)[0]

    def _add(self, name, _lifetime):
        with self.lock:
            for place in self._places_of(name):
                self.places[place] = min(self.places[place] + 1, 2**32 - 1)
            return self._get(name)

    def _get(self, name):
        return min(self.places[place] for place in self._places_of(name))

    def _places_of(self, name):
        return {int(name[:16], 16) % self.PLACES, int(name[16:32], 16) % self.PLACES}


class Shared(Counters):
    """The counters of all processes of all servers, in Redis. To count raises RedisError if it fails."""

    BREAK = 30  # seconds in which a Redis that did not answer is not asked

    def __init__(self):
        self.rests_until = float("-inf")

    def may_be_asked(self, now):
        """Whether there is a Redis (REDIS_URL is set) that has not failed just now."""
        return CACHE in settings.CACHES and now >= self.rests_until

    def rest(self, now):
        self.rests_until = now + self.BREAK

    def _key_of_the_day(self, _now):
        # A whole number, because Django pickles everything else. The first process wins.
        return str(caches[CACHE].get_or_set("tips.key", lambda: secrets.randbits(256), DAY))

    def _add(self, name, lifetime):
        caches[CACHE].add(name, 0, lifetime)
        try:
            return caches[CACHE].incr(name)
        except ValueError:  # its time ended between the two
            return 1

    def _get(self, name):
        return caches[CACHE].get(name, 0)


# Made on import, and gunicorn imports it before it makes its workers.
memory = Memory()
shared = Shared()
