"""What there is to read of a tip, opened with the keys that are loaded here."""

from dataclasses import dataclass
from datetime import datetime

from tips import keys, parts
from tips.models import Kind, PartRole

THE_SENDERS = (PartRole.STORY, PartRole.ADDITION)
READ_AT_ONCE = (*THE_SENDERS, PartRole.ANSWER, PartRole.NOTE, PartRole.REASON)


@dataclass(frozen=True, repr=False)
class Entry:
    """An opened part: who wrote it, on which day, and its words, None where no key here opens it."""

    part: object
    words: dict | None

    @property
    def sent_at(self):
        """When the sender pressed the button. It stands in the sealed box only."""
        text = (self.words or {}).get("sent_at")
        return text and datetime.fromisoformat(text)

    @property
    def other_kind(self):
        """What an addition says that the tip is about, where it says otherwise than the tip."""
        code = (self.words or {}).get("kind")
        return code and Kind(code).label

    @property
    def is_reason_for_identity(self):
        return (self.words or {}).get("about") == PartRole.IDENTITY


class OpenedTip:
    """The words of a tip by what they are. Who sent it stays closed: see `tips.desk.open_identity`."""

    def __init__(self, tip):
        self.can_open = bool(keys.private_keys())
        self._entries = [Entry(part, words) for part, words in parts.read(tip, *READ_AT_ONCE)]
        reasons = {entry.part.pk: entry for entry in self._of(PartRole.REASON)}
        transfers = tip.transfers.select_related("user", "from_ward", "to_ward", "to_unit")
        self.transfers = [(transfer, reasons.get(transfer.reason_id)) for transfer in transfers]
        closed = list(tip.parts.exclude(role__in=READ_AT_ONCE).defer("box"))
        self.photos = [part for part in closed if part.role == PartRole.PHOTO]
        self.originals = [part for part in closed if part.role == PartRole.ORIGINAL]
        self.has_identity = any(part.role == PartRole.IDENTITY for part in closed)

    def _of(self, *roles):
        return [entry for entry in self._entries if entry.part.role in roles]

    @property
    def story(self):
        return self._of(*THE_SENDERS)

    @property
    def answers(self):
        return self._of(PartRole.ANSWER)

    @property
    def notes(self):
        return self._of(PartRole.NOTE)
