from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from tips.models import may_handle_tips
from tips.views.inbox import InboxView, TipView
from tips.views.roles import TipRolesView, TipRoleView
from users.roles import Role


class InboxMenuItem(MenuItem):
    def is_shown(self, request):
        return may_handle_tips(request.user)


@hooks.register("register_admin_menu_item")
def inbox_menu_item():
    return InboxMenuItem(_("Tips"), reverse_lazy("tips_inbox"), name="tips", icon_name="mail", order=50)


class TipRolesMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role(Role.TIP_SUPERVISOR)


@hooks.register("register_settings_menu_item")
def tip_roles_menu_item():
    return TipRolesMenuItem(
        _("Who reads tips"), reverse_lazy("tip_roles"), name="tip-roles", icon_name="group", order=900
    )


@hooks.register("register_admin_urls")
def role_urls():
    return [
        path("tin-bao/vai-tro/", TipRolesView.as_view(), name="tip_roles"),
        path("tin-bao/vai-tro/<int:pk>/", TipRoleView.as_view(), name="tip_role"),
    ]


@hooks.register("register_admin_urls")
def inbox_urls():
    return [
        path("tin-bao/", InboxView.as_view(), name="tips_inbox"),
        path("tin-bao/results/", InboxView.as_view(results_only=True), name="tips_inbox_results"),
        path("tin-bao/<uuid:pk>/", TipView.as_view(), name="tips_tip"),
    ]
