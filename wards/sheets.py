"""What stands on the sheet that a ward hangs up on its notice board."""

from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.dates import in_numbers
from core.drawing.leaflets import Leaflet

SHEET = "to-thong-bao.pdf"
MOST_MEMBERS = 6
MOST_DAYS = 3
MOST_POINTS = 4
DANGER = ("113", "114", "115")


def sheet_of(place):
    """Return the Leaflet of `place`, a `wards.place.Place`, in the active language."""
    team = place.team
    return Leaflet(
        lang=get_language(),
        title=place.ward.name,
        address=f"{settings.SITE_URL}{place.ward.get_absolute_url()}",
        site=_("Security and order, Ho Chi Minh City"),
        badge=_("3-in-1 team"),
        tone="calm",
        sample=_("Sample content") if team and team.is_sample else "",
        lead=_("The 3-in-1 team of this place listens to you, tells you how to stay safe, and helps you."),
        facts=_members(team) if team else [],
        steps_heading=_("Three things that are always right"),
        steps=[
            (_("Stop"), _("Hang up, do not press, do not reply. What is real can wait an hour.")),
            (_("Check"), _("Tell somebody you trust. Look up the number yourself and call back.")),
            (_("Report"), _("In danger: call 113. Otherwise: the police of your ward, or send a tip.")),
        ],
        signs_heading=_("When and where next"),
        signs=_days(place),
        calls_heading=_("Whom to call?"),
        calls=list(zip(DANGER, (_("Police"), _("Fire, rescue"), _("Ambulance")), strict=True)),
        place=_("Where to go, whom to call"),
        place_lines=_points(team),
        scan=_("Scan the code with the camera of a phone to read more about this place, or type:"),
        date=_("As of %(date)s.") % {"date": in_numbers(timezone.localdate())},
    )


def _members(team):
    members = list(team.members.all())
    shown = [(member.office, _people(member.people)) for member in members[:MOST_MEMBERS]]
    others = sum(member.people for member in members[MOST_MEMBERS:])
    return [*shown, (_("Others"), _people(others))] if others else shown


def _people(count):
    return _("%(count)d people") % {"count": count} if count != 1 else _("1 person")


def _days(place):
    """Where a place has no team in this language, the names of its halls are in another one."""
    days = place.known.coming_days if place.known else []
    if not days:
        return [_("No day is set now. Ask at the police of this place.")]
    hours = [(capfirst(day.hours), day.place) for day in days[:MOST_DAYS]]
    shown = [f"{when}: {where}" if place.team else when for when, where in hours]
    return [*shown, _("More days: see the page.")] if len(days) > MOST_DAYS else shown


def _points(team):
    points = list(team.contact_points.all()) if team else []
    if not points:
        return [_("Go to the police of this place. In danger, call 113.")]
    shown = [_point(point) for point in points[:MOST_POINTS]]
    return [*shown, _("More places: see the page.")] if len(points) > MOST_POINTS else shown


def _point(point):
    parts = (point.name, point.phone, point.address, point.hours)
    return " – ".join(part for part in parts if part)
