"""Which wards somebody reads. Each one that comes or goes is written down: all tips of it open or close."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context

from tips import audit
from tips.models import Action
from users.models import User
from wards.models import WardStaff


@transaction.atomic
def set_wards(user, wanted, by):
    """Make the wards of `user` equal to the codes `wanted`."""
    held = set(user.ward_posts.values_list("ward", flat=True))
    user.ward_posts.exclude(ward__in=wanted).delete()
    for code in sorted(wanted - held):
        WardStaff.objects.get_or_create(user=user, ward_id=code)
    for code in sorted(wanted ^ held):
        sign = "+" if code in wanted else "-"
        audit.record(by, Action.WARDS, detail=f"{user.username}: {sign}{code}")


@receiver(post_save, sender=User)
def leave_the_wards(sender, instance, raw, **kwargs):
    """A closed account has no ward: if it is opened again, a supervisor chooses them anew."""
    if not raw and not instance.is_active:
        set_wards(instance, set(), get_active_log_context().user)
