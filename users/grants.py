"""Giving and taking roles. For the tip roles each step is written down, and one supervisor always stays."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from users.models import RoleGrant, User
from users.roles import TIP_ROLES, Role


class LastSupervisorError(Exception):
    """Without a supervisor nobody could read quarantined tips or grant a tip role again."""

    message = _("This is the last one who answers for tips: give somebody else that role first.")


@transaction.atomic
def grant(user, role, by=None):
    """Give `role` to `user`. `by` is the account that does it, None on the server's command line."""
    if role.value not in user.role_names:
        user.groups.add(role.group())
        _written_down(user, role, by, granted=True)


@transaction.atomic
def withdraw(user, role, by=None):
    """Take `role` from `user`; their sessions end with it."""
    if role.value not in user.role_names:
        return
    if role is Role.TIP_SUPERVISOR and not User.objects.with_role(role).exclude(pk=user.pk).exists():
        raise LastSupervisorError
    user.groups.remove(role.group())
    _written_down(user, role, by, granted=False)


def _written_down(user, role, by, *, granted):
    user.__dict__.pop("role_names", None)
    if role in TIP_ROLES:
        name = by.username if by else ""
        RoleGrant.objects.create(account=user.username, role=role.name, granted_by=name, granted=granted)
