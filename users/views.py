"""Taking the second factor off an account whose owner lost the phone."""

from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from users.grants import LastSupervisorError, withdraw
from users.models import User
from users.roles import TIP_ROLES, Role


def may_reset_factor(actor, user):
    """Account managers may, but not for whoever reads tips: they could then sign in as that person."""
    reads_tips = not user.role_names.isdisjoint(role.value for role in TIP_ROLES)
    return actor.pk != user.pk and actor.has_role(Role.TIP_SUPERVISOR if reads_tips else Role.MANAGER)


@transaction.atomic
def reset_factor(user, by):
    """Take all factors off `user`, and the tip roles with them: they come back with a new factor."""
    for role in TIP_ROLES:
        withdraw(user, role, by)
    user.authenticator_set.all().delete()
    log(instance=user, action="users.reset_factor", user=by)


class ResetFactorView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "users/admin/reset_factor.html"
    header_icon = "key"
    page_title = gettext_lazy("Take off the second step")
    _show_breadcrumbs = True

    @cached_property
    def object(self):
        return get_object_or_404(User, pk=self.kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        if not may_reset_factor(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.object)

    def get_context_data(self, **kwargs):
        return super().get_context_data(object=self.object, **kwargs)

    def post(self, request, pk):
        try:
            reset_factor(self.object, request.user)
        except LastSupervisorError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("Done. Their sessions have ended; they set up the second step anew."))
        return redirect("wagtailadmin_home")
