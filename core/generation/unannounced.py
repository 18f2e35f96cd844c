"""Changes that not every process knows of yet. A file stands for each, until it is told.

So nothing is lost where Redis is away or a process is killed in between: this process tries again until it
succeeds, and the clock does it for those that ended.
"""

import logging
import secrets
import threading
import time
from pathlib import Path

from django.conf import settings

from core.generation.places import UnreachableError, place

TRIED_AGAIN_AFTER = 0.2  # seconds
OF_THE_DEAD_AFTER = 5  # seconds
logger = logging.getLogger(__name__)
_lock = threading.Lock()
_waiting = set()


def mark():
    """Return the file that stands for a change which is about to be made."""
    file = _folder() / secrets.token_hex(8)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    except OSError:
        logger.exception("A change of the content could not be marked")
    return file


def in_this_process():
    """Whether this process knows of a change that others could not be told of."""
    return bool(_waiting)


def announce(file):
    """Tell all processes of the change that `file` stands for; where that fails, again and again."""
    try:
        place().write()
    except UnreachableError:
        _keep(file)
    else:
        file.unlink(missing_ok=True)


def announce_for_the_dead(_now=None):
    """Tell of changes whose process ended before it could, or is still at it."""
    before = time.time() - OF_THE_DEAD_AFTER
    old = [file for file in _folder().glob("*") if _changed_at(file) < before]
    if old:
        try:
            place().write()
        except UnreachableError:
            return
        _forget(old)


def _keep(file):
    with _lock:
        first = not _waiting
        _waiting.add(file)
    if first:
        logger.warning("A change of the content could not be told to all processes; trying again")
        threading.Thread(target=_try_again, daemon=True).start()


def _try_again():
    while _waiting:
        time.sleep(TRIED_AGAIN_AFTER)
        with _lock:
            told = set(_waiting)
        try:
            place().write()
        except UnreachableError:
            continue
        with _lock:
            _waiting.difference_update(told)
        _forget(told)


def _forget(files):
    for file in files:
        file.unlink(missing_ok=True)


def _changed_at(file):
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return float("inf")


def _folder():
    return Path(settings.CACHE_DIR) / "unannounced"
