"""Giving and taking roles. For the tip roles each step is written down, and one supervisor always stays."""

from django.contrib.auth.models import Group
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
    if role is Role.TIP_SUPERVISOR:
        keep_a_supervisor([user])
    user.groups.remove(role.group())
    _written_down(user, role, by, granted=False)


@transaction.atomic
def keep_a_supervisor(leaving):
    """Raise LastSupervisorError if nobody would answer for tips without the accounts `leaving`.

    Call it in the transaction in which they leave: two who leave at once then wait for each other.
    """
    Group.objects.select_for_update().get(name=Role.TIP_SUPERVISOR.value)
    there = set(User.objects.with_role(Role.TIP_SUPERVISOR).values_list("pk", flat=True))
    if there and there <= {user.pk for user in leaving}:
        raise LastSupervisorError


def _written_down(user, role, by, *, granted):
    user.__dict__.pop("role_names", None)
    if role in TIP_ROLES:
        name = by.username if by else ""
        RoleGrant.objects.create(account=user.username, role=role.name, granted_by=name, granted=granted)
