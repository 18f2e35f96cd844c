"""Where the word of the generation stands: one place for all processes that serve the same content."""

import os
import secrets
import threading
import time
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.signals import setting_changed
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry


def new_word():
    return secrets.token_urlsafe(12)


class UnreachableError(Exception):
    """The word could not be changed now."""


class FilePlace:
    """A file. To read it costs one look at its metadata for as long as it stays the same."""

    def __init__(self, path):
        self.path, self.seen = Path(path), (None, None)

    def read(self):
        try:
            stat = os.stat(self.path)
        except FileNotFoundError:
            return self._first()
        except OSError:
            return None
        seen = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
        known, word = self.seen
        if seen != known:
            try:
                # What is read may be newer than what was looked at, never older.
                word = self.path.read_text()
            except OSError:
                return None
            self.seen = (seen, word)
        return word

    def write(self):
        """Put a new word in the place of the old one, whole at every moment."""
        word = new_word()
        new = self.path.with_name(f"{self.path.name}.{word}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # Of another size and to the nanosecond of another age: a clock that ticks slowly hides no change.
            new.write_text(word + " " * secrets.randbelow(64))
            os.utime(new, ns=(time.time_ns(),) * 2)
            os.replace(new, self.path)
        except OSError as error:
            new.unlink(missing_ok=True)
            raise UnreachableError from error

    def _first(self):
        try:
            self.write()
            return self.path.read_text()
        except (UnreachableError, OSError):
            return None


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
    """Return a client that fails within a moment and tries nothing twice: a reader waits."""
    quick = {"socket_connect_timeout": 0.1, "socket_timeout": 0.1, "retry": Retry(NoBackoff(), 0)}
    return Redis.from_url(url, **quick)


@cache
def place():
    if settings.REDIS_URL:
        return RedisPlace(settings.REDIS_URL)
    return FilePlace(Path(settings.VAR_DIR) / "cache" / "generation")


def _elsewhere(*, setting, **_kwargs):
    if setting in ("REDIS_URL", "VAR_DIR"):
        place.cache_clear()


setting_changed.connect(_elsewhere)
