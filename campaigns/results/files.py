"""From the bytes of a CSV file to its lines of cells, whatever program wrote it."""

import codecs
import csv
import unicodedata

from django.utils.translation import gettext as _

from campaigns.results.columns import columns_of
from campaigns.results.problems import RefusedError
from core.text import VIETNAMESE_MARKED

MOST_BYTES = 1024 * 1024
MOST_ROWS = 5_000
LONGEST_HEADING = 2_000
SEPARATORS = ",;\t"
MARKS = (  # UTF-32 begins like UTF-16, but nothing saves it
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OTHER_FILES = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"%PDF",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x89PNG",
    b"\xff\xd8",
)
# What Vietnamese texts hold beside letters, digits and ASCII.
ALSO_WRITTEN = frozenset("\u00a0–—‘’“”…•₫°")


def text_of(content):
    """Return the text of a file, composed. RefusedError in words if it is none."""
    if len(content) > MOST_BYTES:
        raise too_long()
    if content.startswith(OTHER_FILES):
        raise RefusedError(_("This is no CSV file. In Excel choose “Save as” and then “CSV UTF-8”."))
    text = unicodedata.normalize("NFC", _decoded(content)).replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        raise RefusedError(
            _("There is a sign here that no text has. Save the file again as “CSV UTF-8”."),
            _line_of(text, text.index("\x00")),
        )
    if not text.strip():
        raise RefusedError(_("The file is empty."))
    return text


def too_long():
    sentence = _("The file is too long: at most %(rows)d lines. Split it into several files.")
    return RefusedError(sentence % {"rows": MOST_ROWS})


def _decoded(content):
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise _broken(content[: error.start].count(b"\n") + 1) from None
        return _windows_text(content, content[: error.start].count(b"\n") + 1)


def _windows_text(content, line):
    """Vietnamese as older Windows programs write it. That code gives any bytes some meaning: it counts only
    if what comes out are letters that Vietnamese has."""
    try:
        text = unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        raise _broken(line) from None
    known = VIETNAMESE_MARKED | ALSO_WRITTEN
    strange = next((place for place, char in enumerate(text) if char > "\x7f" and char not in known), None)
    if strange is not None:
        raise _broken(_line_of(text, strange))
    return text


def _broken(line):
    return RefusedError(_("Letters cannot be read here. Save the file again as “CSV UTF-8”."), line)


def _line_of(text, place):
    return text.count("\n", 0, place) + 1


def rows_of(text):
    """Return (columns, rows): in which place each column stands, and (line, cells) of each line that is not
    blank. RefusedError in words."""
    lines = [f"{line}\n" for line in text.split("\n")]
    skipped = 0
    if lines[0].strip("\n ").lower() in {f"sep={sign}" for sign in SEPARATORS}:
        lines, skipped = lines[1:], 1  # Excel's own mark
    separator, columns = _heading(lines, skipped + 1)
    rows = []
    for line, cells in _records(lines, separator, skipped):
        if line > skipped + 1 and any(cells):
            rows.append((line, cells))
        if len(rows) > MOST_ROWS:
            raise too_long()
    if not rows:
        raise RefusedError(_("There is only a heading: no results below it."))
    return columns, rows


def _heading(lines, line):
    """The separator is the one that makes most known columns of the first line."""
    heading = lines[0] if lines else ""
    if len(heading) > LONGEST_HEADING:
        raise RefusedError(_("This line is too long for a heading."), line, read=heading)
    found = {sign: columns_of(next(csv.reader([heading], delimiter=sign), [])) for sign in SEPARATORS}
    separator = max(SEPARATORS, key=lambda sign: len(found[sign].places))
    columns = found[separator]
    if not any(sign in heading for sign in SEPARATORS):
        raise RefusedError(
            _("The columns are not apart. Between them stands a comma, a semicolon or a tab."),
            line,
            read=heading,
        )
    if columns.wrong:
        raise RefusedError(columns.wrong, line, read=heading)
    return separator, columns.places


def _records(lines, separator, skipped):
    """Yield the number of the line on which each record begins, and its cells."""
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1 + skipped
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise RefusedError(_why_unread(error), line) from None
        yield line, [cell.strip() for cell in cells]


def _why_unread(error):
    if "field limit" in str(error):
        return _("A cell is too long here. A quotation mark may be left open.")
    return _("A quotation mark is left open here, or stands where none belongs.")
