"""What stands on the leaflet of a guide."""

from django.utils.translation import gettext as _

from channels.models import OfficialChannel
from core.dates import in_numbers
from core.drawing.leaflets import Leaflet
from core.drawing.words import items_of
from wards.leaflets import every_leaflet


def leaflet_of(page, ward):
    facts = [(_("Name in the store"), page.app_name), (_("Publisher"), page.publisher)]
    return Leaflet(
        **every_leaflet(page, ward),
        badge=_("Guide"),
        tone="calm",
        lead=page.summary,
        facts=[(name, value) for name, value in facts if value],
        note=_("Install it only from CH Play or the App Store, never from a link.") if page.app_name else "",
        steps_heading=_("Steps"),
        steps=_first_steps(page),
        signs_heading=_("How to tell a fake"),
        signs=items_of(page.fakes) or _fakes_compared(page),
        calls_heading=_("Whom to call?"),
        calls=[(channel.value, channel.name) for channel in OfficialChannel.objects.hotlines()],
        scan=_("Scan the code with the camera of a phone to read this guide, or type:"),
        date=_("Every step was last tried on %(date)s.") % {"date": in_numbers(page.checked_on)},
    )


def _first_steps(page):
    """The steps on the first kind of phone; the page has the others and the pictures."""
    first = page.parts[0].value["steps"] if page.parts else []
    return [(step["title"], step["text"]) for step in first]


def _fakes_compared(page):
    return [f"{row.value['look_at']}: {row.value['fake']}" for row in page.comparison]
