"""The part of a text where the sought words stand, and which words those are."""

import re
from functools import lru_cache
from typing import NamedTuple

from core.text import fold

LENGTH = 30  # words
BEFORE = 6  # words that stand before the first sought one
_WORD = re.compile(r"[^\W_]+")
_fold = lru_cache(maxsize=20_000)(fold)


class Piece(NamedTuple):
    text: str
    is_sought: bool


def marked(text, words):
    """Return `text` as Pieces: which of its words are among `words`, without marks."""
    pieces, end = [], 0
    for match in _WORD.finditer(text):
        if _fold(match[0]) in words:
            pieces += [Piece(text[end : match.start()], False), Piece(match[0], True)]
            end = match.end()
    return [piece for piece in (*_joined(pieces), Piece(text[end:], False)) if piece.text]


def _joined(pieces):
    """Make one piece of sought words that stand side by side."""
    joined = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if piece.is_sought and len(joined) > 1 and not last.text.strip() and joined[-2].is_sought:
            joined.pop()
            joined[-1] = Piece(joined[-1].text + last.text + piece.text, True)
        else:
            joined.append(piece)
    return joined


def extract(text, words):
    """Return the Pieces of about LENGTH words of `text`, from where most of `words` stand together."""
    found = list(_WORD.finditer(text))
    hits = [place for place, match in enumerate(found) if _fold(match[0]) in words]
    first = max(hits, key=lambda place: _near(place, hits, found), default=0)
    start = max(first - BEFORE, 0) if first > BEFORE else 0
    part = found[start : start + LENGTH]
    if not part:
        return []
    begin = part[0].start() if start else 0
    ends = start + LENGTH >= len(found)
    shown = text[begin:] if ends else text[begin : part[-1].end()]
    return marked(f"{'… ' if start else ''}{shown.strip()}{'' if ends else ' …'}", words)


def _near(place, hits, found):
    near = {_fold(found[hit][0]) for hit in hits if place <= hit < place + LENGTH - BEFORE}
    return len(near), -place
