"""The meetings of the city, of a ward, or one alone, as a calendar that phones and computers follow."""

from datetime import timedelta

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.icalendar import CALENDAR_TYPE, Event, calendar
from core.languages import in_active_language
from core.program_answers import answer
from wards.models import MeetingPage, Ward
from wards.place import read_place

MOST_TO_COME = 400
MOST_PAST = 100
KEPT_FOR = timedelta(days=90)  # a calendar that is followed forgets what it no longer holds


def calendar_answer(request, ward=None):
    """Answer with the calendar of the whole city, or with what concerns `ward`, in the active language."""
    name = _("Meetings in Ho Chi Minh City")
    if ward:
        name = _("Meetings: %(ward)s") % {"ward": ward}
    return _answer(request, name, f"lich-{ward.slug if ward else 'thanh-pho'}.ics", events_of(ward))


def meeting_answer(request, meeting):
    return _answer(request, meeting.title, f"{meeting.slug[:80]}.ics", [_event_of_meeting(meeting)])


def _answer(request, name, filename, events):
    language = get_language()
    response = answer(request, calendar(name, language, events), CALENDAR_TYPE)
    response.headers["Content-Language"] = language
    response.headers["Content-Disposition"] = content_disposition_header(False, filename)
    return response


def events_of(ward=None):
    """Return every Event that is to come or was not long ago, the earliest first."""
    meetings = in_active_language(MeetingPage.objects.listed())
    if ward:
        meetings = meetings.for_ward(ward)
    past = meetings.over().filter(starts_at__gt=timezone.now() - KEPT_FOR)
    chosen = [*meetings.not_over()[:MOST_TO_COME], *past[:MOST_PAST]]
    events = [_event_of_meeting(meeting) for meeting in chosen]
    return sorted([*events, *(_team_days(ward) if ward else ())], key=lambda event: event.starts_at)


def _event_of_meeting(meeting):
    called_off = [meeting.called_off or _("This meeting does not take place.")]
    texts = [*(called_off if meeting.is_called_off else []), meeting.summary, meeting.full_url]
    return Event(
        key=str(meeting.translation_key),
        first_at=meeting.first_published_at or meeting.changed_at,
        changed_at=meeting.changed_at,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        title=_marked(meeting.title, meeting.is_sample),
        place=", ".join(str(part) for part in (meeting.shown_hall, meeting.hall_ward) if part),
        text="\n".join(texts),
        url=meeting.full_url,
        is_called_off=meeting.is_called_off,
    )


def _team_days(ward):
    """The days of the team of `ward`: of the Vietnamese one where none is live in this language."""
    place = read_place(ward.slug)
    if place.known is None:
        return
    since = timezone.now() - KEPT_FOR
    url = f"{settings.SITE_URL}{ward.get_absolute_url()}"
    title = _("The 3-in-1 team of %(ward)s meets people") % {"ward": ward}
    days = sorted(place.known.days.all(), key=lambda day: day.starts_at)
    for day in [day for day in days if day.ends_at > since][:MOST_TO_COME]:
        changed_at = place.changed_at or day.starts_at
        yield Event(
            key=str(day.translation_key),
            first_at=(place.source or place.team).first_published_at or changed_at,
            changed_at=changed_at,
            starts_at=day.starts_at,
            ends_at=day.ends_at,
            title=_marked(title, place.known.is_sample),
            place=f"{day.place}, {ward}",
            text=url,
            url=url,
        )


def _marked(title, is_sample):
    return f"{_('Sample content')}: {title}" if is_sample else title


@require_safe
def ward_calendar(request, slug):
    """The calendar of one ward: its own meetings, those of the whole city, the days of its team."""
    return calendar_answer(request, get_object_or_404(Ward, slug=slug))
