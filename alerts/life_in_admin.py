"""Where the life of a warning stands in the back office: buttons, panels of the first screen, a report."""

from datetime import timedelta

from django.middleware.csrf import get_token
from django.urls import path, reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.permissions import page_permission_policy

from alerts.ending import why_not_end
from alerts.models import AlertEnding, AlertPage
from alerts.updating import why_not_update
from alerts.views.deletion import refuse_bulk_deletion
from alerts.views.life import EndView, ReopenView, UpdateView
from alerts.views.reports import ToReviewView
from users.roles import Role

ON_FIRST_SCREEN = timedelta(days=7)  # after that an end is undone from the editor


@hooks.register("register_admin_urls")
def life_urls():
    return [
        path("ket-thuc/<int:pk>/", EndView.as_view(), name="end_alert"),
        path("mo-lai/<int:pk>/", ReopenView.as_view(), name="reopen_alert"),
        path("cap-nhat/<int:pk>/", UpdateView.as_view(), name="update_alert"),
        path("canh-bao-can-xem-lai/", ToReviewView.as_view(), name="alerts_to_review"),
        path(
            "canh-bao-can-xem-lai/results/",
            ToReviewView.as_view(results_only=True),
            name="alerts_to_review_results",
        ),
    ]


@hooks.register("register_page_header_buttons")
def life_in_header(page, user, view_name, next_url=None):
    yield from buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def life_in_listing(page, user, next_url=None):
    yield from buttons(page, user)


def buttons(page, user):
    """What can be done with the life of `page` now; those that cannot are not shown."""
    if not isinstance(page, AlertPage):
        return
    if not why_not_update(page) and page.permissions_for_user(user).can_edit():
        yield _button(_("Update"), "update_alert", page, "edit", 4)
    if user.has_role(Role.APPROVER):
        yield from _buttons_of_the_end(page)


def _buttons_of_the_end(page):
    if not why_not_end(page):
        yield _button(_("End"), "end_alert", page, "circle-check", 5)
    elif ending := page.open_ending:
        posts = {
            "data-controller": "w-action",
            "data-action": "w-action#post",
            "data-w-action-url-value": reverse("reopen_alert", args=[ending.pk]),
        }
        yield _button(_("Reopen"), "reopen_alert", ending, "rotate", 5, attrs=posts)


def _button(label, url_name, obj, icon_name, priority, **kwargs):
    url = reverse(url_name, args=[obj.pk])
    style = "button button-secondary"  # where it stands alone; in a menu Wagtail leaves it out
    return Button(label, url, style, icon_name=icon_name, priority=priority, **kwargs)


hooks.register("before_bulk_action", refuse_bulk_deletion)


class EndedPanel(Component):
    """On the first screen: what approvers ended this week, with one click to undo it."""

    name = "ended"
    order = 160
    template_name = "alerts/admin/ended_panel.html"

    def get_context_data(self, parent_context):
        since = timezone.now() - ON_FIRST_SCREEN
        endings = AlertEnding.objects.open().filter(ended_at__gte=since).select_related("ended_by")
        return {"endings": endings[:10], "csrf_token": get_token(parent_context["request"])}


class ToReviewPanel(Component):
    """On the first screen: how many warnings are past their review date."""

    name = "to-review"
    order = 170
    template_name = "alerts/admin/to_review_panel.html"

    def get_context_data(self, parent_context):
        return {"number": AlertPage.objects.to_review().count()}


def edits_pages(user):
    return page_permission_policy.user_has_any_permission(user, ToReviewView.any_permission_required)


@hooks.register("construct_homepage_panels")
def life_panels(request, panels):
    if request.user.has_role(Role.APPROVER):
        panels.append(EndedPanel())
    if edits_pages(request.user):
        panels.append(ToReviewPanel())


class ToReviewMenuItem(MenuItem):
    def is_shown(self, request):
        return edits_pages(request.user)


@hooks.register("register_reports_menu_item")
def to_review_menu_item():
    return ToReviewMenuItem(
        gettext_lazy("Warnings to review"),
        reverse_lazy("alerts_to_review"),
        **{"name": "alerts-to-review", "icon_name": "time", "order": 100},
    )
