"""Where the word of the generation stands: one place for all processes that serve the same content."""

import os
import secrets
import time
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.signals import setting_changed


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


@cache
def place():
    if settings.REDIS_URL:
        from core.generation.redis_place import RedisPlace  # most sites have none: it takes long to import

        return RedisPlace(settings.REDIS_URL)
    return FilePlace(Path(settings.CACHE_DIR) / "generation")


def _elsewhere(*, setting, **_kwargs):
    if setting in ("REDIS_URL", "CACHE_DIR"):
        place.cache_clear()


setting_changed.connect(_elsewhere)
