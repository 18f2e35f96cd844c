"""The store of sealed photos: bytes that somebody else has encrypted, under names that say nothing.

No address leads here. The storage is the alias "sealed" of the settings.
"""

import os
import secrets
import stat
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


def turns():
    """Return the path of the file by which those who open photos take turns. It is there, and empty."""
    return store().turns()


def sweep(known_names, older_than=DAY):
    """Remove the files that are not in `known_names`, and return how many those were.

    A file is put before its row is: what may be younger than `older_than` is left alone. A folder that this
    user may not change stops no other; once all are done it is an OSError.
    """
    # The time of a file is the start of its day, so it can be a day younger than it looks.
    before = timezone.now() - older_than - DAY
    swept, failure = 0, None
    for folder in _every_folder():
        try:
            swept += _sweep_folder(folder, known_names, before)
        except OSError as error:
            failure = error
    if failure:
        raise failure
    return swept


def _every_folder():
    with suppress(FileNotFoundError):  # nothing was ever put
        return store().listdir("")[0]
    return []


def _sweep_folder(folder, known_names, before):
    names = [f"{folder}/{name}" for name in store().listdir(folder)[1]]
    orphans = [name for name in names if name not in known_names and _changed(name) < before]
    for name in orphans:
        destroy(name)
    store().forget_the_hour(folder)
    return len(orphans)


def _changed(name):
    try:
        return store().get_modified_time(name)
    except FileNotFoundError:  # somebody else swept
        return timezone.now()


class SealedFileSystemStorage(FileSystemStorage):
    """Files whole or not there at all, whose times say no more than the day.

    Only this user may read them; where the folder of all was made for a group (docs/operations.md), the other
    users of that group may read and remove them too.

    What Linux itself notes beside them, the time of the last change to an inode, cannot be set.
    """

    def _save(self, name, content):
        path = Path(self.path(name))
        self._make_folder(path.parent)
        unfinished = path.with_name(f".{path.name}")
        with open(unfinished, "xb", opener=_for_this_user_only) as file:
            self._share(file.fileno(), 0o640)
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
        self._share(folder, 0o2770)

    def _share(self, file, mode):
        """Let the group have it too if the folder of all is the group's. The umask has no say."""
        if Path(self.location).stat().st_mode & stat.S_IWGRP:
            with suppress(PermissionError):  # it is another user's, who has done it
                os.chmod(file, mode)

    def turns(self):
        self._make_folder(Path(self.location))
        path = Path(self.path("photos.turn"))
        with open(path, "ab", opener=_for_this_user_only) as file:
            self._share(file.fileno(), 0o660)
            _forget_the_hour(file.fileno())
        _forget_the_hour(self.location)
        return path

    def delete(self, name):
        super().delete(name)
        with suppress(FileNotFoundError):
            self.forget_the_hour(str(Path(name).parent))

    def forget_the_hour(self, name):
        _forget_the_hour(self.path(name))

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
    with suppress(PermissionError):  # only its owner can; for a folder, when that user next puts or sweeps
        os.utime(file, (day, day))
