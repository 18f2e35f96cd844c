"""Tips of two years, sealed like all others: one in eight urgent, one in ten in quarantine, most dealt with.

Nobody has their receipts. What is said in them is one of a few sentences.
"""

import json
import random
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from tips import keys, sealing
from tips.models import Kind, PartRole, SealedPart, Status, Tip, WrappedKey
from tips.models.tip import REFERENCE_ALPHABET
from wards.models import Ward

PREFIX = "thu-tai-"  # of a look-up id: those of receipts are hexadecimal
DAYS, AT_ONCE = 730, 2000
STATUSES = [*Status.values, *[Status.DONE] * 14]
QUARANTINED, HANDED_TO_WARD = 0.1, 0.7
SENTENCES = ("Có người lạ gọi điện giục chuyển tiền.", "Nhóm thanh niên tụ tập gây ồn lúc nửa đêm.")


def load(wanted):
    """Write tips until there are `wanted`. Return how many are new, or raise KeysMissingError."""
    there = Tip.objects.filter(lookup__startswith=PREFIX).count()
    public, wards = keys.public_keys(), list(Ward.objects.all())
    for start in range(there, wanted, AT_ONCE):
        _write([_tip(number, wards) for number in range(start, min(start + AT_ONCE, wanted))], public)
    return max(0, wanted - there)


def _tip(number, wards):
    choose = random.Random(number)
    day, ward = timezone.localdate() - timedelta(days=choose.randrange(DAYS)), choose.choice(wards)
    status = choose.choice(STATUSES)
    return Tip(
        **{
            "lookup": f"{PREFIX}{number}",
            "reference": _reference(number),
            "sender_key": choose.randbytes(32),
        },
        **{"kind": choose.choice(Kind.values), "status": status, "ward": ward, "received_on": day},
        **{"status_since": day, "last_word_on": day, "notice_sent": True},
        waiting_since=day if status == Status.NEW else None,
        handling_ward=ward if choose.random() < HANDED_TO_WARD else None,
        quarantined=choose.random() < QUARANTINED,
    )


def _reference(number):
    """Different for every number, and in no order that can be seen."""
    size = len(REFERENCE_ALPHABET)
    rest, letters = (number * 238_798_741_937 + 138) % size**8, ""
    for _position in range(8):
        rest, letter = divmod(rest, size)
        letters += REFERENCE_ALPHABET[letter]
    return letters


@transaction.atomic
def _write(tips, public):
    parts, wraps = [], []
    for number, tip in enumerate(tips):
        part = SealedPart(tip=tip, role=PartRole.STORY, position=0, made_on=tip.received_on)
        words = {"text": SENTENCES[number % len(SENTENCES)], "happened": "", "scammer": ""}
        plain = json.dumps(words, ensure_ascii=False).encode()
        part.box, wrapped = sealing.seal(plain, part.context, public)
        parts.append(part)
        wraps += [WrappedKey(part=part, key_id=key_id, wrapped=value) for key_id, value in wrapped.items()]
    for rows in (tips, parts, wraps):
        type(rows[0]).objects.bulk_create(rows)
