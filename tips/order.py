"""The order of the inbox: open tips about somebody in danger, then all others; the newest first in both.

It is two queries one after the other, each along an index, because no database sorts 100,000 rows by a
condition without reading them all.
"""

from django.db.models import Count, Q

from tips.models import URGENT_KINDS, Status

OPEN = (Status.NEW, Status.READING)
URGENT = Q(status__in=OPEN, kind__in=URGENT_KINDS)
NEWEST_FIRST, OLDEST_FIRST = ("-received_on", "pk"), ("received_on", "-pk")


class UrgentFirst:
    """The tips of a queryset in that order, or in `chosen`, with what a paginator asks for.

    Those that are not `shown` are counted as `hidden`.
    """

    def __init__(self, tips, *, shown, chosen=()):
        counts = tips.order_by().aggregate(
            shown=Count("pk", filter=shown),
            hidden=Count("pk", filter=~shown),
            urgent=Count("pk", filter=shown & URGENT),
        )
        self.count, self.hidden = counts["shown"], counts["hidden"]
        self.urgent_count = 0 if chosen else counts["urgent"]
        tips = tips.filter(shown)
        self.urgent = tips.filter(URGENT).order_by(*NEWEST_FIRST)
        self.others = tips.order_by(*chosen) if chosen else tips.exclude(URGENT).order_by(*NEWEST_FIRST)

    def __len__(self):
        return self.count

    def __getitem__(self, wanted):
        start, stop, _step = wanted.indices(self.count)
        found = list(self.urgent[start:stop]) if start < self.urgent_count else []
        if stop > self.urgent_count:
            found += self._others(max(0, start - self.urgent_count), stop - self.urgent_count)
        return found

    def _others(self, start, stop):
        """Walk to them from the nearer end."""
        count = self.count - self.urgent_count
        if start <= count - stop:
            return list(self.others[start:stop])
        return list(self.others.reverse()[count - stop : count - start])[::-1]


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
