"""Numbers that a telephone could call, written so that no telephone offers to."""

import re
from itertools import pairwise

from core.invisible import MARKER

DOT = "·"  # not among the signs that Android's and iOS's detectors read as part of a number
SHORTEST = 7  # digits; 113 and the short codes of banks are no links anywhere
_COMPLETE = 9  # digits that are a number by themselves
_ODD_END = 3  # digits that make a number together with the last four of the one beside them
_LONGEST = 16  # digits of a bank card in groups

_GROUP = re.compile(rf"{MARKER.pattern}|(?P<digits>[+＋]?\d+)")
_BETWEEN = re.compile(rf"(?:[^\S\r\n]|[-.()~（）‐-―−－ー]|{MARKER.pattern}){{1,4}}")
_WIDE = re.compile(r"\s")
_LIGHT = " \t\u00a0\u3000.-~‐‑‒–—―−－ー"  # between groups these say nothing that the dot does not

# 50.000.000 and 20.11.2025: sums and dates stand in nearly every tip, and no number to call looks like them.
_SUM_OR_DATE = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})*\.000|\d{1,2}([.-])\d{1,2}\1\d{4}")


def phone_numbers(text):
    """Yield (start, end, shown) for each number in `text`; what was shown before is found no more."""
    runs = _runs(text)
    for before, run, after in zip([None, *runs], runs, [*runs[1:], None], strict=False):
        if not _may_be_called(text, run):
            continue
        start, end = _bounds(text, run)
        shown = text[start : run[0].start()] + _shown(text, run)
        if before and _adjoin(text, before, run) and _count(before) >= _ODD_END:
            shown = DOT + shown
        if (
            after
            and _adjoin(text, run, after)
            and _count(after) >= _ODD_END
            and not _may_be_called(text, after)
        ):
            shown += DOT
        yield start, end, shown


def without_calls(text):
    """Return `text` with all its numbers shown."""
    parts, place = [], 0
    for start, end, shown in phone_numbers(text):
        parts += [text[place:start], shown]
        place = end
    return "".join([*parts, text[place:]])


def _runs(text):
    """The groups of digits in `text`, those of one number together."""
    runs = []
    for group in _GROUP.finditer(text):
        if not group["digits"]:
            continue
        if runs and _belongs(text, runs[-1], group):
            runs[-1].append(group)
        else:
            runs.append([group])
    return runs


def _belongs(text, run, group):
    """Whether `group` goes on with the number that began with `run`."""
    if not _adjoin(text, run, [group]) or _by_a_dot(text, run[-1]) or _by_a_dot(text, group):
        return False
    between = text[run[-1].end() : group.start()]
    first, length = run[0].group(), len(group.group())
    if length >= _COMPLETE:
        return first[0] in "+＋"
    if _WIDE.search(between) and (length == 1 or _SUM_OR_DATE.fullmatch(text, run[0].start(), run[-1].end())):
        return False
    return _count(run) < (_COMPLETE if first[0] in "0+＋" else _LONGEST)


def _adjoin(text, run, after):
    return bool(_BETWEEN.fullmatch(text, run[-1].end(), after[0].start()))


def _by_a_dot(text, group):
    return text[group.start() - 1 : group.start()] == DOT or text[group.end() : group.end() + 1] == DOT


def _count(run):
    return sum(len(group.group().lstrip("+＋")) for group in run)


def _may_be_called(text, run):
    return _count(run) >= SHORTEST and not _SUM_OR_DATE.fullmatch(text, run[0].start(), run[-1].end())


def _bounds(text, run):
    start = run[0].start()
    return start - (text[start - 1 : start] == "("), run[-1].end()


def _shown(text, run):
    parts = [_split(run[0].group())]
    for before, group in pairwise(run):
        parts += [text[before.end() : group.start()].strip(_LIGHT), DOT, _split(group.group())]
    return "".join(parts)


def _split(group):
    """0912345678 → 0912·345·678, +84912345678 → +84·912·345·678."""
    digits = group.lstrip("+＋")
    sign = group[: len(group) - len(digits)]
    head = len(digits) % 3 or 3
    head += 3 if head == 1 else 0
    if len(digits) <= 4:  # noqa: PLR2004
        return group
    tail = [digits[place : place + 3] for place in range(head, len(digits), 3)]
    return sign + DOT.join([digits[:head], *tail])
