from django import template
from django.db.models import Q

from alerts.models import newest_alerts
from core.languages import in_active_language

register = template.Library()
MOST = 6


@register.simple_tag
def alerts_touching(ward):
    """The newest warnings that name `ward` or are about the whole city."""
    touching = newest_alerts().filter(Q(wards__ward=ward) | Q(wards=None))
    return in_active_language(touching).distinct()[:MOST]
