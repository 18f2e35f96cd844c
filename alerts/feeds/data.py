"""Warnings as JSON for those who build something with them. docs/feeds.md promises each field."""

import json

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alerts.drawn import CARD
from alerts.feeds.history import histories
from alerts.feeds.selection import DATA_KEEPS, address_of, alerts_below, translations_of, updated_at
from alerts.feeds.texts import iso_time, lines_of
from core.defang import inert
from topics.models import LossAdvice, ScamType, TargetGroup
from wards.leaflets import LEAFLET

VERSION = 1
MOST_DATA = 500  # warnings
ROWS = (
    *("contact_methods", "indicators", "updates", "wards__ward"),
    *("target_groups__group", "losses__advice"),
)


def data_of(index, request):
    """Return what is known of the warnings below `index` as bytes. Asks the database as often for many."""
    alerts = alerts_below(index, DATA_KEEPS).select_related("scam_type")
    newest = list(alerts.prefetch_related(*ROWS)[: MOST_DATA + 1])
    pages = newest[:MOST_DATA]
    past = histories([page.translation_key for page in pages])
    translations = translations_of(pages, request)
    terms = Terms()
    alerts = [
        {
            **_warning(page, terms),
            "updated_at": _moment(updated_at(page, past[page.translation_key])),
            "urls": {
                each.locale.language_code: _urls(each, request) for each in translations[page.translation_key]
            },
        }
        for page in pages
    ]
    document = {
        "version": VERSION,
        "language": get_language(),
        "source": {"name": _("Security and order, Ho Chi Minh City"), "url": settings.SITE_URL},
        "has_more": len(newest) > MOST_DATA,
        "alerts": alerts,
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


class Terms:
    """The terms and advice that readers of the active language may see."""

    def __init__(self):
        self._known = {
            term.translation_key: term
            for model in (ScamType, TargetGroup, LossAdvice)
            for term in model.objects.to_read()
        }

    def show(self, chosen):
        """Return the code of `chosen`, and its name where it has one in this language."""
        shown = self._known.get(chosen.translation_key)
        return {"code": chosen.code, "label": shown.name if shown else None}

    def steps(self, advice):
        shown = self._known.get(advice.translation_key)
        return shown.lines if shown else []


def _warning(page, terms):
    return {
        "id": str(page.translation_key),
        "language": page.locale.language_code,
        "is_sample": page.is_sample,
        "title": page.title,
        "summary": page.summary,
        "read_aloud": page.read_aloud,
        "severity": {"code": page.severity, "label": page.get_severity_display()},
        "scam_type": terms.show(page.scam_type),
        "contact_methods": [
            {"code": row.method, "label": row.get_method_display()} for row in page.contact_methods.all()
        ],
        "target_groups": [terms.show(row.group) for row in page.target_groups.all()],
        "wards": [{"code": row.ward_id, "name": row.ward.name} for row in page.wards.all()],
        "issued_on": page.issued_on.isoformat(),
        "published_at": _moment(page.first_published_at),
        "ends_at": _moment(page.lead_ends_at),
        "end": page.end and {"at": _moment(page.end.at), "reason": str(page.end.reason)},
        "updates": [{"date": row.date.isoformat(), "text": row.text} for row in page.updates.all()],
        "steps": {"stop": page.stop, "check": page.check_first, "report": page.report},
        "signs": lines_of(page.signs),
        "if_it_happened": lines_of(page.if_it_happened),
        "losses": [{**terms.show(row.advice), "steps": terms.steps(row.advice)} for row in page.losses.all()],
        "indicators": [
            {"kind": row.kind, "value": row.value, "normal": row.normal, "shown": inert(row.value)}
            for row in page.indicators.all()
        ],
    }


def _urls(page, request):
    files = {"cap": "cap.xml", "card": CARD, "leaflet": LEAFLET}
    return {
        "page": address_of(page, request),
        **{name: address_of(page, request, file) for name, file in files.items()},
    }


def _moment(moment):
    return moment and iso_time(moment)
