"""What readers have seen changes only with a word about it, and never goes without one."""

from django.conf import settings
from django.db.models import ProtectedError, Q
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import PagePermissionTester

from alerts.models.rows import AlertUpdate
from core.models import Hiding

SEEN = Q(live=True) | Q(first_published_at__isnull=False)


def instead_of_deleting():
    return _(
        "Readers have seen this warning: it cannot be deleted. End it, then the page says that it is over."
    )


class AlertPermissionTester(PagePermissionTester):
    def can_delete(self, ignore_bulk=False):
        """Wagtail asks this for moving as well: that would take the warning from its address."""
        return not self.page.is_seen and super().can_delete(ignore_bulk)


class NoSilenceMixin:
    """No silent edit and no silent deletion of a warning that readers have seen."""

    def permissions_for_user(self, user):
        return AlertPermissionTester(user, self)

    @property
    def is_seen(self):
        """Whether it is or was public, in its own language."""
        return self.live or self.first_published_at is not None

    @property
    def is_source(self):
        """Whether it is the one that translations follow."""
        return self.locale.language_code == settings.LANGUAGE_CODE

    def obstacles(self):
        """A translation gets its updates from its source, so the rule holds for the source."""
        if not (self.is_seen and self.is_source):
            return super().obstacles()
        public, own = _entries(self._public_updates()), _entries(self.updates.all())
        found = super().obstacles()
        if not public <= own:
            found.append(_("An update that readers have seen is gone or changed. Put it back as it was."))
        if not own - public:
            found.append(_("Readers have seen this warning. Add an update that says what changed."))
        return found

    def _public_updates(self):
        if self.live:
            return AlertUpdate.objects.filter(page=self.pk)
        # Drafts of what is not live overwrite the rows.
        revision = Hiding.objects.revision_before(self)
        return revision.as_object().updates.all() if revision else AlertUpdate.objects.none()


def _entries(updates):
    return {(update.date, update.text) for update in updates}


@receiver(pre_delete, sender="alerts.AlertPage")
def refuse_to_delete_what_readers_have_seen(instance, **kwargs):
    """However it was asked for: by a view, by code, or with the pages above it."""
    if instance.is_seen:
        raise ProtectedError(instead_of_deleting(), {instance})
