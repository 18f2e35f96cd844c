"""What the results of a campaign come to.

A number is the total since the campaign's first day. Of several sheets that are public the newest counts,
for each day, place and measure by itself.
"""

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from campaigns.choices import Measure
from campaigns.models.results import Result, ResultSheet
from wards.models import Ward

MOST_SOURCES = 5


class Figure(NamedTuple):
    """One measure of a campaign: pairs of (day, total), oldest first, and the CampaignTarget or None."""

    measure: Measure
    points: list
    target: object

    @property
    def day(self):
        return self.points[-1][0]

    @property
    def value(self):
        return self.points[-1][1]

    @property
    def percent(self):
        """Of the target; whole, and never 100 before it is reached."""
        return self.target and self.target.value and self.value * 100 // self.target.value

    @property
    def width(self):
        """Of a bar for it, in percent."""
        return min(self.percent, 99)


class Figures(NamedTuple):
    """A Figure for each measure that has results, whether some are of single wards, and who says so: as they
    wrote it, in Vietnamese, the newest first."""

    figures: list
    by_ward: bool
    sources: list


class Reading(NamedTuple):
    """What a set of sheets says: {(measure, of the whole city): [(day, total)]} and
    {code of a ward: {measure: (day, total)}}, its latest."""

    series: dict
    latest: dict


def figures_of(campaign):
    """Return the Figures of `campaign`, a page in any language. Two queries, and one more after a change."""
    sheets = _sheets(campaign)
    if not sheets:
        return Figures([], False, [])
    reading = _read(tuple(sheets))
    targets = {target.measure: target for target in campaign.targets.all()}
    reported = {measure for measure, _of_city in reading.series}
    # What was reported of the whole city goes before what the wards make together.
    figures = [
        Figure(
            measure,
            reading.series.get((measure, True)) or reading.series[measure, False],
            targets.get(measure),
        )
        for measure in Measure
        if measure in reported
    ]
    sources = dict.fromkeys(source for _pk, _created, source in reversed(sheets))
    return Figures(figures, bool(reading.latest), list(sources)[:MOST_SOURCES])


def latest_by_ward(campaign):
    """Return {ward: {measure: (day, total)}} of each ward's latest results, in Vietnamese order."""
    sheets = _sheets(campaign)
    latest = _read(tuple(sheets)).latest if sheets else {}
    return {ward: latest[ward.pk] for ward in Ward.objects.filter(pk__in=latest)}


def _sheets(campaign):
    """Which sheets of a campaign are public. No two of the site are ever alike in all three."""
    public = ResultSheet.objects.filter(live=True, campaign__translation_key=campaign.translation_key)
    return list(public.order_by("pk").values_list("pk", "created_at", "source"))


@lru_cache(maxsize=8)
def _read(sheets):
    """Rows never change, so that what the same sheets say stays the same: a process adds them up once.
    A year of 168 wards is 43,680 rows; `python -m bench.results` times it."""
    results = Result.objects.filter(sheet__in=[pk for pk, _created, _source in sheets])
    now, totals, series = {}, defaultdict(int), defaultdict(dict)
    # A later row of the same day comes from a newer sheet and takes the place of the earlier one.
    rows = results.order_by("date", "sheet_id").values_list("measure", "ward_id", "date", "value")
    for measure, ward, day, value in rows.iterator():
        key = measure, ward is None
        totals[key] += value - now.get((ward, measure), (day, 0))[1]
        series[key][day] = totals[key]
        now[ward, measure] = day, value
    latest = defaultdict(dict)
    for (ward, measure), result in now.items():
        if ward:
            latest[ward][measure] = result
    return Reading({key: list(days.items()) for key, days in series.items()}, dict(latest))


def counted(campaign, measures):
    """Return every result that counts: {(measure, code of the ward or None): {day: value}}."""
    results = Result.objects.filter(
        sheet__live=True, sheet__campaign__translation_key=campaign.translation_key, measure__in=measures
    )
    series = defaultdict(dict)
    rows = results.order_by("sheet_id").values_list("measure", "ward_id", "date", "value")
    for measure, ward, day, value in rows:
        series[measure, ward][day] = value
    return series


def latest_of(ward):
    """Return the latest results of one ward: {key of a campaign: {measure: (day, total)}}."""
    results = Result.objects.filter(sheet__live=True, ward=ward).order_by("date", "sheet_id")
    by_campaign = defaultdict(dict)
    for key, measure, day, value in results.values_list(
        "sheet__campaign__translation_key", "measure", "date", "value"
    ):
        by_campaign[key][Measure(measure)] = day, value
    return dict(by_campaign)
