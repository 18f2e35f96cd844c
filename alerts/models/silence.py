"""What readers have seen changes only with a word about it, and never goes without one."""

from operator import attrgetter

from django.conf import settings
from django.db.models import ProtectedError, Q
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.models.rows import AlertUpdate
from core.languages import is_translation
from core.models import Hiding
from core.own_pages import OwnPagesTester

SEEN = Q(live=True) | Q(first_published_at__isnull=False)
FEWEST_LETTERS = 5  # of an update


def instead_of_deleting():
    return _(
        "Readers have seen this warning: it cannot be deleted. End it, then the page says that it is over."
    )


class AlertPermissionTester(OwnPagesTester):
    def can_delete(self, ignore_bulk=False):
        """Wagtail asks this for moving as well: that would take the warning from its address."""
        return not self.page.is_seen and super().can_delete(ignore_bulk)


class NoSilenceMixin:
    """No silent edit and no silent deletion of a warning that readers have seen."""

    permission_tester = AlertPermissionTester

    @property
    def is_seen(self):
        """Whether it is or was public, in its own language. What is not saved yet calls itself live."""
        return self.pk is not None and (self.live or self.first_published_at is not None)

    @property
    def is_source(self):
        """Whether it is the one that translations follow."""
        return not is_translation(self)

    def obstacles(self):
        return [*super().obstacles(), *self.silences()]

    def silences(self):
        """Return sentences: what those who read it before would not be told, or not in a way to rely on."""
        if not self.is_seen:
            return []
        identity = attrgetter("date", "text") if self.is_source else attrgetter("translation_key")
        public = {identity(update) for update in self._public_updates()}
        own = {identity(update): update for update in self.updates.all()}
        new = [update for key, update in own.items() if key not in public]
        return [
            *([] if public <= own.keys() else [_gone()]),
            *([] if new else [_nothing_new(self.is_source)]),
            *([] if all(map(_says_something, new)) else [_no_words()]),
            *([] if all(map(self._is_of_its_day, self._written_here(new))) else [_another_day()]),
        ]

    def _written_here(self, updates):
        """A translation takes its rows, with their days, from its source."""
        if self.is_source:
            return updates
        rows = AlertUpdate.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        keys = [update.translation_key for update in updates]
        taken = set(rows.filter(translation_key__in=keys).values_list("translation_key", flat=True))
        return [update for update in updates if update.translation_key not in taken]

    def _is_of_its_day(self, update):
        published = type(self).objects.filter(pk=self.pk).values_list("last_published_at", flat=True).first()
        since = timezone.localdate(published) if published else update.date
        return since <= update.date <= timezone.localdate()

    def _public_updates(self):
        if self.live:
            return AlertUpdate.objects.filter(page=self.pk)
        # Drafts of what is not live overwrite the rows.
        revision = Hiding.objects.revision_before(self)
        return revision.as_object().updates.all() if revision else AlertUpdate.objects.none()


def _says_something(update):
    return sum(map(str.isalpha, update.text)) >= FEWEST_LETTERS


def _gone():
    return _("An update that readers have seen is gone or changed. Put it back as it was.")


def _nothing_new(is_source):
    if is_source:
        return _("Readers have seen this warning. Add an update that says what changed.")
    return _(
        "Readers have seen this translation. Add an update to the Vietnamese warning that says what changed, "
        "then translate it here. A mistake of the translation alone is told in the same way."
    )


def _no_words():
    return _("An update has to say in words what changed.")


def _another_day():
    return _("A new update has the date of today. It is not from before the last publication, nor to come.")


@receiver(pre_delete, sender="alerts.AlertPage")
def refuse_to_delete_what_readers_have_seen(instance, **kwargs):
    """However it was asked for: by a view, by code, or with the pages above it."""
    if instance.is_seen:
        raise ProtectedError(instead_of_deleting(), {instance})
