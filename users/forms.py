"""Account forms. The two tip roles are granted elsewhere, by the people who answer for tips."""

from django.contrib.auth.models import Group
from wagtail.users.forms import UserCreationForm, UserEditForm

from users.grants import LastSupervisorError, keep_a_supervisor
from users.roles import TIP_ROLES


class RoleChoiceMixin:
    """Offers every role but the tip roles, and keeps the tip roles that an account already has."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)
        tip_groups = Group.objects.filter(name__in=[role.value for role in TIP_ROLES])
        self.kept_groups = tip_groups.filter(user=self.instance) if self.instance.pk else Group.objects.none()
        self.fields["groups"].queryset = Group.objects.exclude(pk__in=tip_groups)

    def clean_groups(self):
        return [*self.cleaned_data["groups"], *self.kept_groups]


class StaffCreationForm(RoleChoiceMixin, UserCreationForm):
    pass


class StaffEditForm(RoleChoiceMixin, UserEditForm):
    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_active") is False:
            self._close(cleaned)
        return cleaned

    def _close(self, cleaned):
        try:
            keep_a_supervisor([self.instance])
        except LastSupervisorError as error:
            self.add_error("is_active", error.message)
        # Saving takes the tip roles (see `users.closing`); the groups are saved after that.
        cleaned["groups"] = [group for group in cleaned.get("groups", ()) if group not in self.kept_groups]
