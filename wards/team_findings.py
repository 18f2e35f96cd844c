"""What a 3-in-1 team lacks before readers should see it, as sentences for the one who writes it."""

import re

from django.utils import timezone
from django.utils.translation import gettext as _

from core.identifiers import Kind, normalise
from core.readiness import Finding

# Vietnamese mobile numbers begin so: behind one stands a person, not an office.
MOBILE = re.compile(r"\+84[35789][0-9]{8}")


def team_findings(team):
    """Yield a Finding for each thing that is missing, or that readers should not see."""
    for is_wrong, *finding in _rules(team):
        if is_wrong:
            yield Finding(*finding)


def _rules(team):
    """Yield whether it is so, and what then makes the Finding.

    Days pass by themselves, so that they are over is a matter of taste.
    """
    days, points = team.days.all(), team.contact_points.all()
    tasks = (team.listening, team.telling, team.helping)
    today = timezone.localdate()
    yield not team.members.all(), _("Say which bodies are in the team."), "members"
    yield not all(tasks), _("Give each of the three verbs a task."), "listening"
    yield bool(team.rules_on) and not team.rules, _("Say what the rules are, in a few lines."), "rules"
    yield not team.how_to_ask, _("Say how people can ask the team to come."), "how_to_ask"
    yield not team.coming_days, _("Say when and where people can meet the team next."), "days", True
    yield not points, _("Give at least one office where people can go or call."), "contact_points"
    yield len(days) > len(team.coming_days), _("Days that are over can be taken out."), "days", True
    late = any(point.checked_on and point.checked_on > today for point in points)
    yield late, _("A contact point cannot have been checked in the future."), "contact_points"
    mobile = next((point.phone for point in points if _is_mobile(point.phone)), "")
    sentence = _("%(number)s is a mobile number. Readers must never see the number of a person.")
    yield bool(mobile), sentence % {"number": mobile}, "contact_points"


def _is_mobile(phone):
    try:
        return bool(phone) and bool(MOBILE.fullmatch(normalise(Kind.PHONE, phone)))
    except ValueError:
        return False
