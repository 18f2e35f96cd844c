"""What the holder of a receipt may see: the status and what staff answered, never what was sent."""

import json
from datetime import date
from typing import NamedTuple

from django.utils.translation import get_language

from tips.keys import SENDER
from tips.models import PartRole, Status, Tip, WrappedKey
from tips.receipts import Derived, derive
from tips.sealing import CannotOpenError, unseal
from tips.sentences import sentence_for


class Answer(NamedTuple):
    made_on: date
    text: str


class Found(NamedTuple):
    tip: Tip
    derived: Derived
    sentence: str
    answers: list[Answer]


def look_up(receipt):
    """Return what belongs to 16 digits, None if nothing does. KeysMissingError.

    What is found and what is not asks the same questions of the database and takes the same time.
    """
    derived = derive(receipt)
    tip = Tip.objects.filter(lookup=derived.lookup).first()
    sentence = sentence_for(tip.status if tip else Status.NEW, get_language())
    answers = _answers(derived)
    return tip and Found(tip, derived, sentence, answers)


def _answers(derived):
    answers = {"key_id": SENDER, "part__role": PartRole.ANSWER, "part__tip__lookup": derived.lookup}
    wraps = WrappedKey.objects.filter(**answers).select_related("part").order_by("part__position")
    opened = [(wrap.part.made_on, _text(wrap, derived)) for wrap in wraps]
    return [Answer(made_on, text) for made_on, text in opened if text]


def _text(wrap, derived):
    try:
        words = json.loads(unseal(wrap.part.box, wrap.part.context, wrap.wrapped, derived.key))
    except CannotOpenError:
        return ""
    return words.get("text", "")
