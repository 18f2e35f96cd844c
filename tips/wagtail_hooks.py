from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from tips.models import is_supervisor, may_handle_tips
from tips.views import words
from tips.views.audit import AuditView
from tips.views.bulk import BulkView
from tips.views.doorstep import DoorstepView
from tips.views.export import ExportView
from tips.views.figures import FiguresView, TipsPanel
from tips.views.inbox import InboxView
from tips.views.photo import PhotoView
from tips.views.roles import TipRolesView, TipRoleView
from tips.views.tip import TipView


class InboxMenuItem(MenuItem):
    def is_shown(self, request):
        return may_handle_tips(request.user)


@hooks.register("register_admin_menu_item")
def inbox_menu_item():
    return InboxMenuItem(_("Tips"), reverse_lazy("tips_inbox"), name="tips", icon_name="mail", order=50)


class SupervisorsMenuItem(MenuItem):
    def is_shown(self, request):
        return is_supervisor(request.user)


@hooks.register("register_settings_menu_item")
def tip_roles_menu_item():
    return SupervisorsMenuItem(
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
        path("tin-bao/hang-loat/", BulkView.as_view(), name="tips_bulk"),
        path("tin-bao/<uuid:pk>/", TipView.as_view(), name="tips_tip"),
        path("tin-bao/<uuid:pk>/anh/<uuid:part>/", PhotoView.as_view(), name="tips_photo"),
    ]


@hooks.register("register_admin_urls")
def words_urls():
    return [
        path("tin-bao/mau-tra-loi/", words.TemplatesView.as_view(), name="tips_templates"),
        path("tin-bao/mau-tra-loi/them/", words.AddTemplateView.as_view(), name="tips_template_add"),
        path("tin-bao/mau-tra-loi/<int:pk>/", words.EditTemplateView.as_view(), name="tips_template"),
        path(
            "tin-bao/mau-tra-loi/<int:pk>/xoa/",
            words.DeleteTemplateView.as_view(),
            name="tips_template_delete",
        ),
        path("tin-bao/don-vi/", words.UnitsView.as_view(), name="tips_units"),
        path("tin-bao/don-vi/them/", words.AddUnitView.as_view(), name="tips_unit_add"),
        path("tin-bao/don-vi/<int:pk>/", words.EditUnitView.as_view(), name="tips_unit"),
        path("tin-bao/cau-cho-nguoi-gui/", words.SentencesView.as_view(), name="tips_sentences"),
        path("tin-bao/cau-cho-nguoi-gui/<str:status>/", words.SentenceView.as_view(), name="tips_sentence"),
    ]


@hooks.register("register_admin_urls")
def record_urls():
    return [
        path("tin-bao/so-theo-doi/", AuditView.as_view(), name="tips_audit"),
        path("tin-bao/so-theo-doi/results/", AuditView.as_view(results_only=True), name="tips_audit_results"),
        path("tin-bao/xuat/", ExportView.as_view(), name="tips_export"),
    ]


@hooks.register("register_admin_menu_item")
def audit_menu_item():
    return SupervisorsMenuItem(
        _("Audit of tips"), reverse_lazy("tips_audit"), name="tips-audit", icon_name="history", order=51
    )


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
