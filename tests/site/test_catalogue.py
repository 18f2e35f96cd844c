import polib

from tests.site.messages import ROOT, in_python, in_templates

PO = ROOT / "outreach/locale/vi/LC_MESSAGES/django.po"


def used():
    return {message for _file, message in (*in_python(), *in_templates())}


def test_everything_we_say_is_said_in_vietnamese():
    catalogue = polib.pofile(str(PO))
    missing = used() - {entry.msgid for entry in catalogue if entry.translated()}
    assert missing == set()


def test_the_catalogue_holds_nothing_that_is_no_longer_said():
    assert {entry.msgid for entry in polib.pofile(str(PO))} - used() == set()


def test_no_translation_drops_a_placeholder():
    import re

    for entry in polib.pofile(str(PO)):
        names = re.compile(r"%\(\w+\)s|\{\w+\}")
        assert sorted(names.findall(entry.msgid)) == sorted(names.findall(entry.msgstr)), entry.msgid
