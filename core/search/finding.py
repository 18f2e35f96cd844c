"""Finds what fits a query, best first, in the active language."""

from typing import NamedTuple

from core.search.candidates import Postings
from core.search.ranking import ranked
from core.search.reading import Reading, read


class Found(NamedTuple):
    """What fits, best first, and how the query was read."""

    entries: list
    reading: Reading


def find(query, chosen=None):
    """Return the Found of `query`; of what is `chosen`, by filter, alone if anything is.

    First what has every word; then every word or one with a typo; then most of the words.
    """
    reading = read(query, chosen)
    if not reading.slots and not reading.filters:
        return Found([], reading)
    postings = Postings(reading)
    hits = postings.with_all()
    if reading.slots and not hits:
        looser = read(query, chosen, typos_everywhere=True)
        if looser != reading:
            reading, postings = looser, Postings(looser)
            hits = postings.with_all()
        hits = hits or postings.with_most()
    return Found(ranked(hits, reading), reading)
