"""What anybody may know of how tips are handled: of the whole city, in whole months, in whole tens.

The running month is left out, so that no tip changes the page soon after it was sent, and nothing is said
of fewer than ten: not by ward, not by kind.
"""

from datetime import date
from statistics import median_high
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import Min
from django.utils import timezone

from tips.models import Status, StatusChange, Tip
from tips.small_numbers import to_tens

KEPT_FOR = 60 * 60  # seconds
MONTHS = 12


class Record(NamedTuple):
    """The twelve months from `first` up to, and without, `end`. A number is None where it is under ten."""

    first: date
    end: date
    received: int | None = None
    read: int | None = None
    passed_on: int | None = None
    dealt_with: int | None = None
    days_until_read: int | None = None


def record_of_the_year():
    """Return the Record of the last twelve whole months; computed once in an hour."""
    end = timezone.localdate().replace(day=1)
    key = f"tips.what-we-did.{end}"
    found = cache.get(key)
    if found is None:
        found = tuple(_compute(end))
        cache.set(key, found, KEPT_FOR)
    return Record(*found)


def _compute(end):
    first = end.replace(year=end.year - MONTHS // 12)
    tips = Tip.objects.filter(received_on__gte=first, received_on__lt=end, quarantined=False)
    received = to_tens(tips.count())
    if received is None:
        return Record(first, end)
    deeds = StatusChange.objects.filter(tip__in=tips, changed_on__lt=end, user__isnull=False).order_by()
    waits = [
        (read_on - received_on).days
        for _tip, received_on, read_on in deeds.values_list("tip", "tip__received_on").annotate(
            read_on=Min("changed_on")
        )
    ]
    read = to_tens(len(waits))
    return Record(
        **{"first": first, "end": end, "received": received, "read": read},
        passed_on=_tips_that_became(Status.FORWARDED, deeds),
        dealt_with=_tips_that_became(Status.DONE, deeds),
        days_until_read=max(1, median_high(waits)) if read else None,
    )


def _tips_that_became(status, deeds):
    return to_tens(deeds.filter(new=status).values("tip").distinct().count())
