"""The one door by which a tip comes in."""

import json

from django.db import transaction
from django.utils.crypto import salted_hmac

from tips.models import Tip


@transaction.atomic
def receive(nonce, words, *, kind, ward, keep_from_ward):
    """Store a tip and return it; it is on disk when this returns outside a transaction.

    `nonce` is that of the form's token: the same form sent twice with the same words is one tip, and
    with other words another one, so that a retry never doubles and nothing sent is ever dropped.
    """
    fingerprint = json.dumps([nonce, words, kind, ward and ward.pk, keep_from_ward], sort_keys=True)
    submission = salted_hmac("tips.submission", fingerprint, algorithm="sha256").hexdigest()
    tip, _created = Tip.objects.get_or_create(
        submission=submission,
        defaults={"words": words, "kind": kind, "ward": ward, "keep_from_ward": keep_from_ward},
    )
    return tip
