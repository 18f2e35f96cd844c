"""The order of results, decided here and not in a database, so that it is the same on both."""

from collections import defaultdict

from django.db.models import Q
from django.utils.translation import get_language

from core.models.search import SearchEntry
from core.search.candidates import FILLERS, Fit
from core.search.reading import TYPO
from core.search.sources import registered
from core.search.tokens import as_typed, tokens

MOST_RANKED = 100
ABSENT = Fit(9, 9)  # behind every other


def ranked(hits, reading):
    """Return the entries of `hits`, Candidates by entry, in order.

    What the query is the very name of comes first; then what lacks the fewest words and typos; exact marks
    before others, titles before texts, what holds before what is over; the newest first.
    """
    first = sorted(hits, key=lambda pk: _roughly(hits[pk], pk))[:MOST_RANKED]
    named = {(name, key) for name, source in registered().items() for key in source.named(reading.query)}
    entries = list(SearchEntry.objects.filter(Q(pk__in=first) | _named(named, reading)))
    past = _past(entries)
    fits = {entry: _verified(entry, hits.get(entry.pk)) for entry in entries}
    lacks = {entry: _lacking(fits[entry]) for entry in entries}

    def rank(entry):
        which = (entry.source, entry.key)
        typos = sum(fit.distance == TYPO for fit in fits[entry].values() if fit)
        return (
            *(which not in named, lacks[entry], typos),
            *(not _has_marks(entry, reading.marked), _place(entry, reading, fits[entry].values())),
            *(which in past, -entry.day.toordinal(), entry.source, entry.title, entry.key),
        )

    has_all = [entry for entry in entries if not lacks[entry]]
    return sorted(has_all or entries, key=rank)


def _roughly(candidate, pk):
    """The order in which candidates are worth a look at their texts."""
    return sum(sum(fit or ABSENT) for fit in candidate.fits.values()), -candidate.day.toordinal(), pk


def _named(named, reading):
    """What the query is the name of is found, whatever else is said on its page."""
    by_source = defaultdict(list)
    for name, key in () if reading.filters else named:
        by_source[name].append(key)
    condition = Q(pk__in=[])
    for name, keys in by_source.items():
        condition |= Q(source=name, key__in=keys, language=get_language())
    return condition


def _past(entries):
    """Return which of `entries` are over, as pairs of source and key."""
    keys = defaultdict(list)
    for entry in entries:
        keys[entry.source].append(entry.key)
    return {(name, key) for name, some in keys.items() for key in registered()[name].past(some)}


def _verified(entry, candidate):
    """Return the fits of `candidate` that its text bears out."""
    fits = candidate.fits if candidate else {}
    return {slot: fit if fit and _has(entry, slot) else None for slot, fit in fits.items()}


def _has(entry, slot):
    """Whether `entry` has the word of `slot`, or the phrase, its words side by side, in one of its ways."""
    return any(f" {' '.join(way.texts)} " in entry.folded for way in slot.ways)


def _lacking(fits):
    return sum(fit is None for slot, fit in fits.items() if slot.typed not in FILLERS)


def _has_marks(entry, marked):
    """Whether the marks that somebody took the trouble to type are those of the entry."""
    words = f"{as_typed(entry.title)} {entry.text.casefold()}" if marked else ""
    return all(word in words for word in marked)


def _place(entry, reading, fits):
    """-1 where the query is the title, 0 where it stands in it in one piece, down to words in the text."""
    places = [(fit or ABSENT).place for fit in fits]
    title = tokens(entry.title)
    if len(title) == reading.typed.count(" ") + 1 and " ".join(title).startswith(reading.typed):
        return -1
    if reading.phrase in f" {' '.join(title)} ":
        return 0
    if max(places, default=0) == 0:
        return 1
    on_average = sum(places) / len(places)
    return 2 + on_average / 10 if reading.phrase in entry.folded else 3 + on_average
