"""The sample content, loaded once for all tests of a module: it takes seconds."""

from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from home.demo import loader, pictures


@contextmanager
def loaded(folder, having):
    """Load those of its rows that have what `having` says, with one picture for all, while the block runs.

    Files go to `folder`. What a test does besides is taken back after the test, as everywhere.
    """
    picture, rows = pictures.draw("phone-call"), loader.rows
    with (
        pytest.MonkeyPatch.context() as patch,
        override_settings(**stored_in(folder)),
        translation.override("vi"),
        transaction.atomic(),
    ):
        patch.setattr(pictures, "draw", lambda key: picture)
        patch.setattr(loader, "rows", lambda *table: [row for row in rows(*table) if row | having == row])
        call_command("load_demo")
        yield
        transaction.set_rollback(True)


def stored_in(folder):
    """Return the settings by which uploads and what is sealed are kept in `folder`."""
    sealed = settings.STORAGES["sealed"]
    options = {**sealed["OPTIONS"], "location": folder / "sealed"}
    storages = {**settings.STORAGES, "sealed": {**sealed, "OPTIONS": options}}
    return {"MEDIA_ROOT": folder / "uploads", "STORAGES": storages}
