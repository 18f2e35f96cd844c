"""Law 10: whatever staff can meet of the installed packages is Vietnamese."""

import re
import shutil

import polib
import pytest
from django.core.management import call_command
from django.urls import reverse

from core.catalogues import installed, ours
from core.catalogues.coverage import coverage
from core.catalogues.installed import DOMAINS, key_of

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|</?\w+|&nbsp;")
CORRECTIONS = {"django": "corrections.po", "djangojs": "corrections.js.po"}


def words(entry):
    return next(iter(entry.msgstr_plural.values())) if entry.msgid_plural else entry.msgstr


def named(entries):
    return sorted(entry.msgid for entry in entries)


@pytest.fixture(scope="module")
def rows():
    return {row.package: row for row in coverage()}


@pytest.fixture(scope="module")
def said():
    """What packages say, and what they say in Vietnamese themselves, as [(domain, keys, {key: words})]."""
    by_name = {package.name: package for package in installed.packages()}
    return [
        (
            domain,
            {key_of(entry) for entry in entries},
            {key: words(entry) for key, entry in installed.upstream(by_name[name], domain).items()},
        )
        for (name, domain), entries in installed.messages().items()
    ]


def from_packages(domain):
    """Yield (whether it is a correction, entry) of what we say for packages."""
    for file, entry in ours.entries(domain):
        if file.parent.name == "packages":
            yield file.name == CORRECTIONS[domain], entry


def test_everything_that_installed_packages_say_to_staff_is_said_in_vietnamese(rows):
    missing = [f"{name}: {entry.msgid!r}" for name, row in rows.items() for entry in row.missing]
    assert not missing, "\n".join([*missing, "docs/glossary.md says what to do after an upgrade"])


@pytest.mark.parametrize(
    "package", ["django", "wagtail", "wagtail.admin (JavaScript)", "wagtail_localize (JavaScript)", "axes"]
)
def test_packages_with_catalogues_and_without_are_counted(rows, package):
    assert rows[package].strings > 10


def test_what_is_left_untranslated_fails_and_is_named(monkeypatch, tmp_path, capsys):
    locale = shutil.copytree(ours.LOCALE, tmp_path / "vi")
    monkeypatch.setattr(ours, "LOCALE", locale)
    file = locale / "packages" / "django_filters.po"
    catalogue = polib.pofile(str(file))
    catalogue.find("Past 7 days").msgstr = ""
    catalogue.save(str(file))
    with pytest.raises(SystemExit, match="1"):
        call_command("translation_coverage", list=True)
    assert "django_filters  filters.py  'Past 7 days'\n" in capsys.readouterr().out


def test_a_message_that_an_upgrade_brings_is_named(monkeypatch):
    catalogue_of = installed._catalogue
    new = polib.POEntry(msgid="Brew some tea", occurrences=[("views/tea.py", 7)])

    def upgraded(package, language, domain):
        brought = [new] if (package.name, language, domain) == ("wagtail.images", "en", "django") else []
        return [*catalogue_of(package, language, domain), *brought]

    monkeypatch.setattr(installed, "_catalogue", upgraded)
    assert "Brew some tea" in named({row.package: row for row in coverage()}["wagtail.images"].missing)


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_message_stands_in_one_file_alone(domain):
    keys = [key_of(entry) for _file, entry in ours.entries(domain)]
    assert sorted(key[1] for key in set(keys) if keys.count(key) > 1) == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_translation_drops_a_placeholder(domain):
    for _file, entry in ours.entries(domain):
        # The plural of a package often has the number that its singular spells out.
        asked = [sorted(PLACEHOLDER.findall(text)) for text in (entry.msgid, entry.msgid_plural) if text]
        assert sorted(PLACEHOLDER.findall(words(entry))) in asked, entry.msgid


@pytest.mark.parametrize("domain", DOMAINS)
def test_we_say_nothing_for_packages_that_they_no_longer_ask(domain, said):
    asked = {key for of_domain, keys, _own in said if of_domain == domain for key in keys}
    assert named(entry for _fixed, entry in from_packages(domain) if key_of(entry) not in asked) == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_we_say_nothing_that_packages_have_learned_to_say(domain, said):
    """What is missing is missing in some package, what is corrected is said in other words."""
    in_domain = [(keys, own) for of_domain, keys, own in said if of_domain == domain]
    needless = [
        entry
        for fixed, entry in from_packages(domain)
        if not any(
            own.get(key_of(entry), words(entry)) != words(entry) if fixed else key_of(entry) not in own
            for keys, own in in_domain
            if key_of(entry) in keys
        )
    ]
    assert named(needless) == []


@pytest.mark.django_db
@pytest.mark.any_database
@pytest.mark.parametrize("name", ["wagtailadmin_javascript_catalog", "wagtail_localize:javascript_catalog"])
def test_the_scripts_of_the_back_office_get_our_words(login, editor, name):
    """Both views read one package's folder; Django adds LOCALE_PATHS to whatever folders it is given."""
    answer = login(editor).get(reverse(name)).content.decode()
    assert '"Save error": "Kh\\u00f4ng l\\u01b0u \\u0111\\u01b0\\u1ee3c"' in answer
    assert "django.pluralidx = function(n) {\n    const v = 0;" in answer
