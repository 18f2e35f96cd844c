"""Nobody deletes alone what two people made public, nor gives it other tags or another collection."""

from wagtail.documents import permissions as documents
from wagtail.images import permissions as images
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from media.usage import is_fixed


class FixedWhenUsedPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy, under which editors change and delete what they uploaded, as long as it is not fixed.

    Opening the form stays allowed: it says why nothing in it can be changed (see media.forms).
    """

    def user_has_any_permission_for_instance(self, user, actions, instance):
        if "delete" in actions and is_fixed(instance):
            actions = set(actions) - {"delete"}
        return super().user_has_any_permission_for_instance(user, actions, instance)


def install_policies():
    """Put our policy in the place of Wagtail's two.

    Wagtail has no setting for them, and its views, forms and bulk actions hold these very objects; so it
    is the objects that become ours.
    """
    for policy in (images.permission_policy, documents.permission_policy):
        policy.__class__ = FixedWhenUsedPolicy
