"""Which entries of the index may fit a query, at a cost that does not grow with the site.

For each word only its best entries are read, along an index of the database; what has the rarest word is
looked up for the others.
"""

from collections import defaultdict
from datetime import date
from math import log
from typing import NamedTuple

from core.models.search import SearchPosting

MOST_OF_A_WORD = 400  # entries
ENOUGH = 0.6  # of a query, where nothing has all of it
# Words of a question that say nothing of what it is about ("phải làm sao", "là gì", "ở đâu").
FILLERS = frozenset(
    "la gi lam sao the nao phai cach o dau nhu de cho toi minh thi khi co hoi bi how what".split()
)


class Fit(NamedTuple):
    """How an entry has a word: the distance from what was typed, and its place."""

    distance: int
    place: int


class Candidate(NamedTuple):
    """An entry that may fit: its Fit for each slot, None where it has none."""

    fits: dict
    day: date


class Postings:
    """Where the words of a query stand, as far as it has to be known."""

    def __init__(self, reading):
        self.reading = reading
        self.slots = [*reading.filters, *reading.slots]
        self.limits = _limits(self.slots)
        self.places = defaultdict(dict)  # by word, by entry
        self.days = {}
        self._read(_best(self.limits))
        self.cut = [word for word, limit in self.limits.items() if len(self.places[word]) >= limit]

    def _read(self, postings):
        for entry, word, place, day in postings.values_list("entry_id", "word_id", "place", "day"):
            self.places[word][entry] = place
            self.days[entry] = day

    def with_all(self):
        """Return the Candidates, by entry, that have every slot."""
        fits = {slot: self._fits(slot) for slot in self.slots}
        pool = set(min(fits.values(), key=len))
        if len(self.slots) > 1 and self.cut and pool:
            self._read(SearchPosting.objects.filter(entry__in=pool, word__in=self.cut))
            fits = {slot: self._fits(slot) for slot in self.slots}
        return self._candidates(pool.intersection(*fits.values()), fits)

    def with_most(self):
        """Return the Candidates that have every filter and, rare words counting more, most of the rest."""
        fits = {slot: self._fits(slot) for slot in self.slots}
        weights = defaultdict(float)
        for slot in self.reading.slots:
            for entry in fits[slot]:
                weights[entry] += _weight(slot, len(fits[slot]))
        enough = max(weights.values(), default=0) * ENOUGH
        pool = {entry for entry, weight in weights.items() if weight >= enough}
        return self._candidates(pool.intersection(*(fits[slot] for slot in self.reading.filters)), fits)

    def _fits(self, slot):
        """Return the best Fit of each entry that has `slot`."""
        best = {}
        for way in slot.ways:
            by_entry = [self.places[word] for word in way.words]
            for entry in set(by_entry[0]).intersection(*by_entry):
                fit = Fit(way.distance, max(places[entry] for places in by_entry))
                if entry not in best or (sum(fit), fit) < (sum(best[entry]), best[entry]):
                    best[entry] = fit
        return best

    def _candidates(self, pool, fits):
        return {
            entry: Candidate({slot: fits[slot].get(entry) for slot in self.reading.slots}, self.days[entry])
            for entry in pool
        }


def _limits(slots):
    """How many entries of each word are read: the words of one slot share what one word may have."""
    limits = {}
    for slot in slots:
        words = list(dict.fromkeys(word for way in slot.ways for word in way.words))
        for place, word in enumerate(words):
            share = MOST_OF_A_WORD if place == 0 else MOST_OF_A_WORD // len(words)
            limits[word] = max(share, limits.get(word, 0))
    return limits


def _best(limits):
    """The best postings of each word, so many as its limit says, in one query."""
    parts = []
    for word, limit in limits.items():
        best = SearchPosting.objects.filter(word=word).order_by("place", "-day", "entry")
        parts.append(SearchPosting.objects.filter(pk__in=best.values("pk")[:limit]))
    none = SearchPosting.objects.none()
    return none.union(*parts, all=True) if parts else none


def _weight(slot, entries):
    weight = log(2 + MOST_OF_A_WORD / (1 + entries))
    return weight / 10 if slot.typed in FILLERS else weight
