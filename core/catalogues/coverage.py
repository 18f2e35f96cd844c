"""How much of what staff can meet is said in Vietnamese, by package."""

from collections import namedtuple

from core.catalogues import installed, ours

Row = namedtuple("Row", "package strings upstream ours missing")


def coverage():
    """Return a row for each package and domain. `missing` are entries, the other figures numbers."""
    by_name = {package.name: package for package in installed.packages()}
    said = {domain: ours.translated(domain) for domain in installed.DOMAINS}
    rows = [
        _row(_title(name, domain), entries, said[domain], installed.upstream(by_name[name], domain))
        for (name, domain), entries in installed.messages().items()
    ]
    own = {installed.key_of(entry): entry for entry in installed.own()}
    return [*rows, _row("outreach", own.values(), said["django"], {})]


def _title(name, domain):
    return name if domain == "django" else f"{name} (JavaScript)"


def _row(title, entries, said, upstream):
    keys = {installed.key_of(entry): entry for entry in entries}
    by_us = keys.keys() & said.keys()
    missing = [entry for key, entry in keys.items() if key not in said and key not in upstream]
    return Row(title, len(keys), len(keys) - len(by_us) - len(missing), len(by_us), missing)
