"""The audit: who did what with which tip, without a word of it."""

from tips.models import AuditEntry


def record(user, action, tip=None, detail=""):
    """Write down that `user` did `action`. `detail` holds codes and counts only, never what a person wrote.

    Call it in the transaction of the deed, so that neither is there without the other; before showing
    something, not after. `user` is None where the site itself does it.
    """
    AuditEntry.objects.create(
        user=user,
        username=user.username if user else "",
        action=action,
        reference=tip.reference if tip else "",
        detail=detail,
    )
