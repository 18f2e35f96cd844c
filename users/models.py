from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from users.append_only import AppendOnly
from users.roles import TIP_ROLES, Role


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

    @cached_property
    def factor_ids(self):
        return frozenset(self.authenticator_set.values_list("pk", flat=True))

    def has_role(self, *roles):
        """Whether this active account holds one of `roles`; asked of the groups, never of flags."""
        return self.is_active and not self.role_names.isdisjoint(role.value for role in roles)

    def _get_session_auth_hash(self, secret=None):
        """Digest what a session rests on: with the password, a role or a factor, every session changes."""
        for remembered in ("role_names", "factor_ids"):
            self.__dict__.pop(remembered, None)
        parts = [self.password, *sorted(self.role_names), *map(str, sorted(self.factor_ids))]
        return salted_hmac(__name__, "\n".join(parts), secret=secret, algorithm="sha256").hexdigest()


class RoleGrant(AppendOnly):
    """Who gave or took a tip role, to whom, on which day. Names, not keys: it outlives the accounts."""

    day = models.DateField(_("day"), default=timezone.localdate)
    granted_by = models.CharField(_("by"), max_length=150, blank=True)  # empty: on the server's command line
    account = models.CharField(_("account"), max_length=150)
    role = models.CharField(_("role"), max_length=20, choices=[(r.name, r.value) for r in TIP_ROLES])
    granted = models.BooleanField(_("granted"))

    class Meta:
        verbose_name = _("role grant")
        verbose_name_plural = _("role grants")
        default_permissions = ()
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.account}: {self.role}"
