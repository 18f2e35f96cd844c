"""Where what can be found comes from. An app registers its own Source in `AppConfig.ready`."""

from datetime import date
from typing import NamedTuple

NO_DAY = date(2000, 1, 1)  # of what has no date: after all that has one
_sources = {}
_filters = {}


class Kind(NamedTuple):
    """A kind of results that readers can choose: its code in addresses and its name."""

    code: str
    label: str


class Document(NamedTuple):
    """What is indexed of one thing in one language. `texts` and `keywords` are lists of texts, the
    keywords standing nearer to its title; `wards` the codes of those that it is about."""

    key: str
    language: str
    kind: Kind
    title: str
    keywords: list
    texts: list
    day: date = NO_DAY
    wards: tuple = ()


class Shown(NamedTuple):
    """What a result needs that is true only now: where it is, and the word that has to stand beside it."""

    url: str
    state: str = ""


class Source:
    """One table of things to be found."""

    name = ""
    models = ()  # a row of theirs that is saved or deleted is indexed again, by its primary key
    kinds = ()

    def documents(self, keys=None):
        """Yield a Document, in every language it has, for what readers may see; of `keys` alone, if given."""
        raise NotImplementedError

    def shown(self, keys):
        """Return a Shown by key for those of `keys` that readers may see now."""
        raise NotImplementedError

    def past(self, keys):
        """Return which of `keys` are over, and stand behind what is not."""
        return ()

    def named(self, query):
        """Return the keys of what `query` is the very name of."""
        return ()


def register(source):
    _sources[source.name] = source


def registered():
    """Return every Source by its name."""
    return _sources


def kinds():
    """Return every Kind, in the order of the apps."""
    return [kind for source in _sources.values() for kind in source.kinds]


class Filter(NamedTuple):
    """What readers can narrow results by beside their kind and year: a name in addresses, a label, and a
    function that returns the choices as pairs of value and label. `language` is that of names, which stay
    as they are in every language."""

    name: str
    label: str
    choices: object
    language: str = ""


def register_filter(name, label, choices, language=""):
    _filters[name] = Filter(name, label, choices, language)


def filters():
    return list(_filters.values())
