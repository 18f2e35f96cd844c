"""Who translates. Translators hold no permission of Wagtail's: whatever asks those stays closed to them."""

from functools import wraps

from wagtail_localize.views import edit_translation

from core.languages import is_translation
from users.roles import Role

ROLES = (Role.EDITOR, Role.APPROVER, Role.TRANSLATOR)


def works_with_translations(user):
    return user.has_role(*ROLES)


def may_translate(user, obj):
    """Whether `user` may write the words of `obj`, a page or snippet: a translation, never a source."""
    return is_translation(obj) and works_with_translations(user)


def open_to_translators():
    """Have what wagtail-localize's editor asks for (words, PO files, previews) answer to translators too."""
    upstream = edit_translation.user_can_edit_instance

    @wraps(upstream)
    def user_can_edit_instance(user, instance):
        return upstream(user, instance) or may_translate(user, instance)

    edit_translation.user_can_edit_instance = user_can_edit_instance
