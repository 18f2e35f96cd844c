"""Reads what somebody typed: for each word, the words of the index that it may stand for."""

import re
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Length
from django.utils.translation import get_language

from core.models.search import SearchMisspelling, SearchWord, Synonym
from core.search.indexing import filter_word
from core.search.keyboards import read_as_keys
from core.search.tokens import as_typed, tokens_of_query
from core.search.typos import SHORTEST, forms_of, is_one_typo
from core.text import fold

_WORD = re.compile(r"[^\W_]+")

MOST_ENDINGS = 12  # words that an unfinished last word may become
MOST_TYPOS = 6
MOST_READ = 1000  # words that may be meant, of which the best are chosen here, on every database alike
MOST_PHRASES = 8  # of one group of synonyms
AS_TYPED, OTHERWISE, TYPO = range(3)


class Way(NamedTuple):
    """Words by their ids, together in an entry; how far they are from what was typed; their texts."""

    words: tuple
    distance: int
    texts: tuple


class Slot(NamedTuple):
    """A word or phrase that was typed, and every Way in which an entry can have it."""

    typed: str
    ways: tuple


class Reading(NamedTuple):
    """A query as the index understands it. `filters` are Slots, too, which no entry may lack."""

    query: str
    marked: list
    slots: list
    filters: list

    @property
    def words(self):
        """Every word without marks that the query may mean."""
        return {text for slot in self.slots for way in slot.ways for text in way.texts}

    @property
    def typed(self):
        return " ".join(slot.typed for slot in self.slots)

    @property
    def phrase(self):
        """The query in one piece, read as what it most likely means."""
        read = (" ".join(slot.ways[0].texts) if slot.ways else slot.typed for slot in self.slots)
        return f" {' '.join(read)} "


def read(query, chosen=None, *, typos_everywhere=False):
    """Return the Reading of `query` in the active language, narrowed to what is `chosen`, by filter.

    Where `typos_everywhere`, words that the index does know may be typos, too.
    """
    sought = tokens_of_query(query)
    pieces = _pieces(sought)
    filters = [filter_word(name, value) for name, value in (chosen or {}).items() if value]
    known = _known([*_every_word(pieces), *filters], _beginnings(pieces))
    slots = [_slot(piece, known, is_last=piece is pieces[-1]) for piece in pieces]
    slots = _with_typos(slots, known, everywhere=typos_everywhere)
    filters = [_as_slot(text, [(text,)], known) for text in filters]
    marked = [word for word in _WORD.findall(as_typed(query)) if fold(word) != word]
    return Reading(query, marked, list(dict.fromkeys(slots)), filters)


class _Piece(NamedTuple):
    """One typed word, or a phrase that has synonyms."""

    words: tuple
    synonyms: list


def _pieces(sought):
    """Cut the words of a query into phrases that have synonyms, the longest ones first, and single words."""
    groups = [group.phrases for group in Synonym.objects.all()] if sought else []
    others = {phrase: group for group in groups for phrase in group}
    longest = max(map(len, others), default=1)
    pieces, start = [], 0
    while start < len(sought):
        for length in range(min(longest, len(sought) - start), 0, -1):
            phrase = tuple(sought[start : start + length])
            if length == 1 or phrase in others:
                break
        synonyms = [other for other in others.get(phrase, ()) if other != phrase][:MOST_PHRASES]
        pieces.append(_Piece(phrase, synonyms))
        start += length
    return pieces


def _every_word(pieces):
    for piece in pieces:
        yield from piece.words
        for other in piece.synonyms:
            yield from other
        if len(piece.words) == 1:
            yield from read_as_keys(piece.words[0])


def _beginnings(pieces):
    """What the last word may begin with."""
    if not pieces:
        return []
    last = pieces[-1].words[-1]
    return [begun for begun in (last, *read_as_keys(last)) if len(begun) > 1]


def _known(words, beginnings):
    """Return the ids of those of `words` that the index has, and of what the `beginnings` may become."""
    here = SearchWord.objects.filter(language=get_language())
    found = dict(here.filter(text__in=set(words)).values_list("text", "pk"))
    begun = Q(pk__in=[])
    for beginning in beginnings:
        begun |= Q(text__startswith=beginning)
    shortest = here.filter(begun).annotate(length=Length("text")).order_by("length", "text")
    return dict(shortest.values_list("text", "pk")[:MOST_READ]) | found


def _slot(piece, known, *, is_last):
    if len(piece.words) > 1 or piece.synonyms:
        ways = _as_slot(" ".join(piece.words), [piece.words, *piece.synonyms], known).ways
    else:
        ways = _as_slot(piece.words[0], [piece.words], known).ways
    if len(piece.words) == 1:
        readings = [piece.words[0]] if ways else [piece.words[0], *read_as_keys(piece.words[0])]
        ways += _spelt_otherwise(readings[1:], known)
        if is_last:
            ways += _endings(readings, known)
    return Slot(" ".join(piece.words), ways)


def _as_slot(typed, phrases, known):
    ways = []
    for phrase in phrases:
        if all(word in known for word in phrase):
            distance = AS_TYPED if " ".join(phrase) == typed else OTHERWISE
            ways.append(Way(tuple(known[word] for word in phrase), distance, tuple(phrase)))
    return Slot(typed, tuple(ways))


def _spelt_otherwise(readings, known):
    return tuple(Way((known[word],), OTHERWISE, (word,)) for word in readings if word in known)


def _endings(readings, known):
    longer = [text for begun in readings for text in known if text.startswith(begun) and text != begun]
    longer.sort(key=lambda text: (len(text), text))
    return tuple(Way((known[text],), OTHERWISE, (text,)) for text in longer[:MOST_ENDINGS])


def _shortest_first(row):
    return len(row[0]), row[0]


def _with_typos(slots, known, *, everywhere):
    """Add what the words that nobody wrote may be meant to be."""
    doubtful = [
        slot
        for slot in slots
        if (everywhere or not slot.ways) and len(slot.typed) >= SHORTEST - 1 and slot.typed.isalpha()
    ]
    if not doubtful:
        return slots
    forms = {form for slot in doubtful for form in forms_of(slot.typed)}
    rows = SearchMisspelling.objects.filter(form__in=forms, word__language=get_language())
    words = sorted(set(rows.values_list("word__text", "word_id")[:MOST_READ]), key=_shortest_first)

    def with_typos(slot):
        meant = [Way((pk,), TYPO, (text,)) for text, pk in words if is_one_typo(slot.typed, text)]
        return slot._replace(ways=(*slot.ways, *meant[:MOST_TYPOS]))

    return [with_typos(slot) if slot in doubtful else slot for slot in slots]
