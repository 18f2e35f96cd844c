from django import template

from core.languages import in_active_language
from core.readable import readable
from guides.models import GuidePage

register = template.Library()


@register.simple_tag
def app_guides():
    """The guides that tell how to install an app, in the language of the address."""
    guides = readable(GuidePage.objects).exclude(app_name="").defer_streamfields()
    return in_active_language(guides).order_by("-checked_on", "-pk")
