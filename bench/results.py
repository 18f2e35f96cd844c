"""How long the results of a campaign take: 168 wards, five measures, a sheet every week of a year.

`python -m bench.results` makes a database of its own and leaves nothing of it.
"""

import sys
import time
from datetime import timedelta

import django

WEEKS = 52
ROUNDS = 5


def main():
    django.setup()
    from django.test.utils import setup_databases, teardown_databases

    before = setup_databases(verbosity=0, interactive=False)
    try:
        measure()
    finally:
        teardown_databases(before, verbosity=0)


def measure():
    from campaigns.models import Result
    from campaigns.results.counting import counted, public_results
    from campaigns.results.figures import _read, figures_by_campaign, figures_of, latest_by_ward
    from wards.models import Ward

    campaign = fill()
    ward = Ward.objects.first()

    def fresh(campaign):
        _read.cache_clear()
        figures_of(campaign)

    say(f"{Result.objects.count()} results")
    say(f"figures of the campaign after a change: {timed(lambda: fresh(campaign)):.0f} ms")
    say(f"figures of the campaign: {timed(lambda: figures_of(campaign)):.0f} ms")
    say(f"latest of every ward: {timed(lambda: latest_by_ward(campaign)):.0f} ms")
    say(f"results of one ward: {timed(lambda: figures_by_campaign(ward)):.0f} ms")
    people = public_results(campaign).filter(measure="people")
    say(f"all that counts, for a check: {timed(lambda: counted(people, 'measure', 'ward_id')):.0f} ms")


def fill():
    from campaigns.choices import Measure
    from campaigns.models import Result, ResultSheet
    from tests.factories import make_campaign
    from wards.models import Ward

    campaign, wards = make_campaign(), list(Ward.objects.all())
    for week in range(WEEKS):
        sheet = ResultSheet.objects.create(campaign=campaign, title="x", source="x", live=True)
        day = campaign.starts_on + timedelta(weeks=week)
        Result.objects.bulk_create(
            Result(sheet=sheet, measure=measure, ward=ward, date=day, value=week * 100)
            for ward in wards
            for measure in Measure.values
        )
    return campaign


def timed(what):
    """The best of some rounds, in milliseconds."""
    best = float("inf")
    for _round in range(ROUNDS):
        began = time.perf_counter()
        what()
        best = min(best, time.perf_counter() - began)
    return best * 1000


def say(line):
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
