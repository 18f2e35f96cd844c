from django import template

from channels.models import OfficialChannel
from core.generation import remembered

register = template.Library()


@register.simple_tag(takes_context=True)
def hotlines(context):
    """Hotlines, most urgent first."""
    return _of_kind(context, OfficialChannel.Kind.HOTLINE)


@register.simple_tag(takes_context=True)
def banks(context):
    """Where banks block a card or an account."""
    return _of_kind(context, OfficialChannel.Kind.BANK)


@register.simple_tag(takes_context=True)
def look_ups(context):
    """Where everybody in the country can look things up or report them, besides this site."""
    return _of_kind(context, OfficialChannel.Kind.LOOKUP)


@register.simple_tag(takes_context=True)
def footer_channels(context):
    """Channels that stand at the foot of every page."""
    return [channel for channel in _channels(context) if channel.in_footer]


def _of_kind(context, kind):
    return [channel for channel in _channels(context) if channel.kind == kind]


def _channels(context):
    """Every channel that readers may see. One question to the database answers for a whole page."""
    request = getattr(context, "request", None) or context.get("request")
    if not hasattr(request, "channels_to_read"):
        channels = _to_read()
        if request is None:
            return channels
        request.channels_to_read = channels
    return request.channels_to_read


@remembered
def _to_read():
    return list(OfficialChannel.objects.to_read())
