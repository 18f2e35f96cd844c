"""The wards of an account: which of them changes is written down by whoever asks for it."""

from django.db import transaction

from wards.models import WardStaff


@transaction.atomic
def set_posts(user, wanted):
    """Make the wards of `user` equal to the codes `wanted`; return the codes that came or went."""
    held = set(user.ward_posts.values_list("ward", flat=True))
    user.ward_posts.exclude(ward__in=wanted).delete()
    for code in sorted(wanted - held):
        WardStaff.objects.get_or_create(user=user, ward_id=code)
    return wanted ^ held
