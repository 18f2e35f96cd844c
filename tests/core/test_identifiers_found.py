"""What is found in a text, and how soon."""

import re
import time

import pytest

from core.identifiers import LONGEST, Kind, app_named, found_in, read_as, shown
from core.identifiers.texts import MOST

MOBILE = "+84912345678"
MESSAGE = """
CONG AN: Anh/chị có 1 hồ sơ (số 12/2026) chưa xử lý. Gọi ngay +84 901 23 45 67 hoặc 1900 1234,
truy cập:hxxps://congan[.]example/a (http://a.example),http://b.example nộp 50.000.000 đồng vào
STK VQRQ00012345 hoặc 0123 4567 8901 2345 trước 09.11.2025 12.30. Zalo: zalo.me/0912345678;
kết bạn @can_bo_an nhé.Em chờ, mail hotro@congan.example. Gọi 113 nếu cần, tp.hcm v.v...
Gọi lại: 0901.23.45.67
"""


def test_everything_in_a_message_is_found_once_in_its_order():
    assert [each.normal for each in found_in(MESSAGE)] == [
        *("+84901234567", "19001234", "congan.example/a", "a.example", "b.example", "VQRQ00012345"),
        *("0123456789012345", "zalo.me/+84912345678", "@can_bo_an", "hotro@congan.example", "113"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tôi ở P.Bến Nghé, Q.1, TP.HCM, lúc 9.30, ngày 20/11/2025 hay 20.11.2025.",
        "Mất 50.000.000 đồng (1.000.000.000đ), v.v... Còn 3.5tr; 12,5%. Mã 113 là gì.",
        "Nó nói rồi đi.Ba tôi không tin.Me tôi cũng vậy.",
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "👨‍👩‍👧 ❤️ 1️⃣ 👍🏽 ™️",
        "\x00\u202e\u200b",
        "9" * 5_000,
        "",
    ],
)
def test_in_plain_words_nothing_is_found(text):
    assert found_in(text) == []


def test_a_number_may_be_a_phone_and_an_account_and_stand_behind_a_link():
    [found] = found_in("0912 345 678")
    assert found.forms == ((Kind.PHONE, MOBILE), (Kind.ACCOUNT, "0912345678"))
    [account] = found_in("STK 0123456789")  # no telephone has it
    assert account.kind == Kind.ACCOUNT
    [zalo] = found_in("zalo.me/0912345678")
    assert (Kind.PHONE, MOBILE) in zalo.suspected_as
    assert (Kind.PHONE, MOBILE) not in zalo.known_as


def test_a_bare_handle_may_be_of_any_network_and_is_official_on_none():
    [found] = found_in("Kết bạn @can_bo nhé")
    assert (Kind.SOCIAL, "tiktok.com/@can_bo") in found.suspected_as
    assert found.known_as == [(Kind.SOCIAL, "@can_bo")]


def test_at_most_so_many_are_found():
    assert len(found_in(" ".join(f"09{number:08}" for number in range(1_000)))) == MOST


def test_a_short_text_can_be_the_name_of_an_app():
    assert app_named("  Dịch vụ công ").normal == "dich vu cong"
    assert app_named("Một câu dài hơn tên của một ứng dụng nào đó nhiều lắm") is None
    assert app_named("!!!") is None


def test_it_is_shown_with_nothing_to_click():
    assert shown("hxxps://evil.example/a 0912345678") == "hxxps://evil[.]example/a 0912·345·678"
    assert len(shown("http://evil.example/" + "a" * 1_000)) < 200
    assert read_as(Kind.LINK, "https://evil.example").shown == "hxxps://evil[.]example"


PIECES = [
    *("9", "9 ", "09", "a.", "@a", "a:", "http://", "[.]", "(.", "/", "\u200b", "ﷺ", "Z\u0323\u0301"),
    *("gọi 113 ", "0912345678 ", "a.bc ", "xn--a.", "ộ", "\n", "+84 ", "STK:", "0 9 1 2 ", ".", "1.2."),
    *(
        "http://a.com/",
        "👨‍👩‍👧",
        "a0912345678",
        "0912345678a",
        "stk0912345678",
        "+0912345678",
        "0912345678-b",
    ),
    *("a.vn,", "@abc,", "a.com/http://", "a:b.c:", "a0123 4567 8901", "é.vn;"),
]


@pytest.mark.parametrize("piece", PIECES)
def test_the_time_grows_with_the_length_only(piece):
    def spent(length):
        text = (piece * length)[:length]
        began = time.process_time()
        found_in(text)
        return time.process_time() - began

    spent(100)
    quarter, whole = (min(spent(length) for _time in range(3)) for length in (LONGEST // 4, LONGEST))
    assert whole < 4 * quarter * 4 + 0.02


def test_it_never_fails_on_any_pair_of_signs():
    signs = [
        *"019aZ.:/@[]()+-_,;?#%&= \n\x00\u200b\u202e",
        "http://",
        "xn--",
        "ü",
        "。",
        "👍",
        "\ud800",
        "+84",
        "gọi ",
    ]
    for first in signs:
        for second in signs:
            text = f"{first}{second}a.com{second}{first}0912345678{first}"
            for found in found_in(text):
                assert found.forms
                assert not re.search(r"https?://", found.shown)
