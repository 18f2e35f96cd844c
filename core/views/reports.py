"""Where a report stands: two addresses, and a place in the menu for whoever may see it."""

from django.urls import path, reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem


class ReportMenuItem(MenuItem):
    def __init__(self, view, may_see, **kwargs):
        super().__init__(view.page_title, reverse_lazy(view.index_url_name), **kwargs)
        self.view, self.may_see = view, may_see or self._has_permission

    def is_shown(self, request):
        return self.may_see(request.user)

    def _has_permission(self, user):
        return self.view.permission_policy.user_has_any_permission(user, self.view.any_permission_required)


def register_report(view, folder, order, may_see=None):
    """Give `view` its addresses under `folder` and its place in the menu of reports.

    `may_see` is asked of a user where the permissions that `view` requires do not tell.
    """
    hooks.register(
        "register_admin_urls",
        lambda: [
            path(f"{folder}/", view.as_view(), name=view.index_url_name),
            path(f"{folder}/results/", view.as_view(results_only=True), name=view.index_results_url_name),
        ],
    )
    names = {"name": view.index_url_name.replace("_", "-"), "icon_name": view.header_icon, "order": order}
    hooks.register("register_reports_menu_item", lambda: ReportMenuItem(view, may_see, **names))
