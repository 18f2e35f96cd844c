from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from tips.models import may_handle_tips
from tips.views.doorstep import DoorstepView
from tips.views.figures import FiguresView, TipsPanel
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


@hooks.register("register_admin_menu_item")
def doorstep_menu_item():
    return InboxMenuItem(
        _("Write down what was told"),
        reverse_lazy("tips_doorstep"),
        **{"name": "tips-doorstep", "icon_name": "edit", "order": 51},
    )


@hooks.register("register_admin_urls")
def doorstep_and_figures_urls():
    return [
        path("tin-bao/ghi-tin/", DoorstepView.as_view(), name="tips_doorstep"),
        path("tin-bao/so-lieu/", FiguresView.as_view(), name="tips_figures"),
    ]


@hooks.register("construct_homepage_panels")
def tips_panel(request, panels):
    if may_handle_tips(request.user):
        panels.append(TipsPanel())
