"""Which official channels nobody has tried for long. A number that no longer answers does harm."""

from django.urls import path, reverse, reverse_lazy
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from channels.models import OfficialChannel


def edit_url(channel):
    return reverse(channel.snippet_viewset.get_url_name("edit"), args=[channel.pk])


class UncheckedView(ReportView):
    model = OfficialChannel
    permission_policy = ModelPermissionPolicy(OfficialChannel)
    any_permission_required = ["change"]
    page_title = _("Channels to check")
    header_icon = "mobile-alt"
    index_url_name = "channels_unchecked"
    index_results_url_name = "channels_unchecked_results"
    is_searchable = False
    columns = [
        TitleColumn("name", label=_("Name"), get_url=edit_url),
        Column("value", label=_("Number, address or app name")),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column(
            "checked_on",
            label=_("Checked on"),
            accessor=lambda channel: date_format(channel.checked_on, "d/m/Y"),
        ),
    ]
    list_export = ["name", "value", "get_kind_display", "checked_on"]
    export_headings = {
        "name": _("Name"),
        "value": _("Number, address or app name"),
        "get_kind_display": _("Kind"),
        "checked_on": _("Checked on"),
    }
    export_filename = "kenh-can-kiem-tra"

    def get_queryset(self):
        self.queryset = OfficialChannel.objects.unchecked().order_by("checked_on", "pk")
        return super().get_queryset()


@hooks.register("register_admin_urls")
def report_urls():
    return [
        path("kenh-can-kiem-tra/", UncheckedView.as_view(), name="channels_unchecked"),
        path(
            "kenh-can-kiem-tra/results/",
            UncheckedView.as_view(results_only=True),
            name="channels_unchecked_results",
        ),
    ]


class UncheckedMenuItem(MenuItem):
    def is_shown(self, request):
        return UncheckedView.permission_policy.user_has_any_permission(
            request.user, UncheckedView.any_permission_required
        )


@hooks.register("register_reports_menu_item")
def unchecked_menu_item():
    return UncheckedMenuItem(
        _("Channels to check"),
        reverse_lazy("channels_unchecked"),
        **{"name": "channels-unchecked", "icon_name": "mobile-alt", "order": 110},
    )
