from users.roles import Role


def works_with_bundles(user):
    return user.has_role(Role.EDITOR, Role.APPROVER)
