"""How long a tip is kept: first who sent it and the photos as they came are destroyed, later all of it.

Law 91/2025/QH15 on personal data: kept as long as its purpose needs, no longer. Days count from the last
change of status, from when the sender last added something, or from the last answer. A tip that is kept
for a case stays.
"""

from collections import Counter
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Greatest

from tips import parts, sealed_files
from tips.audit import record
from tips.models import Action, PartRole, SealedPart, Status, Tip

IDENTITY, ALL = "identity", "all"  # the two steps, as the audit names them
STEPS = (ALL, IDENTITY)  # what goes altogether needs no step before
QUARANTINE = "quarantine"  # in place of a status: suspicious, and nobody took it up
BATCH = 100  # tips in a transaction
TELLING = (PartRole.IDENTITY, PartRole.ORIGINAL)  # the file of a photo may tell its place and camera


class Kept(NamedTuple):
    identity: int  # days
    all: int


KEPT = {
    Status.NEW: Kept(365, 730),
    Status.READING: Kept(365, 730),
    Status.FORWARDED: Kept(180, 730),
    Status.UNCLEAR: Kept(30, 180),
    Status.DONE: Kept(90, 365),
    Status.WITHDRAWN: Kept(0, 30),
    QUARANTINE: Kept(60, 60),
}


def due(step, today):
    """Return the tips whose `step` is due on the day `today`."""
    tips = Tip.objects.filter(on_hold=False).annotate(since=Greatest("status_since", "last_word_on"))
    if step == ALL:
        return tips.filter(_reached(ALL, today))
    telling = SealedPart.objects.filter(tip=OuterRef("pk"), role__in=TELLING)
    return tips.filter(_reached(IDENTITY, today), ~_reached(ALL, today), Exists(telling))


def _reached(step, today):
    return reduce(or_, (_ruled_by(rule) & _since(today, getattr(days, step)) for rule, days in KEPT.items()))


def _since(today, days):
    return Q(since__lte=today - timedelta(days=days))


def _ruled_by(rule):
    suspicious = Q(quarantined=True, status=Status.NEW)
    return suspicious if rule == QUARANTINE else Q(status=rule) & ~suspicious


def rule_of(tip):
    """Return the key of `KEPT` that holds for `tip`."""
    return QUARANTINE if tip.quarantined and tip.status == Status.NEW else Status(tip.status)


def count(today):
    """Return how many tips are due, by step and rule."""
    return Counter((step, rule_of(tip)) for step in STEPS for tip in due(step, today).iterator())


def carry_out(today):
    """Do all that is due, and return how many tips that were, by step and rule."""
    total = Counter()
    while done := next_batch(today):
        total += done
    return total


def next_batch(today):
    """Do a part of what is due, in one transaction; the count is empty once nothing is due any more."""
    for step in STEPS:
        while batch := list(due(step, today).values_list("pk", flat=True)[:BATCH]):
            if done := _do(step, batch, today):
                return done
    return Counter()


@transaction.atomic
def _do(step, batch, today):
    # Asked again under the lock: somebody may just have put a hold on one, or changed its status.
    tips = due(step, today).filter(pk__in=batch).order_by("pk").select_for_update(of=("self",))
    done = Counter()
    for tip in tips:
        record(None, Action.DELETE, tip, f"{step} {rule_of(tip)}")
        done[step, rule_of(tip)] += 1
        _destroy_all(tip) if step == ALL else _destroy_identity(tip, today)
    return done


def _destroy_identity(tip, today):
    parts.destroy(tip.parts.filter(role__in=TELLING))
    Tip.objects.filter(pk=tip.pk).update(identity_gone_on=today)


def _destroy_all(tip):
    parts.destroy(tip.parts.all())
    tip.delete()


def sweep():
    """Remove the sealed files that belong to no tip, and return how many those were."""
    return sealed_files.sweep(set(SealedPart.objects.exclude(file="").values_list("file", flat=True)))
