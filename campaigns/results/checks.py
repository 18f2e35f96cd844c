"""Rows of results as somebody wrote them, and all that is wrong with them."""

from collections import defaultdict
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.choices import Measure
from campaigns.results.columns import DAY, LABELS, MEASURE, VALUE, WARD
from campaigns.results.counting import counted, public_results
from campaigns.results.files import rows_of, text_of
from campaigns.results.numbers import grouped
from campaigns.results.problems import Problem, RefusedError, shortened
from campaigns.results.values import Measures, Wards, check_date, read_date, read_value
from core.dates import in_numbers
from wards.models import Ward


class Row(NamedTuple):
    """A result as it would come in, and the line of the file it stands in (or the row of the form)."""

    line: int
    date: date
    ward: Ward | None
    measure: str
    value: int

    @property
    def key(self):
        return self.date, self.ward and self.ward.pk, self.measure

    @property
    def measure_label(self):
        return Measure(self.measure).label


class Checked(NamedTuple):
    """What would come in; why nothing can; and what may be right, but has to be looked at."""

    rows: list
    problems: list
    warnings: list


def check_file(campaign, content):
    """Return what a CSV file holds, as Checked. Takes any bytes."""
    try:
        columns, lines = rows_of(text_of(content))
    except RefusedError as refused:
        return Checked([], [refused.problem], [])
    cells = (
        (line, {name: values[place] if place < len(values) else "" for name, place in columns.items()})
        for line, values in lines
    )
    checked = check(campaign, cells)
    too_wide = [_too_wide(line) for line, values in lines if any(values[max(columns.values()) + 1 :])]
    return checked._replace(problems=sorted([*checked.problems, *too_wide]))


def _too_wide(line):
    return Problem(line, "", "", _("This line has more cells than the heading."))


def check(campaign, lines, by_hand=False):
    """`lines` are pairs of a number and the texts of its four cells, by the names of the columns. The number
    is that of a line in a file, or of a row in the form."""
    reader = _Reader(campaign)
    rows = [row for line, cells in lines if (row := reader.read(line, cells))]
    problems = sorted([*reader.problems, *_doubled(rows, by_hand)])
    return Checked(rows, problems, [] if problems else list(_falling(campaign, rows)))


class _Reader:
    def __init__(self, campaign):
        self.campaign, self.today = campaign, timezone.localdate()
        self.wards, self.measures = Wards(), Measures()
        self.problems = []

    def read(self, line, cells):
        """Return a Row, or None if there is something wrong with it."""
        before = len(self.problems)
        readers = {DAY: self._date, WARD: self.wards.read, MEASURE: self.measures.read, VALUE: read_value}
        values = {name: self._cell(line, name, cells[name], read) for name, read in readers.items()}
        return Row(line, **values) if len(self.problems) == before else None

    def _cell(self, line, name, text, read):
        try:
            return read(text)
        except ValueError as wrong:
            self.problems.append(Problem(line, str(LABELS[name]), shortened(text), str(wrong)))
            return None

    def _date(self, text):
        day = read_date(text)
        check_date(day, self.campaign, self.today)
        return day


def _doubled(rows, by_hand):
    first = {}
    sentence = (
        _("The same day, place and measure stands in row %(line)d already.")
        if by_hand
        else _("The same day, place and measure stands in line %(line)d already.")
    )
    for row in rows:
        if row.key in first:
            yield Problem(row.line, "", _place(row), sentence % {"line": first[row.key]})
        first.setdefault(row.key, row.line)


def _falling(campaign, rows):
    """A total that is lower than an earlier one: a mistake of either, or a count that was put right."""
    public = public_results(campaign).filter(measure__in={row.measure for row in rows})
    series = counted(public, "measure", "ward_id")
    new = defaultdict(dict)
    for row in rows:
        key = row.measure, row.ward and row.ward.pk
        new[key][row.date] = row
        series[key][row.date] = row.value
    for key, written in new.items():
        for (day, value), (later, lower) in pairwise(sorted(series[key].items())):
            row = written.get(later) or written.get(day)
            if lower < value and row:
                yield Problem(row.line, "", _place(row), _fall(day, value, later, lower))


def _fall(day, value, later, lower):
    totals = {"value": grouped(value), "lower": grouped(lower)}
    days = {"day": in_numbers(day), "later": in_numbers(later)}
    sentence = _("%(value)s on %(day)s, but only %(lower)s on %(later)s. A total does not fall.")
    return sentence % {**totals, **days}


def _place(row):
    return f"{row.ward or _('Whole city')}, {row.measure_label}"
