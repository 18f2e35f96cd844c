"""Tips as a table. Never the contact of a sender, never a photo; the words only where they are asked for."""

from django.db.models import Prefetch
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tips import keys
from tips.models import Kind, PartRole, SealedPart, Source, Status, Tip
from tips.parts import open_words

FIELDS = (
    *("reference", "received_on", "kind", "ward", "handling_ward"),
    *("unit", "status", "status_since", "source"),
)
CHOICES = {"kind": Kind, "status": Status, "source": Source}
OF_STORY = ("text", "happened", "scammer")
CHUNK = 1000  # tips that are read at a time


class Table:
    """The header and the rows of some tips. The rows are read from the database as they are asked for, but
    all labels before: a streamed answer is written when the language of its request is forgotten."""

    def __init__(self, tips, *, with_words=False):
        self.tips = tips.select_related("ward", "handling_ward", "unit").order_by("-received_on", "pk")
        self.labels = {name: _labels(choices) for name, choices in CHOICES.items()}
        self.header = [capfirst(Tip._meta.get_field(name).verbose_name) for name in FIELDS]
        self.header.append(_("Days waiting"))
        self.words = Words() if with_words else None
        if with_words:
            self.header += self.words.header
            self.tips = self.tips.prefetch_related(Prefetch("parts", Words.parts))

    def rows(self):
        for tip in self.tips.iterator(CHUNK):
            words = self.words.of(tip) if self.words else []
            yield [*(self.cell(tip, name) for name in FIELDS), tip.waiting_days, *words]

    def cell(self, tip, name):
        value = getattr(tip, name)
        return self.labels[name][value] if name in self.labels else value


class Words:
    """What the senders wrote, as far as the keys that are loaded here open it."""

    parts = SealedPart.objects.filter(role__in=[PartRole.STORY, PartRole.ADDITION]).prefetch_related("keys")

    def __init__(self):
        self.private_keys = keys.private_keys()
        self.closed = {"text": _("[cannot be opened here]")}
        self.header = [_("What happened"), _("When"), _("What the scammer used")]
        self.header.append(_("Added later by the sender"))

    def of(self, tip):
        """Return the cells of the story, and in one more what was added later."""
        opened = [(part.role, open_words(part, self.private_keys) or self.closed) for part in tip.parts.all()]
        story = next((words for role, words in opened if role == PartRole.STORY), {})
        added = [words.get("text", "") for role, words in opened if role == PartRole.ADDITION]
        return [*(story.get(name, "") for name in OF_STORY), "\n\n".join(added)]


def _labels(choices):
    return {value: str(label) for value, label in choices.choices}
