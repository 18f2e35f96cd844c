"""What stands on the leaflet of a warning."""

from django.utils import timezone
from django.utils.translation import gettext as _

from channels.models import OfficialChannel
from core.drawing.leaflets import Leaflet
from core.drawing.words import items_of
from wards.leaflets import every_leaflet

DAY = "%d/%m/%Y"


def leaflet_of(page, ward):
    return Leaflet(
        **every_leaflet(page, ward),
        badge=page.get_severity_display(),
        tone=page.severity,
        ended=_ended(page.end),
        lead_heading=_("Read this to your family"),
        lead=page.read_aloud,
        steps_heading=_("What to do now"),
        steps=[(_("Stop"), page.stop), (_("Check"), page.check_first), (_("Report"), page.report)],
        signs_heading=_("Signs to know it by"),
        signs=items_of(page.signs),
        calls_heading=_("Whom to call?"),
        calls=[(channel.value, channel.name) for channel in OfficialChannel.objects.hotlines()],
        scan=_("Scan the code with the camera of a phone to read this warning, or type:"),
        date=_dates(page),
    )


def _ended(end):
    if end is None:
        return ""
    words = {"date": timezone.localtime(end.at).strftime(DAY), "reason": end.reason}
    return _("This warning ended on %(date)s. %(reason)s") % words


def _dates(page):
    said = _("Issued on %(date)s.") % {"date": page.issued_on.strftime(DAY)}
    newest = max((update.date for update in page.updates.all()), default=None)
    if newest:
        said += " " + _("Updated on %(date)s.") % {"date": newest.strftime(DAY)}
    return said
