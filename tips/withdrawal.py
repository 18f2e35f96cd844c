"""Taking a tip back: its sender's right, whatever has become of it."""

from django.db import transaction
from django.utils import timezone

from tips import parts
from tips.models import Status, Tip


@transaction.atomic
def withdraw(derived):
    """Destroy all that was said in the tip that `derived` leads to, and return it. Safe to repeat.

    What stays is a row without words: kind, wards, days. Staff's own words about it go as well, and a hold
    ends. It is in neither audit nor history: the audit holds hours, and in the history the rows around it
    are of staff whose hours the audit has. Tip.DoesNotExist.
    """
    tip = Tip.objects.select_for_update().get(lookup=derived.lookup)
    if not tip.is_withdrawn:
        parts.destroy(tip.parts.all())
        tip.status, tip.waiting_since, tip.on_hold = Status.WITHDRAWN, None, False
        tip.status_since = tip.last_word_on = tip.identity_gone_on = timezone.localdate()
        tip.save()
    return tip
