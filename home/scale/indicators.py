"""Numbers, links, accounts and names that the warnings of `home.scale.pages` name."""

from django.conf import settings

from alerts.models import AlertIndicator, AlertPage
from home.scale.pages import PREFIX
from home.scale.words import indicator

AT_ONCE = 2000


def load(wanted):
    """Write indicators until there are `wanted`, in Vietnamese warnings in turn. Return how many are new."""
    there = AlertIndicator.objects.filter(page__slug__startswith=PREFIX).count()
    warnings = AlertPage.objects.filter(
        slug__startswith=PREFIX, locale__language_code=settings.LANGUAGE_CODE
    ).order_by("pk")
    places = list(warnings.values_list("pk", "locale_id"))
    for start in range(there, wanted if places else there, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, wanted))
        AlertIndicator.objects.bulk_create(
            [_row(number, *places[number % len(places)]) for number in numbers]
        )
    return max(0, wanted - there) if places else 0


def _row(number, page_id, locale_id):
    kind, value = indicator(number)
    row = AlertIndicator(page_id=page_id, locale_id=locale_id, kind=kind, value=value)
    row.normal, row.domain = row.compared()
    return row
