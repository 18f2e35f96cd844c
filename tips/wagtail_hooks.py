from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from tips.models import is_supervisor, may_handle_tips
from tips.views.audit import AuditView
from tips.views.export import ExportView
from tips.views.inbox import InboxView, TipView


class InboxMenuItem(MenuItem):
    def is_shown(self, request):
        return may_handle_tips(request.user)


@hooks.register("register_admin_menu_item")
def inbox_menu_item():
    return InboxMenuItem(_("Tips"), reverse_lazy("tips_inbox"), name="tips", icon_name="mail", order=50)


@hooks.register("register_admin_urls")
def inbox_urls():
    return [
        path("tin-bao/", InboxView.as_view(), name="tips_inbox"),
        path("tin-bao/results/", InboxView.as_view(results_only=True), name="tips_inbox_results"),
        path("tin-bao/<uuid:pk>/", TipView.as_view(), name="tips_tip"),
    ]


@hooks.register("register_admin_urls")
def record_urls():
    return [
        path("tin-bao/so-theo-doi/", AuditView.as_view(), name="tips_audit"),
        path("tin-bao/so-theo-doi/results/", AuditView.as_view(results_only=True), name="tips_audit_results"),
        path("tin-bao/xuat/", ExportView.as_view(), name="tips_export"),
    ]


class RecordsMenuItem(MenuItem):
    def is_shown(self, request):
        return is_supervisor(request.user)


@hooks.register("register_admin_menu_item")
def audit_menu_item():
    return RecordsMenuItem(
        _("Audit of tips"), reverse_lazy("tips_audit"), name="tips-audit", icon_name="history", order=51
    )
