"""Finding a ward by any name people know it by: new, former, or of the former district."""

import re
from typing import NamedTuple

from django.db.models import Q

from core.text import fold, words
from wards.models import FormerWard, Ward

LONGEST_QUERY = 100  # characters
MOST_WORDS = 8
SHORT_FORMS = {"p": "phuong", "q": "quan", "h": "huyen", "tp": "thanh pho", "tx": "thi xa", "tt": "thi tran"}
SHORT_WITH_NUMBER = re.compile(r"\b([pq])(\d+)\b")


class Found(NamedTuple):
    """A ward that fits a query, and the former units by which it does (none if by its own name)."""

    ward: Ward
    former: list


def search_text(*parts):
    """Return the folded words of `parts` between spaces, so that a whole word can be looked for."""
    spaced = SHORT_WITH_NUMBER.sub(r"\1 \2", fold(" ".join(parts)))
    return f" {' '.join(SHORT_FORMS.get(word, word) for word in words(spaced))} "


def find_wards(query):
    """Return every ward that `query` may mean, those of that very name first, in Vietnamese order.

    First the words as they stand, one behind the other; if nothing fits, each of them as the
    beginning of some word. Takes any text; a blank one finds nothing.
    """
    text = search_text(query[:LONGEST_QUERY])
    sought = text.split()[:MOST_WORDS]
    if not sought:
        return []
    as_it_stands = Q(folded__contains=text)
    in_pieces = Q()
    for word in sought:
        in_pieces &= Q(folded__contains=f" {word}")
    return _found_by(as_it_stands) or _found_by(in_pieces)


def _found_by(condition):
    wards = {ward: [] for ward in Ward.objects.filter(condition)}
    by_name = set(wards)
    for former in FormerWard.objects.filter(condition).select_related("ward"):
        if former.ward not in by_name:
            wards.setdefault(former.ward, []).append(former)
    ordered = sorted(wards, key=lambda ward: (ward not in by_name, ward.sort_key))
    return [Found(ward, wards[ward]) for ward in ordered]
