from core.languages import in_active_language
from wards.models import MeetingPage


def coming_meetings(ward=None, count=3):
    """The next meetings that are not over, the soonest first: of all, or those that concern `ward`."""
    meetings = in_active_language(MeetingPage.objects.listed().not_over())
    return list((meetings.for_ward(ward) if ward else meetings)[:count])
