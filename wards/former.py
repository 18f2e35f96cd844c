"""“Where does the former ward X belong now?”, answered for each former unit that a query names."""

from itertools import groupby
from typing import NamedTuple

from django.db.models import Q

from wards.models import FormerWard
from wards.names import LONGEST_QUERY, MOST_WORDS, search_text

KINDS = ("thanh pho ", "thi xa ", "thi tran ", "phuong ", "quan ", "huyen ", "xa ")


class Answer(NamedTuple):
    """A former unit, and the rows of the wards that hold it now: several hold a part of it each."""

    name: str
    district: str
    rows: list


def former_units(query):
    """Return an Answer for each former unit whose name is `query`, with or without its district.

    Marks, and the kind of a unit where its name is no number, may be left out: "p15 gò vấp", "hiep thanh".
    """
    sought = search_text(query[:LONGEST_QUERY]).strip()
    if not sought:
        return []
    condition = Q()
    for word in sought.split()[:MOST_WORDS]:
        condition &= Q(folded__contains=f" {word}")
    rows = FormerWard.objects.filter(condition).select_related("ward")
    named = sorted((row for row in rows if sought in _ways_to_say(row)), key=_unit)
    return [Answer(*unit[1:], list(group)) for unit, group in groupby(named, key=_unit)]


def _unit(row):
    return row.province, row.name, row.district


def _ways_to_say(row):
    """Every text that names the unit of `row`, folded."""
    names, districts = _with_and_without_kind(row.name), _with_and_without_kind(row.district)
    pairs = [(name, district) for name in names for district in districts]
    return {*names, *(f"{a} {b}" for a, b in pairs), *(f"{b} {a}" for a, b in pairs)}


def _with_and_without_kind(name):
    whole = search_text(name).strip()
    kind = next((kind for kind in KINDS if whole.startswith(kind)), "")
    bare = whole.removeprefix(kind)
    return {whole} if bare.isdigit() else {whole, bare}
