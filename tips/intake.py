"""The one door by which a tip comes in."""

import hashlib
import json
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from tips import parts
from tips.models import PartRole, Source, Tip
from tips.receipts import derive, receipt_for
from wards.models import Ward


class Photo(NamedTuple):
    """A photo ready to be sealed: the clean copy, and the file as it was if the sender wants it kept."""

    clean: bytes
    original: bytes | None = None


class Message(NamedTuple):
    """What one press of the button sends. `words` is the story, `contact` the sender's name or number."""

    nonce: str
    words: dict
    kind: str
    contact: str = ""
    ward: Ward | None = None
    keep_from_ward: bool = False
    photos: tuple[Photo, ...] = ()
    suspicious: bool = False
    source: str = Source.FORM
    handling_ward: Ward | None = None


class Received(NamedTuple):
    receipt: str
    tip: Tip


class WithdrawnError(Exception):
    """The form belongs to a tip that its sender has taken back: nothing can be added to it."""


def receive(message):
    """Store `message` and return its receipt and tip; it is on disk when this returns outside a transaction.

    The same form sent again with the same words changes nothing, and with other words adds to the tip: a
    retry never doubles and nothing sent is dropped. KeysMissingError where nothing can be sealed,
    WithdrawnError if the tip was taken back.
    """
    receipt = receipt_for(message.nonce)
    derived = derive(receipt)
    return Received(receipt, _store(message, derived, derived.fingerprint(_canonical(message))))


@transaction.atomic
def _store(message, derived, fingerprint):
    tip, is_new = _tip_of(message, derived)
    if tip.is_withdrawn:
        raise WithdrawnError
    if not tip.parts.filter(fingerprint=fingerprint).exists():
        role = PartRole.STORY if is_new else PartRole.ADDITION
        add_words(tip, role, message, fingerprint)
        if not is_new:
            _take_note_of_addition(tip, message)
    return tip


def _tip_of(message, derived):
    """Return the locked tip of this receipt and whether it is new.

    Conflicts are ignored instead of caught: a failed INSERT would stand in PostgreSQL's log.
    """
    mine = Tip(
        lookup=derived.lookup,
        sender_key=bytes(derived.key.public_key),
        kind=message.kind,
        source=message.source,
        ward=message.ward,
        keep_from_ward=message.keep_from_ward,
        handling_ward=message.handling_ward or (None if message.keep_from_ward else message.ward),
        quarantined=message.suspicious,
    )
    Tip.objects.bulk_create([mine], ignore_conflicts=True)
    tip = Tip.objects.select_for_update().get(lookup=derived.lookup)
    return tip, tip.pk == mine.pk


def add_words(tip, role, message, fingerprint=None):
    """Seal what a message says into parts of `tip`, whose row the caller has locked."""
    words = {**message.words, "sent_at": timezone.now().isoformat(timespec="minutes")}
    parts.add(tip, role, words, fingerprint=fingerprint)
    if message.contact:
        parts.add(tip, PartRole.IDENTITY, {"contact": message.contact})
    for photo in message.photos:
        parts.add(tip, PartRole.PHOTO, photo.clean, in_file=True)
        if photo.original:
            parts.add(tip, PartRole.ORIGINAL, photo.original, in_file=True)


def _take_note_of_addition(tip, message):
    """Somebody waits again, and a wish to keep it from the ward holds whenever it is said."""
    tip.waiting_since = tip.waiting_since or timezone.localdate()
    if message.keep_from_ward and not tip.keep_from_ward:
        tip.keep_from_ward = True
        if tip.handling_ward_id == tip.ward_id:
            tip.handling_ward = None
    tip.save(update_fields=["waiting_since", "keep_from_ward", "handling_ward"])


def _canonical(message):
    """Return what makes two posts the same message, as bytes."""
    digests = [hashlib.sha256(photo.original or photo.clean).hexdigest() for photo in message.photos]
    ward = message.ward and message.ward.pk
    rest = [message.kind, ward, message.keep_from_ward, message.contact, digests]
    return json.dumps([message.words, *rest], sort_keys=True).encode()
