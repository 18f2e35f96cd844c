"""What stands in a cell: a day, a ward, a measure, a number. ValueError in words if it is none."""

import re
from collections import defaultdict
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from campaigns.choices import Measure
from core.dates import in_numbers
from core.text import words
from wards.models import Ward
from wards.names import search_text

LARGEST = 1_000_000_000
DATE_FORMATS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
DATE = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}")
WHOLE_CITY = {
    "toan thanh pho",
    "ca thanh pho",
    "thanh pho",
    "tp hcm",
    "tphcm",
    "whole city",
    "the whole city",
}
KINDS = re.compile("^(Phường|Xã|Đặc khu) ")
NUMBER = re.compile(r"[0-9]+|[0-9]{1,3}(?:([.,\s\u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*")


def read_date(text):
    if DATE.fullmatch(text):
        for form in DATE_FORMATS:
            try:
                return datetime.strptime(text, form).date()
            except ValueError:
                continue
    if not text:
        raise ValueError(_("The day is missing."))
    raise ValueError(_("This is no day of the calendar. Write it as 15/10/2025."))


def check_date(day, campaign, today):
    """ValueError in words if results of `campaign` cannot be of `day`."""
    if day > today:
        raise ValueError(_("This day is still to come."))
    if day < campaign.starts_on:
        first = {"day": in_numbers(campaign.starts_on)}
        raise ValueError(_("This is before the campaign's first day, %(day)s.") % first)


def read_value(text):
    if NUMBER.fullmatch(text):
        # Enough for the largest, and int() takes its time with millions of digits.
        number = int(re.sub("[^0-9]", "", text).lstrip("0")[:20] or 0)
        if number > LARGEST:
            raise ValueError(_("This number is too large: at most one billion."))
        return number
    raise ValueError(_why_no_number(text))


def _why_no_number(text):
    if not text:
        return _("The number is missing.")
    if re.fullmatch(r"[-−–]\s*[0-9][0-9.,\s]*", text):
        return _("A number below nought cannot be: write the total so far.")
    if text[0] in "=+-@":
        return _("This is a formula: write the number itself.")
    if re.fullmatch(r"[0-9]+[.,][0-9]+", text):
        return _("Only whole numbers, for example 1.234.")
    return _("This is no number. Write digits only, for example 1.234.")


class Measures:
    """The measures by their code and by their names in both languages."""

    def __init__(self):
        self.by_name = {}
        for measure in Measure:
            self.by_name[measure.value] = measure
            for language in ("vi", "en"):
                with override(language):
                    self.by_name[_key(measure.label)] = measure

    def read(self, text):
        if measure := self.by_name.get(_key(text)):
            return measure.value
        if not text:
            raise ValueError(_("What is counted is missing."))
        names = ", ".join(str(label) for label in Measure.labels)
        raise ValueError(_("This is nothing that is counted. Write one of: %(names)s.") % {"names": names})


class Wards:
    """The wards by code, by name, and by name without marks where only one has it. One query."""

    def __init__(self):
        self.exact, self.folded = {}, defaultdict(set)
        for ward in Ward.objects.all():
            self.exact |= {ward.code: ward, ward.name.casefold(): ward}
            bare = KINDS.sub("", ward.name)
            if not bare.isascii():  # without marks it may stand for another
                self.exact[bare.casefold()] = ward
            for name in (ward.name, bare):
                self.folded[search_text(name)].add(ward)

    def read(self, text):
        """Return a ward, or None for the whole city."""
        if not text or _key(text) in WHOLE_CITY:
            return None
        if ward := self.exact.get(text.casefold()):
            return ward
        fitting = self.folded.get(search_text(text), ())
        if len(fitting) == 1:
            return next(iter(fitting))
        if fitting:
            names = ", ".join(sorted(f"{ward.name} ({ward.code})" for ward in fitting))
            raise ValueError(_("Several have this name: %(names)s. Write the code.") % {"names": names})
        raise ValueError(_("No ward, commune or zone has this name or code."))


def _key(text):
    return " ".join(words(text))
