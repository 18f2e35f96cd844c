from django import template

from campaigns.models import newest_news
from core.languages import in_active_language

register = template.Library()
MOST = 4


@register.simple_tag
def ward_news(ward):
    """The newest news of `ward`, without their pictures."""
    news = newest_news().select_related(None).prefetch_related(None)
    return in_active_language(news.filter(ward=ward))[:MOST]
