"""Staff who may write some pages only: those of a kind, and of a place, that is their own.

They hold none of Wagtail's permissions on pages. What asks those and not here stays closed to them: the
tree, its history and reports, copying, moving, deleting, translating, publishing.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from wagtail.models import Page, PagePermissionTester
from wagtail.permissions import page_permission_policy

from core.bundles.locks import BundledPermissionTester
from core.languages import is_translation


class OwnPagesTester(BundledPermissionTester):
    """Wagtail's answers, and beyond them: writing one's own pages, and beginning new ones of that kind."""

    def can_edit(self):
        return super().can_edit() or self.page.is_own_of(self.user)

    def can_add_subpage(self):
        return super().can_add_subpage() or any(
            may_begin(self.user, model, self.page) and model.can_create_at(self.page)
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
    if not may_begin(request.user, page_class, parent_page):
        raise PermissionDenied


def may_begin(user, page_class, parent):
    """Whether `user`, who may not write every page, may begin one of this kind here: in Vietnamese, below
    what readers see."""
    return page_class.may_be_begun_by(user) and parent.live and not is_translation(parent)


def only_public_or_own(pages, request):
    """Narrow what can be chosen for a link: a draft of others is for those who may write everywhere.

    Below a draft nothing is to be chosen, and the list would say what the draft is called.
    """
    if page_permission_policy.user_has_any_permission(request.user, {"add", "change"}):
        return pages
    parent = request.resolver_match.kwargs.get("parent_page_id")
    if parent and not Page.objects.live().filter(pk=parent).exists():
        raise Http404
    return pages.live()
