"""Whether something is an official channel, or looks like one. docs/check.md says what matches what."""

import re
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import get_language

from channels.models import OfficialChannel
from core.identifiers import Kind, normalise
from core.identifiers.links import covering, domain_of, is_shared, readable
from core.identifiers.lookalikes import skeleton

_FIELDS = ["translation_key", "locale__language_code", *"kind name value purpose checked_on aliases".split()]
_KINDS = OfficialChannel.Kind
_NO_NAME = re.compile(r"[^\w.]|_")
_FORMS = {
    _KINDS.HOTLINE: (Kind.PHONE,),
    _KINDS.BANK: (Kind.PHONE,),
    _KINDS.APP: (Kind.APP,),
    _KINDS.WEBSITE: (Kind.LINK,),
    _KINDS.SOCIAL: (Kind.SOCIAL, Kind.LINK),
    _KINDS.LOOKUP: (Kind.PHONE, Kind.LINK),
}


class Official(NamedTuple):
    """A channel as readers of the active language may see it: `words` are None where it has none in it."""

    source: tuple
    words: tuple | None

    @property
    def is_number(self):
        return self.source.value.isdigit()


class Register:
    """The live official channels, read in one query, to look up any number of things."""

    def __init__(self):
        self._words, self._by_form, self._by_look = {}, {}, {}
        self._hosts, self._domains = [], set()
        rows = OfficialChannel.objects.live().values_list(*_FIELDS, named=True)
        for row in rows:
            if row.locale__language_code == get_language():
                self._words[row.translation_key] = row
            if row.locale__language_code == settings.LANGUAGE_CODE:
                self._add(row)

    def official(self, found):
        """Return the channels that `found`, a `core.identifiers.Found`, is."""
        return [] if found.is_cut else self.named(found)

    def named(self, found):
        """Return the channels that have a form of `found`, also where it is cut out of another link."""
        rows = [row for form in found.known_as for row in self._by_form.get(form, ())]
        return [self._shown(row) for row in dict.fromkeys(rows)]

    def covered(self, found):
        """Return the channels that are `found`, or stand below it."""
        links = {normal for kind, normal in found.forms if kind == Kind.LINK}
        below = [form for form in self._by_form if form[0] == Kind.LINK and links & set(covering(form[1]))]
        rows = [row for form in below for row in self._by_form[form]]
        return self.named(found) or [self._shown(row) for row in dict.fromkeys(rows)]

    def imitated(self, found):
        """Return the channel that `found` looks like without being it, or None."""
        if self.official(found) or self._domains & set(map(domain_of, found.hosts)):
            return None
        for kind, name in _names_of(found):
            row = self._by_look.get((kind, skeleton(name))) or (
                kind == Kind.LINK and self._held_in(skeleton(name))
            )
            if row:
                return self._shown(row)
        return None

    def _add(self, row):
        for form in _forms_of(row.kind, row.value, row.aliases):
            self._by_form.setdefault(form, []).append(row)
        for kind, name, look in _looks_of(row.kind, row.value, row.aliases):
            self._by_look.setdefault((kind, look), row)
            if kind == Kind.LINK:
                self._hosts.append((_with_dots(look), row))
                self._domains.add(domain_of(name))

    def _held_in(self, look):
        """cong-an.example.evil.example and cong-an-example.evil.example hold cong-an.example."""
        inside = _with_dots(look)
        return next((row for own, row in self._hosts if own in inside), None)

    def _shown(self, row):
        return Official(row, self._words.get(row.translation_key))


def covered(found):
    """Return the live channels that `found`, a `core.identifiers.Found`, is or covers."""
    return Register().covered(found)


def _with_dots(look):
    return f".{_NO_NAME.sub('.', look)}."


def _names_of(found):
    """The names in `found` that may be made to look like another one: whole hosts, and the hosts above."""
    for host in found.hosts:
        yield from ((Kind.LINK, readable(name)) for name in covering(host))
    for kind, normal in found.forms:
        if kind in (Kind.APP, Kind.SOCIAL):
            yield kind, normal
    # conganmau.example:80@evil.example: what stands for a name and a password.
    yield from ((Kind.LINK, name) for name in re.split("[:@]", found.user) if name)


# The register itself is public, and read anew each time; what is made of it takes longer than reading it.
@lru_cache(maxsize=2_000)
def _forms_of(kind, value, aliases):
    forms = []
    for written in (value, *aliases.splitlines()):
        for each in _FORMS.get(kind, ()):
            try:
                normal = normalise(each, written)
            except ValueError:
                continue
            if kind in (_KINDS.WEBSITE, _KINDS.LOOKUP) and not is_shared(normal):
                normal = normal.partition("/")[0]  # whoever has a host of their own has all of it
            forms.append((each, normal))
    return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=2_000)
def _looks_of(kind, value, aliases):
    """(kind, name, skeleton) of all that an imitation of the channel could be mistaken for."""
    looks = []
    for each, normal in _forms_of(kind, value, aliases):
        if each in (Kind.APP, Kind.SOCIAL):
            looks.append((each, normal, skeleton(normal)))
        elif each == Kind.LINK and domain_of(normal):
            names = dict.fromkeys([normal, domain_of(normal)])
            looks += [(each, name, skeleton(readable(name))) for name in names]
    return tuple(looks)
