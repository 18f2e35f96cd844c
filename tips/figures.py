"""What the staff see of tips as numbers: counts in steps of five, of the tips that they may open."""

from datetime import timedelta
from statistics import median_high
from typing import NamedTuple

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from core.dates import in_numbers
from tips.models import Kind, Tip, is_supervisor
from tips.small_numbers import STEP, step_of, tell_nothing_of_a_few
from wards.models import Ward

WEEKS = 26
OVERDUE_DAYS = 3
NOT_KNOWN = None


class Bar(NamedTuple):
    """One line of a chart: `percent` is its length beside the longest bar, of a number under five none."""

    label: str
    words: str
    percent: int
    is_small: bool


class Chart(NamedTuple):
    title: str
    heading: str
    bars: list


def waiting(user):
    """The tips that wait for an answer of those that `user` may open; what is in quarantine is apart."""
    return Tip.objects.visible_to(user).filter(quarantined=False).exclude(waiting_since=None)


def overdue(user):
    return waiting(user).filter(waiting_since__lt=timezone.localdate() - timedelta(days=OVERDUE_DAYS))


def quarantined(user):
    return Tip.objects.visible_to(user).filter(quarantined=True)


def days_waited(user):
    """Return how many days those who wait have waited, in the middle; None where fewer than five wait."""
    since = list(waiting(user).values_list("waiting_since", flat=True))
    if len(since) < STEP:
        return None
    return median_high((timezone.localdate() - day).days for day in since)


def in_words(number):
    """Return the step that `number` stands in, as it is shown."""
    start = step_of(number)
    if start == 0:
        return _("under 5")
    return _("%(first)d to %(last)d") % {"first": start, "last": start + STEP - 1}


class Figures:
    """The charts of the last 26 weeks, for `user`. `can_be_shown` is False while there is too little."""

    def __init__(self, user):
        self.this_week = _monday(timezone.localdate())
        self.first_week = self.this_week - timedelta(weeks=WEEKS - 1)
        visible = Tip.objects.visible_to(user).filter(quarantined=False)
        self.tips = visible.filter(received_on__gte=self.first_week)
        self.rows = {"week": self._by_week(), "kind": self._by_kind()}
        if is_supervisor(user):  # a handler must not learn that there is more than the own tips
            self.rows["ward"] = self._by_ward()

    @property
    def total(self):
        return sum(number for _label, number in self.rows["kind"])

    @property
    def can_be_shown(self):
        numbers = [[number for _label, number in row] for row in self.rows.values()]
        return self.total >= STEP and tell_nothing_of_a_few(*numbers, [self.total])

    @property
    def total_in_words(self):
        return in_words(self.total)

    @property
    def charts(self):
        titles = {
            "week": (_("Tips by week"), _("Week from")),
            "kind": (_("Tips by kind"), _("Kind")),
            "ward": (_("Tips by ward"), _("Ward")),
        }
        return [Chart(*titles[name], self._bars(name, row)) for name, row in self.rows.items()]

    def _bars(self, name, row):
        longest = max(step_of(number) for _label, number in row) or 1
        bars = [
            Bar(label, in_words(number), step_of(number) * 100 // longest, number < STEP)
            for label, number in row
        ]
        if name == "ward":  # 168 lines of "under 5" tell nothing; sorted, so that the order tells no more
            shown = [bar for bar in bars if not bar.is_small]
            return [*sorted(shown, key=lambda bar: -bar.percent), self._all_other_wards()]
        return bars

    def _all_other_wards(self):
        return Bar(_("Each other ward"), in_words(0), 0, is_small=True)

    def _by_week(self):
        counts = dict.fromkeys((self.first_week + timedelta(weeks=week) for week in range(WEEKS)), 0)
        days = self.tips.order_by().values_list("received_on").annotate(Count("pk"))
        for day, number in days:
            week = min(_monday(day), self.this_week)
            counts[week] += number
        return [(in_numbers(week), number) for week, number in counts.items()]

    def _by_kind(self):
        counts = dict(self.tips.order_by().values_list("kind").annotate(Count("pk")))
        return [(str(label), counts.get(kind, 0)) for kind, label in Kind.choices]

    def _by_ward(self):
        counts = dict(self.tips.order_by().values_list("ward").annotate(Count("pk")))
        names = [*Ward.objects.values_list("pk", "name"), (NOT_KNOWN, _("Not known"))]
        return [(name, counts.get(ward, 0)) for ward, name in names]


def _monday(day):
    return day - timedelta(days=day.weekday())
