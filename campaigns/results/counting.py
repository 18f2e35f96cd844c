"""Which results count: of several public sheets the newest, for each day, place and measure by itself."""

from collections import defaultdict

from campaigns.models.results import Result


def public_results(campaign):
    """The results of the public sheets of `campaign`, a page in any language."""
    return Result.objects.filter(sheet__live=True, sheet__campaign__translation_key=campaign.translation_key)


def counted(results, *key, also=()):
    """Return those of `results` that count, by the fields `key`: {key: {day: total}}, oldest first.

    With names of fields in `also`, what they hold stands beside each total.
    """
    series = defaultdict(dict)
    rows = results.order_by("date", "sheet_id").values_list(*key, "date", "value", *also)
    for row in rows.iterator():  # a later row of the same day comes from a newer sheet
        day, total, *more = row[len(key) :]
        series[row[: len(key)]][day] = (total, *more) if also else total
    return series
