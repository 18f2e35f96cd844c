"""What stands in outreach/locale: our own words, and what packages do not say in Vietnamese or say wrongly.

    vi/LC_MESSAGES/django.po    our own words
    vi/packages/<package>.po    what the package lacks; <package>.js.po for its JavaScript
    vi/packages/corrections.po  what packages say in other words than ours, or wrongly

A message stands in one of these files alone, since Django knows one translation of it.
"""

from pathlib import Path

import polib
from django.conf import settings

from core.catalogues.installed import key_of

LOCALE = Path(settings.BASE_DIR) / "outreach" / "locale" / "vi"
HEADER = {
    "Language": "vi",
    "Content-Type": "text/plain; charset=UTF-8",
    "Plural-Forms": "nplurals=1; plural=0;",
}


def files(domain):
    """Return the files whose messages are in a domain of gettext."""
    scripts = domain == "djangojs"
    found = [file for file in LOCALE.glob("packages/*.po") if file.name.endswith(".js.po") == scripts]
    return [*([] if scripts else [LOCALE / "LC_MESSAGES" / "django.po"]), *sorted(found)]


def entries(domain):
    """Yield each file with each of its entries."""
    for file in files(domain):
        for entry in polib.pofile(str(file)):
            yield file, entry


def translated(domain):
    """Return {key: entry} of what we say in Vietnamese."""
    return {key_of(entry): entry for _file, entry in entries(domain) if entry.translated()}


def merged(domain):
    """Return one catalogue of all files of a domain."""
    catalogue = polib.POFile()
    catalogue.metadata = HEADER
    catalogue.extend(translated(domain).values())
    return catalogue
