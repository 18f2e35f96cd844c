"""Ending a warning by hand, and undoing it: one approver does either alone, since stopping harm is fast."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.models import AlertEnding
from alerts.models.life import keep_over_from


def why_not_end(page):
    """Return a sentence if `page` cannot be ended, else nothing."""
    if not page.live:
        return _("It is not on the site: there is nothing to end.")
    return "" if page.is_active else _already_ended()


def end(page, ending, user):
    """Store `ending`, an AlertEnding with its reason, for `page` in all languages. ValueError in words if it
    cannot be ended."""
    if refusal := why_not_end(page):
        raise ValueError(refusal)
    ending.translation_key, ending.title, ending.ended_by = page.translation_key, page.title, user
    try:
        with transaction.atomic():
            ending.save()
    except IntegrityError:  # somebody else was faster
        raise ValueError(_already_ended()) from None


@transaction.atomic
def reopen(ending, user):
    """Undo `ending`. Return whether it was still to be undone."""
    undone = AlertEnding.objects.open().filter(pk=ending.pk).update(undone_by=user, undone_at=timezone.now())
    keep_over_from([ending.translation_key])
    return bool(undone)


def _already_ended():
    return _("It has ended already.")
