from datetime import timedelta

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from tips.what_we_did import KEPT_FOR, record_of_the_year


@cache_control(public=True, max_age=KEPT_FOR)
@require_safe
def what_we_did(request):
    """What was done with tips, for everybody. The figures are those of `tips.what_we_did`."""
    record = record_of_the_year()
    lines = [
        (_("Received"), record.received),
        (_("Read by staff"), record.read),
        (_("Passed on to those who can act"), record.passed_on),
        (_("Dealt with"), record.dealt_with),
    ]
    last_day = record.end - timedelta(days=1)
    return render(request, "tips/what_we_did.html", {"record": record, "lines": lines, "last_day": last_day})
