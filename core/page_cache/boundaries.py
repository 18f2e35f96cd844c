"""When something that readers see changes by itself: a warning ends, a meeting begins, a day is over.

An app registers a function for what it knows the hour of. What only knows days (campaigns, guides, “today”)
changes at midnight, which is always one of them.
"""

import time
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Min
from django.utils import timezone

_sources = []
_known = None
WITHOUT_GENERATION = 1  # seconds that an answer holds where it cannot be known whether the content changed


class _Known(NamedTuple):
    word: str | None
    since: datetime  # from when on `until` is the first change
    until: datetime
    asked_at: float


def register(next_after):
    """Have `next_after(moment)`, which returns a datetime or None, asked for the next change after it."""
    _sources.append(next_after)


def soonest(queryset, *fields):
    """Return a function for `register`: the first moment in any of `fields`."""

    def next_after(moment):
        later = (queryset().filter(**{f"{field}__gt": moment}) for field in fields)
        firsts = (
            rows.aggregate(first=Min(field))["first"] for rows, field in zip(later, fields, strict=True)
        )
        return min(filter(None, firsts), default=None)

    return next_after


def next_boundary(word, moment):
    """Return the first change after `moment`, remembered for the generation `word`."""
    global _known  # noqa: PLW0603 (one for the process)
    known = _known
    if not (known and _holds(known, word, moment)):
        until = min(filter(None, [_midnight_after(moment), *(ask(moment) for ask in _sources)]))
        _known = known = _Known(word, moment, until, time.monotonic())
    return known.until


def _holds(known, word, moment):
    if word is None and time.monotonic() - known.asked_at > WITHOUT_GENERATION:
        return False
    return known.word == word and known.since <= moment < known.until


def _midnight_after(moment):
    day = timezone.localtime(moment) + timedelta(days=1)
    return day.replace(hour=0, minute=0, second=0, microsecond=0)
