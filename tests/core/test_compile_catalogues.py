"""Whoever compiles the catalogue speaks Vietnamese at once: the sample cards are drawn by that process."""

from django.core.management import call_command
from django.utils.translation import gettext


def test_a_process_reads_what_it_has_compiled(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    assert gettext("In danger: call 113") == "In danger: call 113"
    call_command("compile_catalogues")
    assert gettext("In danger: call 113") == "Nguy hiểm: gọi 113"
