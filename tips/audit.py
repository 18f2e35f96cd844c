"""The audit: who did what with which tip, without a word of it.

Models and database both refuse to change or delete an entry (see `tips.audit_guard`). Only `forget_old`
removes any: those older than `KEPT`, which is also all that the database lets go.
"""

from datetime import timedelta

from django.utils import timezone

from tips.models import AuditEntry

KEPT = timedelta(days=5 * 365)


def record(user, action, tip=None, detail=""):
    """Write down that `user` did `action`. `detail` holds codes and counts only, never what a person wrote.

    Call it in the transaction of the deed, so that neither is there without the other; before showing
    something, not after. `user` is None where the site itself does it.
    """
    record_each(user, action, [tip.reference if tip else ""], detail)


def record_each(user, action, references, detail=""):
    """Write down the same deed once for each of the file numbers."""
    name = user.username if user else ""
    AuditEntry.objects.bulk_create(
        AuditEntry(user=user, username=name, action=action, reference=reference, detail=detail)
        for reference in references
    )


def old_entries():
    # The default manager refuses to delete. This one is for `forget_old` alone.
    return AuditEntry._base_manager.filter(at__lt=timezone.now() - KEPT)


def forget_old():
    """Remove the entries that are older than `KEPT` and return how many those were. For retention alone."""
    return old_entries().delete()[0]
