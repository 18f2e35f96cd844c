from django import template

from alerts.models import newest_alerts
from core.languages import in_active_language

register = template.Library()
MOST = 6


@register.simple_tag
def alerts_touching(ward):
    """The newest warnings that name `ward` or are about the whole city."""
    return in_active_language(newest_alerts().touching(ward))[:MOST]
