"""The store of sealed photos: bytes that somebody else has encrypted, under names that say nothing.

No address leads here. The storage is the alias "sealed" of the settings.
"""

import os
import secrets
from contextlib import suppress
from datetime import datetime, time, timedelta
from pathlib import Path

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages
from django.utils import timezone

DAY = timedelta(days=1)


def store():
    return storages["sealed"]


def put(data):
    """Store `data` and return its name. Once this returns, the file outlives a loss of power."""
    number = secrets.token_hex(16)
    return store().save(f"{number[:2]}/{number}", ContentFile(data))


def get(name):
    """Return the bytes of `name`, or raise FileNotFoundError."""
    with store().open(name) as file:
        return file.read()


def destroy(name):
    """Remove the file. It may be gone already."""
    store().delete(name)


def sweep(known_names, older_than=DAY):
    """Remove the files that are not in `known_names`, and return how many those were.

    A file is put before its row is: what may be younger than `older_than` is left alone.
    """
    # The time of a file is the start of its day, so it can be a day younger than it looks.
    before = timezone.now() - older_than - DAY
    orphans = [name for name in _every_name() if name not in known_names and _changed(name) < before]
    for name in orphans:
        destroy(name)
    return len(orphans)


def _every_name():
    with suppress(FileNotFoundError):  # nothing was ever put
        for folder in store().listdir("")[0]:
            yield from (f"{folder}/{name}" for name in store().listdir(folder)[1])


def _changed(name):
    try:
        return store().get_modified_time(name)
    except FileNotFoundError:  # somebody else swept
        return timezone.now()


class SealedFileSystemStorage(FileSystemStorage):
    """Files that only this user may read, whole or not there at all, whose times say no more than the day.

    What Linux itself notes beside them, the time of the last change to an inode, cannot be set.
    """

    def _save(self, name, content):
        path = Path(self.path(name))
        self._make_folder(path.parent)
        unfinished = path.with_name(f".{path.name}")
        with open(unfinished, "xb", opener=_for_this_user_only) as file:
            file.write(content.read())
            file.flush()
            _forget_the_hour(file.fileno())
            os.fsync(file.fileno())
        unfinished.rename(path)
        for folder in (path.parent, self.location):
            _forget_the_hour(folder)
        _sync(path.parent)
        return name

    def _make_folder(self, folder):
        root = Path(self.location)
        root.parent.mkdir(parents=True, exist_ok=True)
        for wanted in (root, folder):
            if not wanted.is_dir():
                wanted.mkdir(mode=0o700, exist_ok=True)
                _sync(wanted.parent)

    def delete(self, name):
        super().delete(name)
        with suppress(FileNotFoundError):
            _forget_the_hour(Path(self.path(name)).parent)

    def url(self, name):
        raise SuspiciousFileOperation("Sealed files have no address.")


def _for_this_user_only(path, flags):
    return os.open(path, flags, mode=0o600)


def _sync(folder):
    """Make the names in `folder` last."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _forget_the_hour(file):
    day = timezone.make_aware(datetime.combine(timezone.localdate(), time.min)).timestamp()
    os.utime(file, (day, day))
