"""Says a query in other words, for an index that knows only its own: that of the back office."""

from itertools import islice, product

from core.search.reading import read

MOST = 12  # each is one more search, and only while nothing is found


def rewordings(query):
    """Yield `query` with synonyms, with what its keys or typos were meant to be; as it stands never."""
    slots = read(query).slots
    ways = [dict.fromkeys([slot.typed, *(" ".join(way.texts) for way in slot.ways)]) for slot in slots]
    for chosen in islice(product(*ways), 1, MOST + 1):
        yield " ".join(chosen)
