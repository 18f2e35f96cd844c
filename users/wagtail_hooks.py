from django import forms
from django.contrib.auth.models import Group
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.users.views.bulk_actions import AssignRoleBulkAction

from users.leaving import DeleteManyStaff, SetActiveStateOfStaff
from users.roles import TIP_ROLES
from users.views import ResetFactorView, may_reset_factor


class GrantableRoleForm(forms.Form):
    role = forms.ModelChoiceField(
        label=_("Role"), queryset=Group.objects.exclude(name__in=[role.value for role in TIP_ROLES])
    )


class AssignGrantableRole(AssignRoleBulkAction):
    """Wagtail's own, registered under the same name, hands out every role: the tip roles too."""

    form_class = GrantableRoleForm


for action in (AssignGrantableRole, DeleteManyStaff, SetActiveStateOfStaff):
    hooks.register("register_bulk_action", action, order=1)


@hooks.register("register_admin_urls")
def factor_urls():
    return [path("tai-khoan/<int:pk>/bo-buoc-hai/", ResetFactorView.as_view(), name="reset_factor")]


@hooks.register("register_user_listing_buttons")
def reset_factor_button(user, request_user):
    if may_reset_factor(request_user, user):
        url = reverse("reset_factor", args=[user.pk])
        yield Button(_("Take off the second step"), url, icon_name="key", priority=60)


@hooks.register("register_account_menu_item")
def second_factor_item(request):
    return {
        "url": reverse("mfa_index"),
        "label": _("Second step when signing in"),
        "help_text": _("Authenticator app, passkeys and recovery codes."),
    }


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action("users.reset_factor", _("Take off the second step"), _("Second step taken off"))
