from urllib.parse import urlencode

from django import template
from django.utils.translation import get_language

from core.languages import in_active_language, path_in
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
    slugs = in_active_language(MeetingIndexPage.objects.live()).values_list("slug", flat=True)
    if not (slug := slugs.first()):
        return ""
    path = path_in(get_language(), f"/{slug}/")  # below the front page; its `url` asks the database more
    return f"{path}?{urlencode({'phuong': ward.slug, 'xem': PAST})}"
