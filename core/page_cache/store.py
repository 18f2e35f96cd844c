"""What all processes keep together: files, or Redis where there is one. Both are bounded."""

import fcntl
import os
import secrets
import shutil
import time
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.signals import setting_changed

from core.page_cache.entry import Entry

PATIENCE = 5  # seconds that a request waits for another one to make the same page
LOOKS_AGAIN_AFTER = 0.01  # seconds


def name_of(asked):
    """Return the name of an entry in a store, which tells nothing of the query."""
    return sha256("\0".join(asked).encode()).hexdigest()


class FileStore:
    """A folder for each generation, in VAR_DIR."""

    MOST_BYTES = 64 * 1024 * 1024
    LOCKS = 256  # files, which several keys share

    def __init__(self, folder):
        self.pages, self.locks = Path(folder) / "pages", Path(folder) / "locks"
        self.word, self.bytes = None, 0

    def get(self, word, asked):
        try:
            return Entry.from_bytes((self.pages / word / name_of(asked)).read_bytes())
        except OSError:
            return None

    def put(self, word, asked, entry):
        data = entry.to_bytes()
        try:
            self._make_room(word, len(data))
            new = self.pages / word / f".{secrets.token_hex(8)}"
            new.write_bytes(data)
            os.replace(new, self.pages / word / name_of(asked))
        except OSError:
            return  # a full disk, or another process has just removed the folder: it is made again

    @contextmanager
    def turn(self, word, asked):
        """Wait until no other process makes the same page; yield False where that takes too long."""
        try:
            self.locks.mkdir(parents=True, exist_ok=True)
            file = open(self.locks / str(int(name_of(asked)[:8], 16) % self.LOCKS), "wb")  # noqa: SIM115
        except OSError:
            yield False
            return
        with file:
            yield waited(lambda: _locked(file))

    def _make_room(self, word, size):
        if word != self.word:
            self._forget_all_but(word)
        self.bytes += size
        if self.bytes > self.MOST_BYTES:
            shutil.rmtree(self.pages / word, ignore_errors=True)
            self.bytes = size
        (self.pages / word).mkdir(parents=True, exist_ok=True)

    def _forget_all_but(self, word):
        self.pages.mkdir(parents=True, exist_ok=True)
        for folder in os.scandir(self.pages):
            if folder.name != word:
                shutil.rmtree(folder.path, ignore_errors=True)
            else:
                self.bytes = sum(file.stat().st_size for file in os.scandir(folder.path))
        self.word = word


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
