"""What staff do with a tip. Each deed is written down together with its entry in the audit.

Every function wants a tip whose row the caller has locked, in the transaction of the deed, from
`visible_to(user)`: who may do it is asked there, what may be done is asked here.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.drafts import start_draft
from tips import audit, parts
from tips.colleagues import may_open
from tips.models import Action, PartRole, Status, StatusChange, Transfer, is_supervisor


class RefusedError(Exception):
    """It cannot be done; the text says why, in words for staff."""


def set_status(tip, user, status):
    """Move `tip` to another status. Nobody waits any more once it is no longer new."""
    _refuse_if_withdrawn(tip)
    if status == Status.WITHDRAWN:
        raise RefusedError(_("Only the sender can withdraw a tip."))
    if status == tip.status:
        raise RefusedError(_("The tip has this status already."))
    StatusChange.objects.create(tip=tip, user=user, old=tip.status, new=status)
    audit.record(user, Action.STATUS, tip, f"{tip.status} → {status}")
    tip.status, tip.status_since = status, timezone.localdate()
    if status != Status.NEW:
        tip.waiting_since = None
    tip.save(update_fields=["status", "status_since", "waiting_since"])


def assign(tip, user, assignee):
    """Give `tip` to `assignee`, or to nobody; never to somebody who may not open it."""
    if assignee and not may_open(assignee, tip):
        raise RefusedError(_("This person may not open the tip, so it cannot be given to them."))
    if assignee == tip.assignee:
        raise RefusedError(_("It is given to this person already."))
    tip.assignee = assignee
    tip.save(update_fields=["assignee"])
    audit.record(user, Action.ASSIGN, tip, f"→ {assignee.username}" if assignee else "")


def add_note(tip, user, text):
    audit.record(user, Action.NOTE, tip)
    parts.add(tip, PartRole.NOTE, {"text": text}, author=user)


def answer(tip, user, text):
    """Write to the sender, who then no longer waits."""
    _refuse_if_withdrawn(tip)
    audit.record(user, Action.ANSWER, tip)
    parts.add(tip, PartRole.ANSWER, {"text": text}, author=user)
    tip.waiting_since, tip.last_word_on = None, timezone.localdate()
    tip.save(update_fields=["waiting_since", "last_word_on"])


def open_identity(tip, user, reason):
    """Write down why `user` wants to know who the sender is; then return what the sender left."""
    audit.record(user, Action.IDENTITY, tip)
    parts.add(tip, PartRole.NOTE, {"text": reason, "about": PartRole.IDENTITY}, author=user)
    return parts.read(tip, PartRole.IDENTITY)


def transfer(tip, user, reason, *, ward=None, unit=None):
    """Pass `tip` on to a ward, to a unit, or (neither) back to the supervisors. Nobody has it then."""
    _refuse_if_withdrawn(tip)
    _refuse_ward(tip, ward)
    if (ward, unit) == (tip.handling_ward, tip.unit):
        raise RefusedError(_("The tip is there already."))
    sealed = parts.add(tip, PartRole.REASON, {"text": reason}, author=user)
    Transfer.objects.create(
        tip=tip, user=user, from_ward=tip.handling_ward, to_ward=ward, to_unit=unit, reason=sealed
    )
    target = ward.code if ward else f"unit {unit.pk}" if unit else "supervisors"
    audit.record(user, Action.TRANSFER, tip, f"→ {target}")
    tip.handling_ward, tip.unit, tip.assignee = ward, unit, None
    tip.save(update_fields=["handling_ward", "unit", "assignee"])
    if unit and tip.status != Status.FORWARDED:
        set_status(tip, user, Status.FORWARDED)


def draft_warning(tip, user, scam_type, ward, indicators):
    """Leave the editors a draft with nothing of `tip` in it but what is given here. No way leads back."""
    _refuse_if_withdrawn(tip)
    audit.record(user, Action.DRAFT, tip)
    start_draft(scam_type, ward, indicators)


def _refuse_ward(tip, ward):
    if ward and tip.keep_from_ward:
        raise RefusedError(
            _("The sender asked that no ward or commune reads this: keep it, or choose a unit.")
        )
    if ward and tip.quarantined:
        raise RefusedError(_("The tip is in quarantine, where no ward sees it. Take it out first."))


def set_quarantine(tip, user, on):
    """Put `tip` in quarantine or take it out; who can no longer open it no longer has it."""
    tip.quarantined = on
    if on and tip.assignee and not is_supervisor(tip.assignee):
        tip.assignee = None
    tip.save(update_fields=["quarantined", "assignee"])
    audit.record(user, Action.QUARANTINE, tip, "in" if on else "out")


def set_hold(tip, user, on):
    """A tip that is kept for a case is not deleted when its time is over."""
    if on:
        _refuse_if_withdrawn(tip)
    tip.on_hold = on
    tip.save(update_fields=["on_hold"])
    audit.record(user, Action.HOLD, tip, "on" if on else "off")


def _refuse_if_withdrawn(tip):
    if tip.is_withdrawn:
        raise RefusedError(_("The sender has withdrawn this tip: it takes no status, answer or transfer."))
