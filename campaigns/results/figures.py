"""What the results of a campaign come to. Each question is one query, whatever has come in.

A number is the total since the campaign's first day. Of several sheets that are public the newest counts,
for each day, place and measure by itself.
"""

from collections import defaultdict
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from django.db import connection
from django.db.models import F, Max, Window
from django.db.models.functions import RowNumber
from wagtail.models import Page

from campaigns.choices import Measure
from campaigns.models.results import Result, ResultSheet

# A total of the city is what was reported for all of it; failing that, the sum of each ward's latest number
# up to that day, that is of all steps by which the wards' numbers grew.
TOTALS = """
WITH counted AS (
    SELECT result.measure, result.ward_id, result.date, result.value, ROW_NUMBER() OVER (
        PARTITION BY result.measure, result.ward_id, result.date ORDER BY result.sheet_id DESC
    ) AS place
    FROM {result} result
    JOIN {sheet} sheet ON sheet.id = result.sheet_id
    JOIN wagtailcore_page page ON page.id = sheet.campaign_id
    WHERE sheet.live AND page.translation_key = %s
), steps AS (
    SELECT measure, date, ward_id IS NULL AS of_city, value - COALESCE(
        LAG(value) OVER (PARTITION BY measure, ward_id ORDER BY date), 0
    ) AS step
    FROM counted WHERE place = 1
)
SELECT measure, of_city, date, SUM(step) FROM steps GROUP BY measure, of_city, date ORDER BY date
"""


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
    def width(self):
        """Of a bar for it, in percent of the target."""
        return min(self.percent, 99)

    @property
    def percent(self):
        """Of the target; whole, and never 100 before it is reached."""
        return self.target and self.target.value and self.value * 100 // self.target.value


class Figures(NamedTuple):
    """A Figure for each measure that has results, and whether some of them are of single wards."""

    figures: list
    by_ward: bool


def figures_of(campaign):
    """Return the Figures of `campaign`, a page in any language."""
    series = _steps(campaign)
    targets = {target.measure: target for target in campaign.targets.all()} if series else {}
    reported = {measure for measure, _of_city in series}
    figures = [
        Figure(measure, _summed(series.get((measure, True)) or series[measure, False]), targets.get(measure))
        for measure in Measure
        if measure in reported
    ]
    return Figures(figures, any(not of_city for _measure, of_city in series))


def _steps(campaign):
    """By how much each measure grew on which day, for the city and for all wards: {(measure, of city): …}."""
    key = Page._meta.get_field("translation_key")
    sql = TOTALS.format(result=Result._meta.db_table, sheet=ResultSheet._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(sql, [key.get_db_prep_value(campaign.translation_key, connection)])
        rows = cursor.fetchall()
    series = defaultdict(list)
    for measure, of_city, day, step in rows:
        series[measure, bool(of_city)].append((_date(day), int(step)))
    return dict(series)


def _date(value):
    return value if isinstance(value, date) else date.fromisoformat(value)


def _summed(steps):
    days, grown = zip(*steps, strict=True)
    return list(zip(days, accumulate(grown), strict=True))


def _sheets(campaign):
    return ResultSheet.objects.filter(live=True, campaign__translation_key=campaign.translation_key)


def sources_of(campaign, most=5):
    """Where the numbers come from, the newest first, as those who sent them wrote it: in Vietnamese."""
    newest = _sheets(campaign).values("source").annotate(newest=Max("pk")).order_by("-newest")
    return [row["source"] for row in newest[:most]]


def _live(**conditions):
    return Result.objects.filter(sheet__live=True, **conditions)


def _newest(results, *places):
    """Of `results` the one that counts for each of `places`."""
    rank = Window(RowNumber(), partition_by=[F(name) for name in places], order_by=["-date", "-sheet_id"])
    return results.annotate(rank=rank).filter(rank=1)


def counted(campaign, measures):
    """Yield (measure, code of the ward or None, day, value) of every result that counts."""
    results = _live(sheet__campaign__translation_key=campaign.translation_key, measure__in=measures)
    newest = _newest(results, "measure", "ward", "date")
    return newest.order_by("date").values_list("measure", "ward_id", "date", "value")


def latest_by_ward(campaign):
    """Return the latest Result of each ward and measure: {ward: {measure: Result}}, in Vietnamese order."""
    results = _live(sheet__campaign__translation_key=campaign.translation_key, ward__isnull=False)
    newest = _newest(results, "measure", "ward").select_related("ward").order_by("ward__sort_key")
    by_ward = defaultdict(dict)
    for result in newest:
        by_ward[result.ward][result.measure] = result
    return dict(by_ward)


def latest_of(ward):
    """Return the latest results of one ward, [(key of the campaign, [Result])], newest campaign first."""
    results = _live(ward=ward).annotate(campaign_key=F("sheet__campaign__translation_key"))
    newest = _newest(results, "measure", "campaign_key").order_by("-sheet__campaign__starts_on")
    by_campaign = defaultdict(list)
    for result in newest:
        by_campaign[result.campaign_key].append(result)
    return dict(by_campaign)
