"""What is in a bundle that waits stays as it is: what goes out is what was read."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.locks import BaseLock
from wagtail.models import Page, PagePermissionTester

from core.bundles.access import works_with_bundles
from core.models.bundles import LOCKED, ids_in_bundles, locking_bundle


class BundleLock(BaseLock):
    def __init__(self, obj, bundle):
        super().__init__(obj)
        self.bundle = bundle

    def for_user(self, user):
        return True

    def get_message(self, user):
        if not works_with_bundles(user):
            return in_bundle()
        return format_html(
            '{} <a href="{}">{}</a>', in_bundle(), reverse("bundle", args=[self.bundle.pk]), self.bundle.title
        )

    def get_locked_by(self, user):
        return _("Locked by a bundle")

    def get_description(self, user):
        return in_bundle()


def in_bundle():
    return _("This is in a bundle that waits for approval or for its hour. It cannot be changed meanwhile.")


def lock_of(obj):
    """Return the lock of the bundle that waits with `obj` in it, or None."""
    known = obj.__dict__  # a list asked for all its rows at once
    bundle = known["waits_in"] if "waits_in" in known else locking_bundle(obj)
    return bundle and BundleLock(obj, bundle)


class BundledPermissionTester(PagePermissionTester):
    def can_delete(self, ignore_bulk=False):
        """Wagtail asks this for moving as well, and asks the database, for each row of a list, whether
        something of the page is public: what the page knows of that is looked at first."""
        if self.page.pk in _locked_pages(self.user) or (self.page.live and not self.can_publish()):
            return False
        return self._is_a_draft_to_change() or super().can_delete(ignore_bulk)

    def _is_a_draft_to_change(self):
        is_a_draft = not self.page.live and self.page.is_leaf() and not self.page_is_root
        return is_a_draft and "change" in getattr(self, "permissions", ())


def _locked_pages(user):
    """Asked of the database once a request: a list of pages asks about each."""
    if not hasattr(user, "_locked_pages"):
        user._locked_pages = ids_in_bundles(Page, LOCKED)
    return user._locked_pages
