"""The order of the inbox: open tips about somebody in danger, then all others; the newest first in both.

It is two queries one after the other, each along an index, because no database sorts 100,000 rows by a
condition without reading them all. Nor does any count them.
"""

from django.db.models import IntegerField, Q, Subquery

from tips.models import URGENT_KINDS, Status, Tip

OPEN = (Status.NEW, Status.READING)
URGENT = Q(status__in=OPEN, kind__in=URGENT_KINDS)
NEWEST_FIRST, OLDEST_FIRST = ("-received_on", "pk"), ("received_on", "-pk")
MOST = 2_000  # tips that a list counts, and so shows: the filters reach the others


class UpToMost(Subquery):
    """How many rows a queryset has, MOST if there are more: no database counts all of them in no time."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()
    empty_result_set_value = 0

    def __init__(self, rows):
        super().__init__(rows.order_by().values("pk")[:MOST])


class UrgentFirst:
    """The tips of a queryset in that order, or in `chosen`, with what a paginator asks for.

    Those that are not `shown` are counted as `hidden`.
    """

    def __init__(self, tips, *, shown, chosen=()):
        hidden = tips.filter(~shown) if shown else tips.none()
        tips = tips.filter(shown)
        self.urgent = tips.filter(URGENT).order_by(*NEWEST_FIRST)
        self.others = tips.order_by(*chosen) if chosen else tips.exclude(URGENT).order_by(*NEWEST_FIRST)
        self.count, self.hidden, urgent = counts(tips, hidden, self.urgent)
        self.urgent_count = 0 if chosen else urgent
        self.is_cut = self.count == MOST

    def __len__(self):
        return self.count

    def __getitem__(self, wanted):
        start, stop, _step = wanted.indices(self.count)
        found = list(self.urgent[start:stop]) if start < self.urgent_count else []
        if stop > self.urgent_count:
            found += self.others[max(0, start - self.urgent_count) : stop - self.urgent_count]
        return found


def counts(*querysets):
    """Return how many rows each has, in one question."""
    numbers = [UpToMost(rows) for rows in querysets]
    return Tip.objects.order_by("pk").values_list(*numbers).first() or [0] * len(numbers)


def is_urgent(tip):
    return tip.kind in URGENT_KINDS and tip.status in OPEN


def neighbours(tips, tip):
    """Return the tips of a queryset that stand before and after `tip` in the order of urgency, or None."""
    urgent, others = tips.filter(URGENT), tips.exclude(URGENT)
    own = urgent if is_urgent(tip) else others
    same_day = Q(received_on=tip.received_on)
    newer = own.filter(received_on__gte=tip.received_on).exclude(same_day & Q(pk__gte=tip.pk))
    older = own.filter(received_on__lte=tip.received_on).exclude(same_day & Q(pk__lte=tip.pk))
    before = newer.order_by(*OLDEST_FIRST).first()
    after = older.order_by(*NEWEST_FIRST).first()
    if own is urgent:
        return before, after or others.order_by(*NEWEST_FIRST).first()
    return before or urgent.order_by(*OLDEST_FIRST).first(), after
