"""What became of a warning, as messages: each has its own identifier, whatever happens later.

A message is sent when a warning is made public in a language, when it ends, by hand or by date, and
when an approver takes an end back. What stands in a document changes at these moments.
"""

from collections import defaultdict
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from django.utils import timezone

from alerts.models import AlertEnding, AlertMessage


class Sent(NamedTuple):
    """When a message was sent, and what tells it from all others of its warning."""

    at: datetime
    name: str
    is_publication: bool = False


def histories(translation_keys):
    """Return for each key what was sent up to now, in order. Asks the database twice, however many."""
    messages, endings = defaultdict(list), defaultdict(list)
    for row in AlertMessage.objects.filter(translation_key__in=translation_keys).order_by("number"):
        messages[row.translation_key].append(row)
    for row in AlertEnding.objects.filter(translation_key__in=translation_keys).order_by("pk"):
        endings[row.translation_key].append(row)
    return {key: _in_order(messages[key], endings[key]) for key in translation_keys}


def _in_order(messages, endings):
    sent = [*_publications(messages), *_ends_by_hand(endings)]
    return sorted(sent, key=lambda message: message.at)


def _publications(messages):
    """Yield each publication, and behind it the end by date that it had, if that came before the next."""
    for place, (row, following) in enumerate(pairwise([*messages, None])):
        yield Sent(row.sent_at, str(row.number), is_publication=True)
        until = following.sent_at if following else timezone.now()
        has_ended = row.ends_at is not None and row.ends_at <= until
        # Words that change after the end do not end it once more; a first message may come too late.
        if has_ended and (place == 0 or row.ends_at > row.sent_at):
            yield Sent(max(row.ends_at, row.sent_at), f"{row.number}-end")


def _ends_by_hand(endings):
    for row in endings:
        yield Sent(row.ended_at, f"ended-{row.pk}")
        if row.undone_at:
            yield Sent(row.undone_at, f"resumed-{row.pk}")
