from django import template

from core.languages import in_active_language
from wards.models import MeetingPage, Ward

register = template.Library()


@register.simple_tag
def every_ward():
    """Every unit in Vietnamese order, those of one kind together."""
    return Ward.objects.order_by("-kind", "sort_key")


@register.simple_tag
def coming_meetings(ward=None, count=3):
    """The next meetings that are not over, the soonest first: of all, or those that concern `ward`."""
    meetings = in_active_language(MeetingPage.objects.listed().not_over())
    meetings = list((meetings.for_ward(ward) if ward else meetings)[:count])
    MeetingPage.load_states(meetings)
    return meetings
