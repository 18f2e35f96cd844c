"""Official channels among what can be found."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from channels.models import OfficialChannel
from core.search.snippets import SnippetSource
from core.search.sources import Kind


def _texts(channel):
    return [channel.purpose, channel.get_kind_display()], [channel.aliases]


def _url(channel):
    return f"{reverse('channels')}#nhom-{channel.kind}"


CHANNELS = SnippetSource("channels", Kind("kenh", _("Official channels")), OfficialChannel, _texts, _url)
