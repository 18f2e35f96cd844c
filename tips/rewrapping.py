"""Giving other keys access to what is sealed already: the boxes stay, only their keys are wrapped anew."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from tips import keys
from tips.models import SealedPart, WrappedKey
from tips.sealing import wrap_again

BATCH = 500  # parts a transaction


def cover(public_key, private_keys):
    """Wrap the key of every part that `public_key` cannot open to it, with those of `private_keys` (by id)
    that can. Return how many were wrapped and how many could not be, because none of the keys opens them."""
    key_id, done, missed, last = keys.id_of(public_key), 0, 0, None
    while batch := _not_covered(key_id, last):
        last = batch[-1].pk
        wraps = [_wrapped_for(part, private_keys, public_key, key_id) for part in batch]
        found = [wrap for wrap in wraps if wrap]
        with transaction.atomic():
            # A part may have been destroyed meanwhile, by its sender or by the clock.
            still = SealedPart.objects.select_for_update().filter(pk__in=[wrap.part_id for wrap in found])
            left = set(still.values_list("pk", flat=True))
            WrappedKey.objects.bulk_create(
                (wrap for wrap in found if wrap.part_id in left), ignore_conflicts=True
            )
        done, missed = done + len(found), missed + len(wraps) - len(found)
    return done, missed


def _not_covered(key_id, last):
    has_it = WrappedKey.objects.filter(part=OuterRef("pk"), key_id=key_id)
    parts = SealedPart.objects.filter(~Exists(has_it)).order_by("pk").prefetch_related("keys").defer("box")
    return list((parts.filter(pk__gt=last) if last else parts)[:BATCH])


def _wrapped_for(part, private_keys, public_key, key_id):
    for wrap in part.keys.all():
        if private := private_keys.get(wrap.key_id):
            wrapped = wrap_again(wrap.wrapped, private, public_key)
            return WrappedKey(part=part, key_id=key_id, wrapped=wrapped)
    return None


def drop(old_id, kept_ids):
    """Take away what lets the key `old_id` open parts, wherever one of `kept_ids` opens them too.

    Return how many parts only the old key opens.
    """
    others = WrappedKey.objects.filter(part=OuterRef("part"), key_id__in=kept_ids)
    WrappedKey.objects.filter(Exists(others), key_id=old_id).delete()
    return WrappedKey.objects.filter(key_id=old_id).count()
