"""One account a role, for trying the site out. Passwords are random and written to one private file."""

import os
import secrets
from pathlib import Path

from users.models import User
from users.roles import Role
from wards.models import Ward, WardStaff

NAMES = {
    Role.EDITOR: "bien-tap",
    Role.APPROVER: "nguoi-duyet",
    Role.TRANSLATOR: "nguoi-dich",
    Role.WARD_STAFF: "can-bo-phuong",
    Role.TIP_HANDLER: "can-bo-tiep-nhan",
    Role.TIP_SUPERVISOR: "phu-trach-tin-bao",
    Role.MANAGER: "quan-tri",
}
WARD_ROLES = (Role.WARD_STAFF, Role.TIP_HANDLER)
WARD_CODE = "26560"  # phường Bà Rịa, where the campaign of the sample content began


def write_logins(path):
    """Give every role an account and write the logins to `path`, readable by its owner alone.

    Nothing happens where the file stands and all accounts are there: a second start keeps them.
    """
    path = Path(path)
    if path.exists() and User.objects.filter(username__in=NAMES.values()).count() == len(NAMES):
        return
    lines = [f"{role.value}: {name} / {make_account(role, name)}" for role, name in NAMES.items()]
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def make_account(role, name):
    password = secrets.token_urlsafe(12)
    user, _created = User.objects.get_or_create(username=name)
    user.set_password(password)
    user.save()
    user.groups.set([role.group()])
    if role in WARD_ROLES:
        WardStaff.objects.get_or_create(user=user, ward=Ward.objects.get(pk=WARD_CODE))
    return password
