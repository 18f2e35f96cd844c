"""The sheet that somebody reads out over the loudspeaker of a ward."""

from urllib.parse import urljoin

from django.db.models import Case, Value, When
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alerts.choices import Severity
from alerts.models import newest_alerts
from core.dates import in_words
from core.languages import in_active_language
from core.page_cache.marks import kept
from wards.place_form import PlaceForm

MOST = 12  # read out at a time: a few minutes
GRAVEST_FIRST = Case(*(When(severity=code, then=Value(rank)) for rank, code in enumerate(Severity.values)))


@kept(*PlaceForm.base_fields)
@require_safe
def loudspeaker(request):
    """What to read out today: the gravest of the active warnings in the language of the address."""
    form = PlaceForm(request.GET)
    alerts = in_active_language(newest_alerts()).prefetch_related(None)
    if form.ward:
        alerts = alerts.touching(form.ward)
    alerts = list(alerts.order_by(GRAVEST_FIRST, "-issued_on", "-pk")[: MOST + 1])
    has_more, alerts = len(alerts) > MOST, alerts[:MOST]
    context = {
        "form": form,
        "place": form.ward or _("Ho Chi Minh City"),
        "today": in_words(timezone.localdate()),
        "alerts": alerts,
        "most": MOST,
        "all_url": urljoin(alerts[0].get_url(request), "../") if has_more else "",
        "has_samples": any(alert.is_sample for alert in alerts),
    }
    return render(request, "alerts/loudspeaker.html", context)
