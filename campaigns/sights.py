"""What readers see of the rows of a campaign."""

from typing import NamedTuple

from django.utils import timezone
from wagtail.models import Page

from campaigns.choices import Direction, SupportKind
from core.languages import in_active_language
from core.readable import readable
from core.states import load_states


class Moment(NamedTuple):
    """A milestone, and where it stands in time: `past`, `today`, `next` (the first to come) or `later`."""

    milestone: object
    when: str


def timeline(milestones):
    """Return a Moment for each of `milestones`, by date."""
    today, rows = timezone.localdate(), sorted(milestones, key=lambda row: row.date)
    soonest = next((row.date for row in rows if row.date > today), None)
    return [Moment(row, _when(row.date, today, soonest)) for row in rows]


def _when(date, today, soonest):
    if date <= today:
        return "today" if date == today else "past"
    return "next" if date == soonest else "later"


class Total(NamedTuple):
    """How much of one kind was raised or given in all."""

    direction: str
    kind: str
    count: int


def totals(support):
    """Return a Total for each kind of `support` there is, what was raised before what was given."""
    sums = {}
    for row in support:
        sums[row.direction, row.kind] = sums.get((row.direction, row.kind), 0) + row.count
    return [
        Total(direction.label, kind.label, sums[direction, kind])
        for direction in Direction
        for kind in SupportKind
        if (direction, kind) in sums
    ]


def related_pages(rows):
    """Return the live pages that `rows` point to, in the active language and in the order of the editors."""
    order = [row.target.translation_key for row in rows]
    pages = in_active_language(readable(Page.objects).filter(translation_key__in=order))
    found = sorted(pages.defer_streamfields().specific(), key=lambda page: order.index(page.translation_key))
    load_states(found)
    return found
