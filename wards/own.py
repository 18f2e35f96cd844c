"""What is a ward's own: its staff write its team, its meetings and its news, and nothing else."""

from core.languages import is_translation
from users.roles import Role


def own_wards(user):
    """The codes of the wards that `user` writes for; asked of the database once a request."""
    if not hasattr(user, "_own_wards"):
        posts = user.ward_posts.values_list("ward_id", flat=True) if user.has_role(Role.WARD_STAFF) else ()
        user._own_wards = frozenset(posts)
    return user._own_wards


def writes_everywhere(user):
    """Whether the wards of `user` are no limit. Without a user nobody is limited: code itself asks."""
    return user is None or user.has_role(Role.EDITOR, Role.APPROVER)


def is_own(obj, user):
    """Whether `obj`, a page or a team, is of a ward of `user`: both as it is kept and as it stands here.

    An older version, or a draft, may name another ward than the one that readers know it by.
    """
    codes = own_wards(user)
    if obj.ward_id not in codes or is_translation(obj) or getattr(obj, "alias_of_id", None):
        return False
    kept = type(obj)._base_manager.filter(pk=obj.pk).values_list("ward_id", flat=True)
    return codes.issuperset(kept)
