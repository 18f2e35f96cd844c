"""Sample results of the sample campaign: made up, and said to be so where readers look for the source."""

from datetime import timedelta

from django.utils import timezone

from campaigns.models import CampaignTarget, Result, ResultSheet
from wards.models import Ward

SOURCE = "dữ liệu minh hoạ, không phải số liệu thật"
WEEKS = 12
# What there is after WEEKS in the whole city, and how much of it each week's total has, in percent.
TOTALS = {"installs": 412_600, "teams": 168, "meetings": 1_290, "people": 236_400, "cases": 3_480}
GROWTH = (4, 9, 16, 24, 33, 43, 53, 64, 74, 84, 92, 100)
TARGETS = {"installs": 600_000, "teams": 168, "people": 300_000}
WARDS = ("26560", "26737", "26740", "26743", "26732")  # some that reported, in no special order
SHARE = 168


def load(campaign):
    """Give `campaign` targets and one public sheet of results, unless it has one already."""
    if ResultSheet.objects.filter(campaign=campaign).exists():
        return
    _add_targets(campaign)
    sheet = ResultSheet.objects.create(campaign=campaign, title="Kết quả minh hoạ", source=SOURCE, live=False)
    today = timezone.localdate()
    Result.objects.bulk_create(row for row in _rows(sheet, campaign.starts_on) if row.date <= today)
    sheet.save_revision().publish()


def _add_targets(campaign):
    if campaign.targets.exists():
        return
    due = campaign.starts_on + timedelta(weeks=WEEKS + 1)
    campaign.targets = [
        CampaignTarget(measure=measure, value=value, due_on=due, sort_order=order)
        for order, (measure, value) in enumerate(TARGETS.items())
    ]
    campaign.save_revision().publish()


def _rows(sheet, first_day):
    wards = Ward.objects.in_bulk(WARDS)
    for week, percent in enumerate(GROWTH, start=1):
        day = {"sheet": sheet, "date": first_day + timedelta(weeks=week)}
        for measure, total in TOTALS.items():
            yield Result(measure=measure, value=total * percent // 100, **day)
        for place, code in enumerate(WARDS):
            for measure in ("installs", "meetings", "people"):
                value = TOTALS[measure] * percent * (100 + 7 * place) // (100 * 100 * SHARE)
                yield Result(measure=measure, ward=wards[code], value=value, **day)
