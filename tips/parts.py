"""Making, opening and destroying the sealed parts of a tip."""

import json

from django.db import transaction
from nacl.public import PublicKey

from core.text import composed
from tips import keys, sealed_files, sealing
from tips.models import PartRole, SealedPart, WrappedKey

OPENED_BY_SENDER = (PartRole.ANSWER,)


def add(tip, role, data, *, author=None, fingerprint=None, in_file=False):
    """Seal `data` (a dict, or bytes) as a part of `tip` and return it; KeysMissingError if it cannot be.

    An answer can be opened by the sender too. With `in_file` the box lies in the sealed store; it is written
    before the row, so a row never lacks its file. Call it in a transaction that holds the row of the tip.
    """
    public = keys.public_keys()
    if role in OPENED_BY_SENDER:
        public = {**public, keys.SENDER: PublicKey(bytes(tip.sender_key))}
    part = SealedPart(
        tip=tip, role=role, author=author, fingerprint=fingerprint, position=_next_position(tip)
    )
    plain = data if isinstance(data, bytes) else json.dumps(composed(data), ensure_ascii=False).encode()
    box, wrapped = sealing.seal(plain, part.context, public)
    if in_file:
        part.file = sealed_files.put(box)
    else:
        part.box = box
    part.save(force_insert=True)
    WrappedKey.objects.bulk_create(
        WrappedKey(part=part, key_id=key_id, wrapped=value) for key_id, value in wrapped.items()
    )
    return part


def _next_position(tip):
    last = tip.parts.order_by("-position").values_list("position", flat=True).first()
    return 0 if last is None else last + 1


def open_bytes(part, private_keys):
    """Return what was sealed in `part`, with one of `private_keys` (by id). CannotOpenError if none fits."""
    wraps = {wrap.key_id: wrap.wrapped for wrap in part.keys.all()}
    for key_id in wraps.keys() & private_keys.keys():
        return sealing.unseal(_box(part), part.context, wraps[key_id], private_keys[key_id])
    raise sealing.CannotOpenError


def _box(part):
    try:
        return sealed_files.get(part.file) if part.file else part.box
    except FileNotFoundError as error:
        raise sealing.CannotOpenError from error


def open_words(part, private_keys):
    """Return the dict that was sealed in `part`, None where no key here opens it."""
    try:
        return json.loads(open_bytes(part, private_keys))
    except sealing.CannotOpenError:
        return None


def read(tip, *roles):
    """Return `(part, words)` for the parts of `roles` in order, with the keys that are loaded here; `words`
    is None where none of them opens a part. Photos have no words: see `open_bytes`."""
    private_keys = keys.private_keys()
    found = tip.parts.filter(role__in=roles).select_related("author").prefetch_related("keys")
    return [(part, open_words(part, private_keys)) for part in found]


def destroy(parts):
    """Destroy sealed parts for good: their keys, their boxes, and once that is committed their files."""
    files = list(parts.exclude(file="").values_list("file", flat=True))
    WrappedKey.objects.filter(part__in=parts).delete()
    count, _by_model = parts.delete()
    for name in files:
        # No partial: Django tells by its __qualname__ which one failed. The sweeper tries it again.
        transaction.on_commit(lambda name=name: sealed_files.destroy(name), robust=True)
    return count
