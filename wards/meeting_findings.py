"""What an approver would send a meeting back for."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from core.readiness import Finding

MINUTES_WITHIN = timedelta(days=14)


def meeting_findings(meeting):
    if meeting.is_called_off:
        return
    if meeting.kind == meeting.Kind.LAUNCH and not meeting.points.all():
        yield Finding(_("A launch has an agenda. Write down what happens when."), "points")
    if not meeting.minutes and meeting.is_over:
        if not meeting.live:
            yield Finding(_("The day has passed already. Is the date right?"), "starts_at")
        elif timezone.now() - meeting.over_at > MINUTES_WITHIN:
            text = _("It has been over for two weeks. Tell people what came of it.")
            yield Finding(text, "minutes")
