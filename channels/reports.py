"""Which official channels nobody has tried for long. A number that no longer answers does harm."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.permission_policies import ModelPermissionPolicy

from channels.models import OfficialChannel
from core.views.reports import register_report
from core.views.unchecked import UncheckedView


def edit_url(channel):
    return reverse(channel.snippet_viewset.get_url_name("edit"), args=[channel.pk])


class UncheckedChannelsView(UncheckedView):
    model = OfficialChannel
    permission_policy = ModelPermissionPolicy(OfficialChannel)
    page_title = _("Channels to check")
    header_icon = "mobile-alt"
    index_url_name = "channels_unchecked"
    index_results_url_name = "channels_unchecked_results"
    columns = [
        TitleColumn("name", label=_("Name"), get_url=edit_url),
        Column("value", label=_("Number, address or app name")),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        UncheckedView.checked_on,
    ]
    list_export = ["name", "value", "get_kind_display", "checked_on"]
    export_headings = {
        "name": _("Name"),
        "value": _("Number, address or app name"),
        "get_kind_display": _("Kind"),
        "checked_on": _("Checked on"),
    }
    export_filename = "kenh-can-kiem-tra"


register_report(UncheckedChannelsView, "kenh-can-kiem-tra", 110)
