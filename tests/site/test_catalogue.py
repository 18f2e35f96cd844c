import polib
import pytest

from core.catalogues import installed, ours

PO = ours.LOCALE / "LC_MESSAGES" / "django.po"


def used():
    return {entry.msgid for entry in installed.own()}


@pytest.fixture(scope="module")
def catalogue():
    return {installed.key_of(entry): entry for entry in polib.pofile(str(PO))}


@pytest.fixture(scope="module")
def said():
    return {installed.key_of(entry) for entry in installed.own()}


def test_everything_we_say_is_said_in_vietnamese(catalogue, said):
    assert said - {key for key, entry in catalogue.items() if entry.translated()} == set()


def test_the_catalogue_holds_nothing_that_is_no_longer_said(catalogue, said):
    assert catalogue.keys() - said == set()
