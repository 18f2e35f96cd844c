from django.shortcuts import render
from django.views.decorators.http import require_safe

from channels.models import NeverRule, OfficialChannel
from core.page_cache.marks import kept

Kind = OfficialChannel.Kind
IN_ORDER = [Kind.HOTLINE, Kind.BANK, Kind.APP, Kind.WEBSITE, Kind.SOCIAL, Kind.OFFICE, Kind.LOOKUP]


@kept()
@require_safe
def channels(request):
    """The whole register, what is needed most urgently first, below what the authorities never do."""
    rows = sorted(OfficialChannel.objects.to_read(), key=lambda channel: IN_ORDER.index(channel.kind))
    context = {"channels": rows, "never_rules": NeverRule.objects.to_read()}
    return render(request, "channels/channel_list.html", context)
