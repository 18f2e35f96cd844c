"""The word of the generation in Redis."""

import threading
import time

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from core.generation.places import UnreachableError, new_word


class RedisPlace:
    """A key in Redis, asked about four times a second at most; after a failure, not for a moment."""

    KEY = "outreach:generation"
    TRUSTED_FOR, RESTS_FOR = 0.25, 0.5  # seconds

    def __init__(self, url):
        self.client = connect(url)
        self.lock = threading.Lock()
        self.word, self.until, self.doubtful = None, float("-inf"), False

    def read(self):
        if time.monotonic() < self.until:
            return self.word
        with self.lock:
            if time.monotonic() >= self.until:
                self._ask()
            return self.word

    def write(self):
        with self.lock:
            self._remember(self._put)
        if self.word is None:
            raise UnreachableError

    def _ask(self):
        # Whoever could not ask for a while does not know whose change was not announced meanwhile.
        self._remember(self._put if self.doubtful else self._get)

    def _get(self):
        found = self.client.get(self.KEY)
        if found is None:
            self.client.set(self.KEY, new_word(), nx=True)
            found = self.client.get(self.KEY)
        return found and found.decode()

    def _put(self):
        word = new_word()
        self.client.set(self.KEY, word)
        return word

    def _remember(self, ask):
        began = time.monotonic()
        try:
            self.word, self.doubtful = ask(), False
            self.until = began + self.TRUSTED_FOR
        except RedisError:
            self.word, self.doubtful = None, True
            self.until = time.monotonic() + self.RESTS_FOR


def connect(url):
    """Return a client that fails within a moment and tries nothing twice: a reader waits.

    An answer may take longer than a connection: two hundred readers at once keep two processors busy.
    """
    quick = {"socket_connect_timeout": 0.1, "socket_timeout": 0.3, "retry": Retry(NoBackoff(), 0)}
    return Redis.from_url(url, **quick)
