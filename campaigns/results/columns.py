"""The columns of a file of results, by the words that people write above them."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text import words

DAY, WARD, MEASURE, VALUE = "date", "ward", "measure", "value"
LABELS = {
    DAY: gettext_lazy("Day"),
    WARD: gettext_lazy("Ward or commune"),
    MEASURE: gettext_lazy("What is counted"),
    VALUE: gettext_lazy("Total so far"),
}
# Folded, as `core.text.words` gives them.
HEADINGS = {
    **dict.fromkeys(("ngay", "ngay thang", "day", "date"), DAY),
    **dict.fromkeys(
        ("phuong xa", "phuong", "phuong xa dac khu", "don vi", "dia ban", "ward", "ward or commune"), WARD
    ),
    **dict.fromkeys(
        ("noi dung", "chi so", "chi tieu", "dieu duoc dem", "measure", "what is counted"), MEASURE
    ),
    **dict.fromkeys(
        ("so luong", "so", "tong", "tong so", "tong den nay", "value", "number", "total", "total so far"),
        VALUE,
    ),
}


class Columns(NamedTuple):
    """In which place each column stands, and a sentence if they cannot be used."""

    places: dict
    wrong: str


def columns_of(cells):
    """Return the Columns that a heading names."""
    places, unknown = {}, []
    for place, cell in enumerate(cells):
        name = HEADINGS.get(" ".join(words(cell)))
        if name in places:
            return Columns(places, _("The column “%(column)s” is there twice.") % {"column": cell.strip()})
        if name:
            places[name] = place
        elif cell.strip():
            unknown.append(cell.strip()[:60])
    return Columns(places, _wrong(places, unknown))


def _wrong(places, unknown):
    missing = [str(LABELS[name]) for name in LABELS if name not in places]
    if missing:
        return _("Columns are missing: %(columns)s.") % {"columns": ", ".join(missing)}
    if unknown:
        return _("Columns are not known: %(columns)s. Delete them.") % {"columns": ", ".join(unknown)}
    return ""
