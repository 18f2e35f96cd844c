"""Account forms. The two tip roles are granted elsewhere, by the people who answer for tips."""

from django.contrib.auth.models import Group
from wagtail.users.forms import UserCreationForm, UserEditForm

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
    pass
