"""What the installed packages say, and what they say in Vietnamese themselves."""

import tomllib
from collections import namedtuple
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path

import polib
from django.apps import apps
from django.conf import settings

from core.catalogues.source import in_python, in_templates

DOMAINS = ("django", "djangojs")
# They are no apps, but what is an app speaks with their words.
WITHOUT_APP = ("treebeard", "modelsearch")
UNREACHABLE = tomllib.loads(Path(__file__).with_name("unreachable.toml").read_text(encoding="utf-8"))

Package = namedtuple("Package", "name folder")


def key_of(entry):
    """Return what makes two messages one for gettext: a plural is found apart from its singular."""
    return entry.msgctxt, entry.msgid, bool(entry.msgid_plural)


def packages():
    """Return Django, the installed apps that are not ours, and what else they speak with."""
    foreign = [app for app in apps.get_app_configs() if Path(app.path).parent != settings.BASE_DIR]
    return [
        Package("django", _folder("django") / "conf"),
        *(Package(app.name, Path(app.path)) for app in foreign),
        *(Package(name, _folder(name)) for name in WITHOUT_APP),
    ]


def _folder(name):
    return Path(find_spec(name).origin).parent


def messages():
    """Return {(package, domain): entries} of all that staff can meet, each entry where it is said first.

    A package without an English catalogue is read as code; what another's catalogue has is that one's.
    """
    every = packages()
    found = {(package.name, domain): _english(package, domain) for package in every for domain in DOMAINS}
    catalogued = {key_of(entry) for entries in found.values() for entry in entries}
    for package in every:
        if not found[package.name, "django"]:
            read = {key_of(entry): entry for entry in in_python(package.folder)}
            found[package.name, "django"] = [read[key] for key in read if key not in catalogued]
    return {
        place: met
        for place, entries in found.items()
        if (met := [entry for entry in entries if reachable(place[0], entry)])
    }


def own():
    """Return the entries of our own code and templates."""
    ours = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR]
    folders = [settings.BASE_DIR / "outreach", *ours]
    python = [entry for folder in folders for entry in in_python(folder)]
    return [*python, *in_templates(settings.BASE_DIR / "templates")]


def reachable(package, entry):
    """Whether staff can meet it: something else says it, too, than the files of unreachable.toml."""
    patterns = [
        pattern for rule in UNREACHABLE["rule"] if rule["package"] == package for pattern in rule["files"]
    ]
    files = [file for file, _line in entry.occurrences]
    return not files or not all(any(fnmatch(file, pattern) for pattern in patterns) for file in files)


def upstream(package, domain):
    """Return {key: entry} of what a package says in Vietnamese itself."""
    return {key_of(entry): entry for entry in _catalogue(package, "vi", domain) if entry.translated()}


def _english(package, domain):
    return [entry for entry in _catalogue(package, "en", domain) if not entry.obsolete]


def _catalogue(package, language, domain):
    file = package.folder / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
    return polib.pofile(str(file)) if file.exists() else []
