"""Tables for spreadsheets that no spreadsheet will run (OWASP ASVS 1.2.10).

CSV knows no types, so a text that a program could take for a formula gets an apostrophe before it, as ASVS
asks; taking away that one apostrophe gives the text back. XLSX has types: there a text is a text.

Values are texts (translated later or now), dates, whole numbers and None; the words of the header are texts.
"""

import csv
import datetime
import io
import re
from itertools import chain
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from core.invisible import named

# All that programs read as = + - @, and what they skip on the way to it.
_START = "[=＝﹦⁼₌+＋﹢⁺₊\\-－﹣−⁻₋@＠﹫]"
_SKIPPED = (
    "['\\s\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
# A program that takes another separator for the comma sees fields begin inside of ours, too.
_DANGER = re.compile(
    f"^(?=[\t\r\n\x00]|{_SKIPPED}*{_START})|(?<=[;|\t\r\n])(?=(?:(?![\t\r\n]){_SKIPPED})*{_START})"
)

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_767  # UTF-16 units in a cell, a limit of Excel; openpyxl would cut there and not say so


class _Line:
    """What csv writes to: hands each line back instead of keeping it."""

    def write(self, line):
        return line.encode()


def csv_rows(header, rows):
    """Yield the lines of a CSV file as bytes, for a streamed answer.

    UTF-8 with the mark by which Excel knows it, commas, every field in quotes.
    """
    writer = csv.writer(_Line(), quoting=csv.QUOTE_ALL)
    yield "\ufeff".encode()
    for row in chain([header], rows):
        yield writer.writerow([_field(value) for value in row])


def xlsx_bytes(header, rows):
    """Return an XLSX file with one sheet. What does not fit in a cell, or in XML, is said in the cell.

    Packed as the rows come, in memory alone: openpyxl by itself puts them into a file in /tmp first.
    """
    book, file = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet(_("Tips"))
    sheet.freeze_panes = "A2"
    archive = ZipFile(file, "w", ZIP_DEFLATED)
    with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as packed:
        sheet._writer = WorksheetWriter(sheet, packed)
        sheet._writer.write_top()
        for row in chain([header], rows):
            sheet.append([_cell(sheet, value) for value in row])
        sheet.close()
    _AroundSheet(book, archive).save()
    return file.getvalue()


class _AroundSheet(ExcelWriter):
    """Writes the rest of a book whose sheet is in the archive already."""

    def write_worksheet(self, sheet):
        sheet._drawing = SpreadsheetDrawing()
        sheet._rels = sheet._writer._rels
        self.manifest.append(sheet)


def _field(value):
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()
    return _DANGER.sub("'", str(value))


def _cell(sheet, value):
    if value is None:
        return None
    cell = WriteOnlyCell(sheet)
    if isinstance(value, (int, datetime.date)):
        cell.value = value
    else:
        cell.value = _fitting(_NOT_IN_XML.sub(lambda char: named(char.group()), str(value)))
        cell.data_type = "s"
        cell.quotePrefix = True  # so that it stays a text when somebody edits the cell
    if isinstance(value, datetime.date):
        cell.number_format = "dd/mm/yyyy"
    return cell


def _fitting(text):
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return text
    note = " " + _("[Cut here: a cell holds no more. The whole text is on the page of the tip.]")
    return units[: 2 * (_LONGEST - len(note))].decode("utf-16-le", "ignore") + note
