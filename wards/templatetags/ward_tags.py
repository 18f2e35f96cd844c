from urllib.parse import urlencode

from django import template

from core.languages import in_active_language
from wards.coming import coming_meetings
from wards.meeting_form import PAST
from wards.models import MeetingIndexPage, Ward

register = template.Library()
register.simple_tag(coming_meetings)


@register.simple_tag
def every_ward():
    """Every unit in Vietnamese order, those of one kind together."""
    return Ward.objects.order_by("-kind", "sort_key")


@register.simple_tag
def past_meetings_path(ward):
    """Where what is over is listed for `ward`; empty where this language has no list of meetings."""
    index = in_active_language(MeetingIndexPage.objects.live().public()).first()
    return f"{index.url}?{urlencode({'phuong': ward.slug, 'xem': PAST})}" if index else ""
