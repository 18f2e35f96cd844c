from django import template

from channels.models import OfficialChannel

register = template.Library()


@register.simple_tag
def hotlines():
    """Hotlines, most urgent first."""
    return OfficialChannel.objects.hotlines()


@register.simple_tag
def footer_channels():
    """Channels that stand at the foot of every page."""
    return OfficialChannel.objects.to_read().filter(in_footer=True)
