"""Which wards an officer writes for: chosen by account managers. Whoever reads tips too has their wards, and
with them the tips that they see, from those who answer for tips alone."""

from functools import cached_property

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log

from users.models import User
from users.roles import TIP_ROLES, Role
from wards.models import Ward
from wards.staffing import set_posts


def may_choose_wards(actor, user):
    reads_tips = not user.role_names.isdisjoint(role.value for role in TIP_ROLES)
    return actor.has_role(Role.MANAGER) and user.has_role(Role.WARD_STAFF) and not reads_tips


class WardsForm(forms.Form):
    wards = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Wards"),
        queryset=Ward.objects.all(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 12}),
        help_text=gettext_lazy("They write the news, the meetings and the page of the team of these wards."),
    )


class WardsOfOfficerView(WagtailAdminTemplateMixin, FormView):
    template_name = "wards/admin/wards_of_officer.html"
    form_class = WardsForm
    header_icon = "home"
    page_title = gettext_lazy("Wards of an officer")
    _show_breadcrumbs = True

    @cached_property
    def object(self):
        return get_object_or_404(User, pk=self.kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        if not may_choose_wards(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.object)

    def get_initial(self):
        return {"wards": self.object.ward_posts.values_list("ward", flat=True)}

    @transaction.atomic
    def form_valid(self, form):
        set_posts(self.object, {ward.pk for ward in form.cleaned_data["wards"]})
        log(instance=self.object, action="wagtail.edit", user=self.request.user)
        messages.success(self.request, _("Saved."))
        return redirect("wagtailusers_users:index")


@hooks.register("register_admin_urls")
def posts_urls():
    return [path("tai-khoan/<int:pk>/phuong/", WardsOfOfficerView.as_view(), name="wards_of_officer")]


@hooks.register("register_user_listing_buttons")
def wards_button(user, request_user):
    if may_choose_wards(request_user, user):
        url = reverse("wards_of_officer", args=[user.pk])
        yield Button(_("Choose wards"), url, icon_name="home", priority=50)
