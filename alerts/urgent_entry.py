"""The ways to the form for an urgent warning: its address, the menu, the first screen."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from alerts.views.urgent import UrgentView
from users.roles import Role


def is_writer(user):
    """Cheap enough for the menu of every page; the view itself asks for the permission."""
    return user.has_role(Role.EDITOR)


@hooks.register("register_admin_urls")
def urgent_urls():
    return [path("canh-bao-khan/", UrgentView.as_view(), name="urgent_warning")]


class WritersMenuItem(MenuItem):
    def is_shown(self, request):
        return is_writer(request.user)


@hooks.register("register_admin_menu_item")
def urgent_menu_item():
    return WritersMenuItem(
        _("Urgent warning"), reverse_lazy("urgent_warning"), name="urgent", icon_name="warning", order=40
    )


class UrgentPanel(Component):
    """On the first screen: one tap to the form."""

    name = "urgent"
    order = 80
    template_name = "alerts/admin/urgent_panel.html"


@hooks.register("construct_homepage_panels")
def urgent_panel(request, panels):
    if is_writer(request.user):
        panels.append(UrgentPanel())
