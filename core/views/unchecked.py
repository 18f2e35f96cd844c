"""What is on the site and nobody has tried for long: the report that each kind of such things has."""

from django.urls import path, reverse_lazy
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView


class UncheckedView(ReportView):
    """Lists `model.objects.unchecked()`, what was tried longest ago first."""

    any_permission_required = ["change"]
    is_searchable = False
    checked_on = Column(
        "checked_on", label=_("Checked on"), accessor=lambda obj: date_format(obj.checked_on, "d/m/Y")
    )

    def get_queryset(self):
        self.queryset = self.model.objects.unchecked().order_by("checked_on", "pk")
        return super().get_queryset()


class UncheckedMenuItem(MenuItem):
    def __init__(self, view, **kwargs):
        super().__init__(view.page_title, reverse_lazy(view.index_url_name), **kwargs)
        self.view = view

    def is_shown(self, request):
        return self.view.permission_policy.user_has_any_permission(
            request.user, self.view.any_permission_required
        )


def register_unchecked(view, folder, order):
    """Give `view` its addresses under `folder` and its place in the menu of reports."""
    hooks.register(
        "register_admin_urls",
        lambda: [
            path(f"{folder}/", view.as_view(), name=view.index_url_name),
            path(f"{folder}/results/", view.as_view(results_only=True), name=view.index_results_url_name),
        ],
    )
    hooks.register(
        "register_reports_menu_item",
        lambda: UncheckedMenuItem(
            view,
            **{"name": view.index_url_name.replace("_", "-"), "icon_name": view.header_icon, "order": order},
        ),
    )
