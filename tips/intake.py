"""The one door by which a tip comes in."""

import json
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from tips import parts
from tips.models import URGENT_KINDS, PartRole, Source, Tip
from tips.receipts import derive, receipt_for
from wards.models import Ward

FROM_SENDERS = (PartRole.STORY, PartRole.ADDITION, PartRole.IDENTITY, PartRole.PHOTO, PartRole.ORIGINAL)
MOST_PARTS, MOST_PHOTOS = 100, 20  # of one tip, from its sender


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


class Received(NamedTuple):
    receipt: str
    tip: Tip


class TakesNoMoreError(Exception):
    """Nothing can be added to the tip that a form belongs to."""


class WithdrawnError(TakesNoMoreError):
    """Its sender has taken it back."""


class FullError(TakesNoMoreError):
    """So much was added that nobody could read more of it."""


def receive(message):
    """Store `message` and return its receipt and tip; it is on disk when this returns outside a transaction.

    The same form sent again with the same words changes nothing, and with other words adds to the tip: a
    retry never doubles and nothing sent is dropped. KeysMissingError where nothing can be sealed,
    TakesNoMoreError if the tip was taken back or is full.
    """
    receipt = receipt_for(message.nonce)
    return Received(receipt, _store(message, derive(receipt)))


@transaction.atomic
def _store(message, derived):
    tip, is_new = _tip_of(message, derived)
    if is_new:
        add_words(tip, PartRole.STORY, message, derived)
        return tip
    return _with_addition(tip, message, derived)


@transaction.atomic
def add_to(derived, message):
    """Add `message` to the tip that `derived` (see `tips.receipts.derive`) leads to, and return the tip.

    The same form sent again changes nothing; the same words in another form are added once more. Only the
    words and the photos of `message` count. Tip.DoesNotExist, KeysMissingError, or TakesNoMoreError.
    """
    tip = Tip.objects.select_for_update().get(lookup=derived.lookup)
    return _with_addition(tip, message, derived)


def _with_addition(tip, message, derived):
    if tip.is_withdrawn:
        raise WithdrawnError
    if add_words(tip, PartRole.ADDITION, message, derived):
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
        handling_ward=None if message.keep_from_ward else message.ward,
        quarantined=message.suspicious,
    )
    Tip.objects.bulk_create([mine], ignore_conflicts=True)
    tip = Tip.objects.select_for_update().get(lookup=derived.lookup)
    return tip, tip.pk == mine.pk


def add_words(tip, role, message, derived):
    """Seal what a message says into parts of `tip`, whose row the caller has locked, as far as it is not
    there yet. Return whether anything was new."""
    before = tip.parts.count()
    _refuse_if_full(tip, message)
    fingerprint = derived.fingerprint(_canonical(message))
    if message.words.get("text") and not tip.parts.filter(fingerprint=fingerprint).exists():
        sent_at = timezone.now().isoformat(timespec="minutes")
        words = {**message.words, **_said_otherwise(tip, message), "sent_at": sent_at}
        parts.add(tip, role, words, fingerprint=fingerprint)
        if message.contact:
            parts.add(tip, PartRole.IDENTITY, {"contact": message.contact})
    for photo in message.photos:
        _add_file(tip, PartRole.PHOTO, photo.clean, derived)
        _add_file(tip, PartRole.ORIGINAL, photo.original, derived)
    return tip.parts.count() > before


def _refuse_if_full(tip, message):
    sent = tip.parts.filter(role__in=FROM_SENDERS)
    photos = sent.filter(role=PartRole.PHOTO).count() + len(message.photos)
    if photos > MOST_PHOTOS or sent.count() >= MOST_PARTS:
        raise FullError


def _said_otherwise(tip, message):
    """Return what a later message says of kind and ward that the tip says otherwise."""
    words = {}
    if message.kind != tip.kind:
        words["kind"] = message.kind
    if message.ward and message.ward.pk != tip.ward_id:
        words["ward"] = message.ward.name
    return words


def _add_file(tip, role, content, derived):
    fingerprint = content and derived.fingerprint(role.encode() + content)
    if content and not tip.parts.filter(fingerprint=fingerprint).exists():
        parts.add(tip, role, content, fingerprint=fingerprint, in_file=True)


def _take_note_of_addition(tip, message):
    """Somebody waits again; what makes it urgent, or for supervisors alone, holds whenever it is said."""
    tip.last_word_on = timezone.localdate()
    tip.waiting_since = tip.waiting_since or tip.last_word_on
    if message.kind in URGENT_KINDS and tip.kind not in URGENT_KINDS:
        tip.kind, tip.notice_sent = message.kind, False
    if message.keep_from_ward and not tip.keep_from_ward:
        tip.keep_from_ward, tip.handling_ward, tip.assignee = True, None, None
    tip.save()


def _canonical(message):
    """Return what makes two posts the same message, as bytes. Photos count for themselves."""
    ward = message.ward and message.ward.pk
    rest = [message.nonce, message.kind, ward, message.keep_from_ward, message.contact]
    return json.dumps([message.words, *rest], sort_keys=True).encode()
