"""Which wards somebody reads. Each one that comes or goes is written down: all tips of it open or close."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context

from tips import audit
from tips.models import Action
from users.models import User
from wards.staffing import set_posts


@transaction.atomic
def set_wards(user, wanted, by, *, reads_since_now=False):
    """Make the wards of `user` equal to the codes `wanted`.

    Who `reads_since_now` had wards perhaps, to write for: only now the tips of each of them open.
    """
    changed = set_posts(user, wanted)
    for code in sorted(wanted if reads_since_now else changed):
        sign = "+" if code in wanted else "-"
        audit.record(by, Action.WARDS, detail=f"{user.username}: {sign}{code}")


@receiver(post_save, sender=User)
def leave_the_wards(sender, instance, raw, **kwargs):
    """A closed account has no ward: if it is opened again, a supervisor chooses them anew."""
    if not raw and not instance.is_active:
        set_wards(instance, set(), get_active_log_context().user)
