"""Who reads tips. Only those who answer for tips grant the two tip roles; each step is written down."""

from functools import cached_property

from django import forms
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from tips.views.inbox import SupervisorsOnly
from tips.ward_posts import set_wards
from users.grants import LastSupervisorError, grant, withdraw
from users.models import RoleGrant, User
from users.roles import TIP_ROLES, Role
from users.signin import second_factor
from users.views import may_reset_factor
from wards.models import Ward

SHOWN_GRANTS = 50


class TipRolesView(SupervisorsOnly, WagtailAdminTemplateMixin, TemplateView):
    template_name = "tips/admin/roles.html"
    header_icon = "group"
    page_title = gettext_lazy("Who reads tips")
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        memberships = User.groups.through.objects.filter(user=OuterRef("pk"))
        held = {role.name: Exists(memberships.filter(group__name=role.value)) for role in TIP_ROLES}
        accounts = User.objects.filter(is_active=True).annotate(**held).order_by("username")
        return super().get_context_data(
            accounts=accounts.prefetch_related("ward_posts__ward"),
            grants=RoleGrant.objects.all()[:SHOWN_GRANTS],
            **kwargs,
        )


class TipRolesForm(forms.Form):
    handler = forms.BooleanField(label=Role.TIP_HANDLER.value, required=False)
    wards = forms.ModelMultipleChoiceField(
        Ward.objects.all(),
        label=gettext_lazy("Wards"),
        required=False,
        help_text=gettext_lazy("A handler sees the tips of these wards only."),
    )
    supervisor = forms.BooleanField(
        label=Role.TIP_SUPERVISOR.value,
        required=False,
        help_text=gettext_lazy("Sees every tip and grants these two roles."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    @property
    def wanted(self):
        names = {Role.TIP_HANDLER: "handler", Role.TIP_SUPERVISOR: "supervisor"}
        return {role: self.cleaned_data[name] for role, name in names.items()}

    def clean(self):
        held = self.user.role_names
        new = [role for role, wanted in self.wanted.items() if wanted and role.value not in held]
        if new and not second_factor.has_one(self.user):
            raise forms.ValidationError(
                _("This person signs in with a password only. They have to set up the second step first.")
            )
        if self.cleaned_data["handler"] and not self.cleaned_data.get("wards"):
            self.add_error("wards", _("Choose at least one ward."))

    @transaction.atomic
    def save(self, by):
        was_handler = Role.TIP_HANDLER.value in self.user.role_names
        for role, wanted in self.wanted.items():
            (grant if wanted else withdraw)(self.user, role, by)
        if self.wanted[Role.TIP_HANDLER]:
            codes = {ward.pk for ward in self.cleaned_data["wards"]}
            set_wards(self.user, codes, by, reads_since_now=not was_handler)


class TipRoleView(SupervisorsOnly, WagtailAdminTemplateMixin, FormView):
    template_name = "tips/admin/role.html"
    form_class = TipRolesForm
    header_icon = "group"
    _show_breadcrumbs = True

    @cached_property
    def object(self):
        return get_object_or_404(User, pk=self.kwargs["pk"], is_active=True)

    def get_page_title(self):
        return get_user_display_name(self.object)

    def get_breadcrumbs_items(self):
        items = [
            {"url": reverse("tip_roles"), "label": _("Who reads tips")},
            {"url": "", "label": self.get_page_title()},
        ]
        return [*super().get_breadcrumbs_items(), *items]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.object}

    def get_initial(self):
        names = self.object.role_names
        return {
            "handler": Role.TIP_HANDLER.value in names,
            "supervisor": Role.TIP_SUPERVISOR.value in names,
            "wards": self.object.ward_posts.values_list("ward", flat=True),
        }

    def get_context_data(self, **kwargs):
        resettable = second_factor.has_one(self.object) and may_reset_factor(self.request.user, self.object)
        return super().get_context_data(object=self.object, resettable=resettable, **kwargs)

    def form_valid(self, form):
        try:
            form.save(self.request.user)
        except LastSupervisorError as error:
            form.add_error(None, error.message)
            return self.form_invalid(form)
        messages.success(self.request, _("Saved. Their sessions end where a role changed."))
        return redirect("tip_roles")
