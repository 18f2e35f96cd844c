from django import template

from channels.models import OfficialChannel

register = template.Library()


@register.simple_tag
def hotlines():
    """Live hotlines, most urgent first."""
    return OfficialChannel.objects.hotlines()


@register.simple_tag
def footer_channels():
    """Live channels that stand at the foot of every page."""
    return OfficialChannel.objects.live().filter(in_footer=True)
