"""What all processes keep together: files, or Redis where there is one. Both are bounded."""

import fcntl
import os
import threading
import time
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.signals import setting_changed

from core.page_cache.entry import Entry
from core.page_cache.log import Log

PATIENCE = 5  # seconds that a request waits for another one to make the same page
LOOKS_AGAIN_AFTER = 0.01  # seconds


def name_of(asked):
    """Return the name of an entry in a store, 32 bytes, which tell nothing of the query."""
    return sha256("\0".join(asked).encode()).digest()


class FileStore:
    """A file for each generation, in VAR_DIR."""

    MOST_BYTES = 64 * 1024 * 1024
    LOCKS = 256  # files, which several keys share

    def __init__(self, folder):
        self.pages, self.locks = Path(folder) / "kept", Path(folder) / "locks"
        self.word, self.log, self.lock = None, None, threading.Lock()

    def get(self, word, asked):
        try:
            with self.lock:
                data = self._log_of(word).get(name_of(asked))
        except OSError:
            return None
        return data and Entry.from_bytes(data)

    def put(self, word, asked, entry):
        data = entry.to_bytes()
        try:
            with self.lock:
                if self._log_of(word).size + len(data) > self.MOST_BYTES:
                    (self.pages / word).unlink(missing_ok=True)
                self._log_of(word).append(name_of(asked), data)
        except OSError:
            return  # a full disk

    @contextmanager
    def turn(self, word, asked):
        """Wait until no other process makes the same page; yield False where that takes too long."""
        try:
            file = self._lock_file(name_of(asked)[0] % self.LOCKS)
        except OSError:
            yield False
            return
        with file:
            yield waited(lambda: _locked(file))

    def _lock_file(self, number):
        try:
            return open(self.locks / str(number), "ab")
        except FileNotFoundError:
            self.locks.mkdir(parents=True)
            return open(self.locks / str(number), "ab")

    def _log_of(self, word):
        if word != self.word:
            self._forget_all_but(word)
            self.word, self.log = word, None
        if self.log is None or not self.log.is_there:
            self.log = Log(self.pages / word)
        return self.log

    def _forget_all_but(self, word):
        self.pages.mkdir(parents=True, exist_ok=True)
        for file in os.scandir(self.pages):
            if file.name != word:
                os.unlink(file.path)


def waited(try_it):
    """Try until it is done; return False where that takes too long."""
    deadline = time.monotonic() + PATIENCE
    while not try_it():
        if time.monotonic() > deadline:
            return False
        time.sleep(LOOKS_AGAIN_AFTER)
    return True


def _locked(file):
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@cache
def store():
    if settings.REDIS_URL:
        from core.page_cache.redis_store import RedisStore  # most sites have none: it takes long to import

        return RedisStore(settings.REDIS_URL)
    return FileStore(Path(settings.CACHE_DIR))


def _elsewhere(*, setting, **_kwargs):
    if setting in ("REDIS_URL", "CACHE_DIR"):
        store.cache_clear()


setting_changed.connect(_elsewhere)
