"""What the results of a campaign come to. A number is the total since the campaign's first day."""

from collections import defaultdict
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from campaigns.choices import Measure
from campaigns.models.results import Result, ResultSheet
from campaigns.results.counting import counted
from wards.models import Ward

MOST_SOURCES = 5


class Aim(NamedTuple):
    """A CampaignTarget, and how far it is: whole percent, never 100 before it is reached."""

    target: object
    percent: int

    @property
    def width(self):
        """Of a bar for it, in percent."""
        return min(self.percent, 99)


class Figure(NamedTuple):
    """One measure: pairs of (day, total), oldest first; its CampaignTargets; whether wards are added up."""

    measure: Measure
    points: list
    targets: list = ()
    summed: bool = False

    @property
    def day(self):
        return self.points[-1][0]

    @property
    def value(self):
        return self.points[-1][1]

    @property
    def aims(self):
        return [
            Aim(target, self.value * 100 // target.value if target.value else 0) for target in self.targets
        ]


class Figures(NamedTuple):
    """A Figure for each measure that has results or a target, whether some are of single wards, and who says
    so: as they wrote it, in Vietnamese, the newest first."""

    figures: list
    by_ward: bool
    sources: list


class Reading(NamedTuple):
    """What a set of sheets says: {measure: [(day, total)]} as reported of the whole city, the same as its
    wards make together, and {code of a ward: {measure: (day, total)}}, its latest."""

    of_city: dict
    of_wards: dict
    latest: dict


def figures_of(campaign):
    """Return the Figures of `campaign`, a page in any language. Two queries, and one more after a change."""
    sheets = _sheets(campaign)
    reading = _read(tuple(sheets))
    targets = defaultdict(list)
    for target in sorted(campaign.targets.all(), key=lambda target: target.due_on):
        targets[target.measure].append(target)
    figures = [Figure(measure, *_series(reading, measure, targets[measure])) for measure in Measure]
    sources = dict.fromkeys(source for _pk, _created, source in reversed(sheets))
    shown = [figure for figure in figures if figure.points or figure.targets]
    return Figures(shown, bool(reading.latest), list(sources)[:MOST_SOURCES])


def _series(reading, measure, targets):
    """What was reported of the whole city, until what its wards make together is newer. A sum that has not
    come up to it lacks wards: a total does not fall."""
    city, wards = reading.of_city.get(measure, []), reading.of_wards.get(measure, [])
    newer = city and wards and wards[-1][0] > city[-1][0] and wards[-1][1] >= city[-1][1]
    summed = bool(newer or (wards and not city))
    return (wards if summed else city), targets, summed


def latest_by_ward(campaign):
    """Return {ward: {measure: (day, total)}} of each ward's latest results, in Vietnamese order."""
    latest = latest_by_code(campaign)
    return {ward: latest[ward.pk] for ward in Ward.objects.filter(pk__in=latest)} if latest else {}


def latest_by_code(campaign):
    """The same by the codes of the wards, in no order."""
    return _read(tuple(_sheets(campaign))).latest


def _sheets(campaign):
    """Which sheets of a campaign are public. No two of the site are ever alike in all three."""
    public = ResultSheet.objects.filter(live=True, campaign__translation_key=campaign.translation_key)
    return list(public.order_by("pk").values_list("pk", "created_at", "source"))


@lru_cache(maxsize=8)
def _read(sheets):
    """Rows never change, so that what the same sheets say stays the same: a process adds them up once.
    A year of 168 wards is 43,680 rows; `python -m bench.results` times it."""
    if not sheets:
        return Reading({}, {}, {})
    results = Result.objects.filter(sheet__in=[pk for pk, _created, _source in sheets])
    of_city, by_measure, latest = {}, defaultdict(list), defaultdict(dict)
    for (measure, ward), days in counted(results, "measure", "ward_id").items():
        if ward is None:
            of_city[measure] = list(days.items())
        else:
            by_measure[measure].append(days)
            latest[ward][measure] = list(days.items())[-1]
    of_wards = {measure: _together(wards) for measure, wards in by_measure.items()}
    return Reading(of_city, of_wards, dict(latest))


def _together(wards):
    """Return [(day, total)]: of each of `wards`, {day: total}, the latest that there was on that day."""
    growth = defaultdict(int)
    for days in wards:
        before = 0
        for day, total in days.items():
            growth[day] += total - before
            before = total
    days = sorted(growth)
    return list(zip(days, accumulate(growth[day] for day in days), strict=True))


class WardFigures(NamedTuple):
    """Figures of one ward in one campaign, and who says so."""

    figures: list
    sources: list


def figures_by_campaign(ward):
    """Return the WardFigures of `ward` by the translation_key of the campaign. One query."""
    results = Result.objects.filter(sheet__live=True, ward=ward)
    series = counted(results, "sheet__campaign__translation_key", "measure", also=("sheet__source",))
    found = defaultdict(lambda: WardFigures([], []))
    for measure in Measure:
        for (campaign, of_measure), days in series.items():
            if of_measure == measure:
                points = [(day, total) for day, (total, _source) in days.items()]
                found[campaign].figures.append(Figure(measure, points))
                found[campaign].sources.extend(source for _total, source in reversed(days.values()))
    return {
        campaign: of_ward._replace(sources=list(dict.fromkeys(of_ward.sources))[:MOST_SOURCES])
        for campaign, of_ward in found.items()
    }
