"""The addresses of calendars below the list of meetings and below each meeting.

They are imported by the models, so what reads the models is imported when somebody asks.
"""

from django.http import Http404
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from wagtail.contrib.routable_page.models import path

from wards.place_form import PlaceForm

CALENDAR = "lich.ics"


class CalendarPathMixin:
    @property
    def calendar_path(self):
        """Where its calendar is; empty for a page that has no address yet."""
        return f"{self.url}{CALENDAR}" if self.url else ""


class IndexCalendarMixin(CalendarPathMixin):
    """The calendar of the city, or with `?phuong=` of one ward."""

    @path(f"{CALENDAR}/")  # Wagtail puts a slash behind every address before it looks here
    @method_decorator(require_safe)
    def calendar_file(self, request):
        from wards.calendar import calendar_answer

        return calendar_answer(request, PlaceForm(request.GET).ward)


class MeetingCalendarMixin(CalendarPathMixin):
    """The calendar that holds this meeting alone."""

    @path(f"{CALENDAR}/")
    @method_decorator(require_safe)
    def calendar_file(self, request):
        from wards.calendar import meeting_answer

        meeting = type(self).objects.listed().filter(pk=self.pk).first()
        if meeting is None:  # it is not for everybody
            raise Http404
        return meeting_answer(request, meeting)
