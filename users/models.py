from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from users.roles import Role


class StaffManager(UserManager):
    def create_superuser(self, username, email=None, password=None, **extra_fields):
        """Create an account manager: the widest role there is. Nobody is superuser here."""
        user = self._create_user(username, email, password, is_staff=True, is_superuser=False)
        user.groups.add(Role.MANAGER.group())
        return user

    def with_role(self, *roles):
        """Active accounts that hold at least one of `roles`."""
        names = [role.value for role in roles]
        return self.filter(is_active=True, groups__name__in=names).distinct()


class User(AbstractUser):
    """A member of staff. Citizens have no accounts."""

    objects = StaffManager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            # A superuser could publish alone and read every table. The database refuses one.
            models.CheckConstraint(condition=models.Q(is_superuser=False), name="nobody_is_superuser"),
        ]

    @cached_property
    def role_names(self):
        return frozenset(self.groups.values_list("name", flat=True))

    def has_role(self, *roles):
        """Whether this active account holds one of `roles`; asked of the groups, never of flags."""
        return self.is_active and not self.role_names.isdisjoint(role.value for role in roles)
