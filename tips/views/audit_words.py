"""The codes in the audit, in words for people."""

import re

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tips.models import Kind, PartRole, Status, Tip
from wards.models import Ward

CHOICES = (Status, Kind, PartRole)
FIELDS = ("status", "kind", "ward", "assignee", "received_on")
WARD_CHANGE = re.compile(r"(?<= )([+-])(\d{5})$")  # the end of what `Action.WARDS` writes


def detail_in_words(detail):
    """Return `detail` with each code that is known replaced; accounts, numbers and days stay."""
    words = _words() | _ward_change(detail)
    return " ".join(_in_words(piece, words) for piece in detail.split(" "))


def _in_words(piece, words):
    name, equals, value = piece.partition("=")
    if equals:
        return f"· {words.get(name, name)}: {words.get(value, value)}"
    return words.get(piece, piece)


def _ward_change(detail):
    found = WARD_CHANGE.search(detail)
    if not found:
        return {}
    change, sign, code = found[0], found[1], found[2]
    name = Ward.objects.filter(pk=code).values_list("name", flat=True).first()
    return {change: f"{sign} {name or code}"}


def _words():
    labels = {value: str(label) for choices in CHOICES for value, label in choices.choices}
    fields = {name: capfirst(Tip._meta.get_field(name).verbose_name) for name in FIELDS}
    return labels | fields | _others()


def _others():
    return {
        "identity": _("the sender's contact:"),
        "all": _("everything:"),
        "audit": _("the audit"),
        "export": _("in a downloaded file"),
        "words": _("with what people wrote"),
        "quarantine": _("Quarantine"),
        "supervisors": _("supervisors"),
        "unit": _("unit"),
        "in": _("put in"),
        "out": _("taken out"),
        "on": _("begun"),
        "off": _("ended"),
    }
