"""What a CAP document says of a warning in one language.

Nothing in it stands in another text than the warning: whoever edits a kind of scam, a target group or the
advice after a loss would otherwise change what was sent under an identifier.
"""

from typing import NamedTuple

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from alerts.choices import Severity
from alerts.drawn import CARD
from alerts.feeds.selection import address_of
from alerts.feeds.texts import ended_line, iso_time, lines_of, three_steps, title_of
from core.dates import in_numbers
from wards.leaflets import LEAFLET

LANGUAGES = {"vi": "vi-VN", "en": "en-US"}
LONGEST_HEADLINE = 160  # characters: what the specification says some systems show
CODES = "GSO"  # of the statistical office: two digits for a province, five for a ward
CITY_CODE = "79"
POLICE = "113"


class Meaning(NamedTuple):
    response: str
    urgency: str
    severity: str
    certainty: str


MEANINGS = {
    Severity.URGENT: Meaning("Avoid", "Immediate", "Severe", "Observed"),
    Severity.HIGH: Meaning("Avoid", "Expected", "Moderate", "Observed"),
    Severity.NOTICE: Meaning("Monitor", "Future", "Minor", "Likely"),
}


def info_of(page, lead, sent, request):
    """Return the `info` block of `page` as pairs, in the active language, in the order of the specification.

    `lead` decides whether the warning has ended.
    """
    end, meaning = lead.end, MEANINGS[page.severity]
    methods = [row.method for row in page.contact_methods.all()]
    groups = [row.group.code for row in page.target_groups.select_related("group")]
    web = address_of(page, request)
    return [
        ("language", LANGUAGES.get(page.locale.language_code, page.locale.language_code)),
        ("category", "Security"),
        ("event", _("Scam")),
        ("responseType", "" if end else meaning.response),
        ("urgency", "Past" if end else meaning.urgency),
        ("severity", meaning.severity),
        ("certainty", meaning.certainty),
        ("eventCode", _code("scam_type", page.scam_type.code)),
        ("effective", iso_time(sent)),
        ("expires", "" if end or not lead.ends_at else iso_time(lead.ends_at)),
        ("senderName", _("Security and order, Ho Chi Minh City")),
        ("headline", Truncator(title_of(page, end)).chars(LONGEST_HEADLINE)),
        ("description", "\n".join(_description(page, end))),
        ("instruction", "\n".join(_instruction(page, web))),
        ("web", web),
        ("contact", POLICE),
        ("parameter", _code("severity", page.severity)),
        *(("parameter", _code("contact_method", method)) for method in methods),
        *(("parameter", _code("target_group", group)) for group in groups),
        *(("resource", resource) for resource in _resources(page, request)),
        *(("area", area) for area in _areas(page)),
    ]


def _code(name, value):
    return [("valueName", name), ("value", value)]


def _description(page, end):
    if end:
        yield ended_line(end)
    yield page.summary
    yield page.read_aloud
    for update in page.updates.all():
        yield f"{in_numbers(update.date)}: {update.text}"
    yield _("How to recognise it:")
    yield from (f"- {sign}" for sign in lines_of(page.signs))


def _instruction(page, web):
    yield from three_steps(page)
    yield _("If it has already happened:")
    yield from (f"- {line}" for line in lines_of(page.if_it_happened))
    yield _("- All that helps then: %(address)s") % {"address": web}


def _resources(page, request):
    yield [
        ("resourceDesc", _("Picture to share")),
        ("mimeType", "image/png"),
        ("uri", address_of(page, request, CARD)),
    ]
    yield [
        ("resourceDesc", _("A sheet to print")),
        ("mimeType", "application/pdf"),
        ("uri", address_of(page, request, LEAFLET)),
    ]


def _areas(page):
    places = [(ward.name, ward.code) for ward in page.places] or [(_("Ho Chi Minh City"), CITY_CODE)]
    for name, code in places:
        yield [("areaDesc", name), ("geocode", _code(CODES, code))]
