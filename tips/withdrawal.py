"""Taking a tip back: its sender's right, whatever has become of it."""

from django.db import transaction
from django.utils import timezone

from tips import parts
from tips.models import Status, StatusChange, Tip


@transaction.atomic
def withdraw(derived):
    """Destroy all that was said in the tip that `derived` leads to, and return it. Safe to repeat.

    What stays is a row without words: kind, wards, days. Staff's own words about it go as well. The sender
    is in no audit, since that holds hours. Tip.DoesNotExist.
    """
    tip = Tip.objects.select_for_update().get(lookup=derived.lookup)
    if not tip.is_withdrawn:
        StatusChange.objects.create(tip=tip, user=None, old=tip.status, new=Status.WITHDRAWN)
        parts.destroy(tip.parts.all())
        tip.status, tip.waiting_since = Status.WITHDRAWN, None
        tip.status_since = tip.identity_gone_on = timezone.localdate()
        tip.save(update_fields=["status", "waiting_since", "status_since", "identity_gone_on"])
    return tip
