"""Staff who may write some pages only: those of a kind, and of a place, that is their own.

They hold none of Wagtail's permissions on pages. What asks those and not here stays closed to them: the
tree, its history and reports, copying, moving, deleting, translating, publishing.
"""

from django.core.exceptions import PermissionDenied
from wagtail.models import PagePermissionTester
from wagtail.permissions import page_permission_policy

from core.bundles.locks import BundledPermissionTester


class OwnPagesTester(BundledPermissionTester):
    """Wagtail's answers, and beyond them: writing one's own pages, and beginning new ones of that kind."""

    def can_edit(self):
        return super().can_edit() or self.page.is_own_of(self.user)

    def can_add_subpage(self):
        return super().can_add_subpage() or any(
            model.may_be_begun_by(self.user) and model.can_create_at(self.page)
            for model in self.page.specific_class.creatable_subpage_models()
        )

    def can_copy(self):
        return super().can_edit()

    def can_view_revisions(self):
        return super().can_edit() and super().can_view_revisions()


def refuse_another_kind(request, parent_page, page_class):
    """Wagtail asks whether anything may be added below a page, not what."""
    if PagePermissionTester(request.user, parent_page).can_add_subpage():
        return
    if not page_class.may_be_begun_by(request.user):
        raise PermissionDenied


def only_public_or_own(pages, request):
    """Narrow what can be chosen for a link: a draft of others is for those who may write everywhere."""
    if page_permission_policy.user_has_any_permission(request.user, {"add", "change"}):
        return pages
    return pages.live()
