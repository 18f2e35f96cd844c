"""Slows those who guess receipts: a network that was wrong too often waits for a minute.

Nobody is told whether the last guess was right, and nothing is looked up meanwhile. The count lies in memory
that the workers of a server share, under names that lead to no network, and is gone with its minute.
"""

import time

from tips.counters import Memory

LIMIT = 10  # wrong receipts
MINUTE = 60


class Guesses(Memory):
    PLACES = 2**16

    def add(self, network, now=None):
        """Count one wrong receipt. A network that nobody knows ("") is none: it would be everybody's."""
        if network:
            self._add(self._name("guess", network, now or time.time()), MINUTE)

    def too_many(self, network, now=None):
        """Whether `network` was wrong more than LIMIT times in this minute."""
        return bool(network) and self._get(self._name("guess", network, now or time.time())) > LIMIT

    def _key_of_the_day(self, now):
        minute = now // MINUTE * MINUTE
        with self.lock:
            if self.HEAD.unpack_from(self.store)[1] != minute:
                self.forget(minute)
            return self.HEAD.unpack_from(self.store)[0]


# Made on import, and gunicorn imports it before it makes its workers.
guesses = Guesses()
