"""Run in the environment of a site: puts every payload into every field that senders and staff write, and
prints the id and the receipt of each tip."""

import json
import sys

import django

django.setup()

from tests.tips.xss_payloads import PAYLOADS  # noqa: E402
from tips import parts  # noqa: E402
from tips.intake import Message, receive  # noqa: E402
from tips.models import PartRole, Transfer  # noqa: E402
from tips.tokens import new_nonce  # noqa: E402

BATCH = 25
# No form takes NUL.
TEXTS = [
    "\n".join(PAYLOADS[start : start + BATCH]).replace("\x00", "") for start in range(0, len(PAYLOADS), BATCH)
]


def send(text):
    words = {"text": text, "happened": text, "scammer": text}
    receipt, tip = receive(Message(new_nonce(), words, "other", contact=text))
    for role in (PartRole.ADDITION, PartRole.ANSWER, PartRole.NOTE):
        parts.add(tip, role, {"text": text})
    Transfer.objects.create(tip=tip, reason=parts.add(tip, PartRole.REASON, {"text": text}))
    return {"id": str(tip.pk), "receipt": receipt, "text": text}


if __name__ == "__main__":
    json.dump([send(text) for text in TEXTS], sys.stdout)
