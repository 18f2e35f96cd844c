from django import template

from wards.coming import coming_meetings
from wards.models import Ward

register = template.Library()
register.simple_tag(coming_meetings)


@register.simple_tag
def every_ward():
    """Every unit in Vietnamese order, those of one kind together."""
    return Ward.objects.order_by("-kind", "sort_key")
