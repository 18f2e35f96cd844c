"""Files of results as they really come: good ones in many shapes; broken ones, with what is said of them."""

import unicodedata

HEADING = "Ngày,Phường/xã,Nội dung,Số lượng"
GOOD = f"{HEADING}\n15/10/2025,Phường Bà Rịa,Điện thoại đã cài ứng dụng,1.234\n2025-10-16,,teams,7\n"
ENGLISH = (
    "Date;Ward;Measure;Value\n15/10/2025;ba ria;Phones with the app;1234\n16-10-2025;Toàn thành phố;TEAMS;7\n"
)


SIGNS = ("-", "???", '"="""""', ".")


def windows_1258(text):
    """As old Windows writes it: tones are signs of their own behind the letter."""
    composed = {"\u0306", "\u0302", "\u031b"}  # what stays with its letter
    pieces = []
    for char in text:
        marks = unicodedata.normalize("NFD", char)
        letter = unicodedata.normalize(
            "NFC", "".join(mark for mark in marks if mark in composed or mark == marks[0])
        )
        pieces += [letter, *(mark for mark in marks[1:] if mark not in composed)]
    return "".join(pieces).encode("cp1258")


GOOD_FILES = {
    "utf-8": GOOD.encode(),
    "utf-8 with a mark": GOOD.encode("utf-8-sig"),
    "utf-16": GOOD.encode("utf-16"),
    "windows-1258": windows_1258(GOOD),
    "decomposed": unicodedata.normalize("NFD", GOOD).encode(),
    "semicolons, in English": ENGLISH.encode(),
    "tabs": GOOD.replace(",", "\t").encode(),
    "Excel's own mark": f"sep=;\n{GOOD.replace(',', ';')}".encode().replace(b"\n", b"\r\n"),
    "Excel's own mark, for tabs": ("sep=\t\n" + GOOD.replace(",", "\t")).encode(),
    "codes, quotes and blank lines": (
        f'{HEADING}\n\n"15/10/2025","26560","installs","1,234"\n,,,\n16/10/2025,,teams,7\n'.encode()
    ),
    "as an old Macintosh ends lines": GOOD.replace("\n", "\r").encode(),
}


def rows(*lines):
    return "\n".join([HEADING, *lines]).encode()


def many(count):
    return rows(*(f"15/10/2025,26560,installs,{number}" for number in range(count)))


# What is wrong: (line, part of the sentence), all of it.
BROKEN_FILES = {
    "broken letters": (
        rows("15/10/2025,Phường Bà Rịa,installs,1")[:-30] + b"\xff\xfe,installs,1",
        [(2, "không đọc được")],
    ),
    "half a letter of utf-16": (GOOD.encode("utf-16")[:-1], [(3, "không đọc được")]),
    "an Excel file": (b"PK\x03\x04\x14\x00\x06\x00", [(0, "không phải tệp CSV")]),
    "a picture": (b"\x89PNG\r\n\x1a\n", [(0, "không phải tệp CSV")]),
    "nul": (rows("15/10/2025,,installs,1", "16/10/2025,\0,installs,2"), [(3, "ký tự lạ")]),
    "another separator": (GOOD.replace(",", "|").encode(), [(1, "chưa tách nhau")]),
    "a column is missing": (
        b"Ng\xc3\xa0y,S\xe1\xbb\x91\n15/10/2025,1\n",
        [(1, "Thiếu cột: Phường, xã, Nội dung")],
    ),
    "a column nobody knows": (
        f"{HEADING},Ghi chú\n15/10/2025,,installs,1,a\n".encode(),
        [(1, "cột lạ: Ghi chú")],
    ),
    "a column twice": (f"{HEADING},Ngày\n15/10/2025,,installs,1,a\n".encode(), [(1, "“Ngày” có hai lần")]),
    "more cells than columns": (rows("15/10/2025,,installs,1,9"), [(2, "nhiều ô hơn")]),
    "a heading without an end": (b"a" * 140_000 + b"\n1,2,3,4\n", [(1, "quá dài")]),
    "a heading whose cell has no end": (
        f'"{"a" * 140_000}",{HEADING}\n15/10/2025,,installs,1\n'.encode(),
        [(1, "quá dài")],
    ),
    "a cell without an end": (
        rows("15/10/2025,,installs,1", f"16/10/2025,{'a' * 140_000},installs,1"),
        [(3, "Ô ở đây quá dài")],
    ),
    "signs where a ward belongs": (
        rows(*(f"1{day}/10/2025,{sign},installs,1" for day, sign in enumerate(SIGNS))),
        [(line, "Không có phường") for line in (2, 3, 4, 5)],
    ),
    "unknown and ambiguous wards": (
        rows(
            "15/10/2025,Phường Không Có,installs,1",
            "15/10/2025,Thanh An,installs,1",
            "15/10/2025,99999,teams,1",
        ),
        [(2, "Không có phường"), (3, "Xã Thanh An (25807), Xã Thạnh An"), (4, "Không có phường")],
    ),
    "numbers that are none": (
        rows(
            *(
                f"15/10/2025,,{measure},{text}"
                for measure, text in (
                    ("installs", "-5"),
                    ("teams", "1.5"),
                    ("meetings", "99999999999"),
                    ("people", "nhiều"),
                    ("cases", ""),
                )
            )
        ),
        [(2, "số âm"), (3, "số nguyên"), (4, "quá lớn"), (5, "không phải là số"), (6, "Thiếu số")],
    ),
    "formulas": (
        rows("15/10/2025,,installs,=1+1", '15/10/2025,,teams,"=HYPERLINK(""x"")"'),
        [(2, "công thức"), (3, "công thức")],
    ),
    "days that are none": (
        rows("31/02/2025,,installs,1", "hôm qua,,teams,1", ",,people,1", "10/15/2025,,cases,1"),
        [
            (2, "không có trong lịch"),
            (3, "không có trong lịch"),
            (4, "Thiếu ngày"),
            (5, "không có trong lịch"),
        ],
    ),
    "days too early and too late": (
        rows("30/09/2025,,installs,1", "01/01/2999,,installs,1"),
        [(2, "trước ngày đầu chiến dịch, 01/10/2025"), (3, "chưa tới")],
    ),
    "the same twice": (
        rows("15/10/2025,26560,installs,1", "2025-10-15,Phường Bà Rịa,installs,1"),
        [(3, "đã có ở dòng 2")],
    ),
    "nothing that is counted": (
        rows("15/10/2025,,số người,1", "15/10/2025,,,1"),
        [(2, "Không có nội dung này"), (3, "Thiếu nội dung")],
    ),
    "a quotation mark left open": (
        rows("15/10/2025,,installs,1", '15/10/2025,"Phường Bà Rịa,installs,1', "16/10/2025,,teams,1"),
        [(3, "chưa đóng")],
    ),
    "empty": (b"", [(0, "trống")]),
    "only a mark": (b"\xef\xbb\xbf\r\n", [(0, "trống")]),
    "only a heading": (rows("", ",,,"), [(0, "chỉ có dòng tiêu đề")]),
    "too many lines": (many(6_000), [(0, "nhiều nhất 5000 dòng")]),
    "100,000 lines": (many(100_000), [(0, "nhiều nhất 5000 dòng")]),
}
