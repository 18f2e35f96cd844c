"""Sample tips, sent through the door as a citizen would and then set as they would be some days later."""

from home.demo.loader import days_ago, rows
from tips import parts
from tips.intake import Message, receive
from tips.keys import KeysMissingError, public_keys
from tips.models import PartRole, Status, Tip
from tips.tokens import new_nonce
from wards.models import Ward

SET_LATER = ("status", "source", "quarantined")


def load():
    """Load them where there is no tip yet and where tips can be sealed."""
    if Tip.objects.exists() or not can_seal():
        return
    for row in rows("tips", "tip"):
        load_tip(row)


def can_seal():
    try:
        return bool(public_keys())
    except KeysMissingError:
        return False


def load_tip(row):
    words = {name: row.get(name, "") for name in ("text", "happened", "scammer")}
    ward = Ward.objects.get(slug=row["ward"]) if "ward" in row else None
    message = Message(
        *(new_nonce(), words, row["kind"], row.get("contact", ""), ward),
        keep_from_ward=row.get("keep_from_ward", False),
    )
    _receipt, tip = receive(message)
    for role, name in ((PartRole.ANSWER, "answers"), (PartRole.NOTE, "notes")):
        for text in row.get(name, ()):
            parts.add(tip, role, {"text": text})
    day = days_ago(row["days_ago"])
    settled = row.get("status", Status.NEW) != Status.NEW
    Tip.objects.filter(pk=tip.pk).update(
        **{name: row[name] for name in SET_LATER if name in row},
        **{"received_on": day, "status_since": day, "waiting_since": None if settled else day},
    )
    tip.parts.update(made_on=day)
