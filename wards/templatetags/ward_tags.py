from urllib.parse import urlencode

from django import template
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import get_language

from core.generation import remembered
from core.languages import path_in
from wards.coming import coming_meetings
from wards.meeting_form import PAST
from wards.models import MeetingIndexPage, Ward

register = template.Library()
register.simple_tag(coming_meetings)


@register.simple_tag
@remembered
def every_ward():
    """Every unit in Vietnamese order, those of one kind together."""
    return list(Ward.objects.order_by("-kind", "sort_key"))


@register.filter
def past_meetings_path(site, ward):
    """Where what is over is listed for `ward`; empty where this language has no list of meetings.

    `site` is what the tag `site_pages` returned: nothing is asked of the database.
    """
    of_meetings = ContentType.objects.get_for_model(MeetingIndexPage).pk
    index = next((page for page in site["all"] if page.content_type_id == of_meetings), None)
    if index is None:
        return ""
    path = path_in(
        get_language(), f"/{index.slug}/"
    )  # below the front page; its `url` asks the database more
    return f"{path}?{urlencode({'phuong': ward.slug, 'xem': PAST})}"
