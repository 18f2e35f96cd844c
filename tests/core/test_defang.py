import itertools
import re
import time

import pytest

from core.defang import defang
from tests.tips.reading import Reading, as_lines, only_own_elements

SCHEMES = ["http://", "https://", "HTTPS://", "ftp://", "//", "", "http:/", "http:\\\\", "zalo://", "hxxp://"]
HOSTS = [
    *("evil.com", "www.evil.com.vn", "bank.24h.vn", "lừađảo.vn", "xn--la-o-tza6f.vn", "аpple.com"),
    *("bank.vn@evil.com", "user:pass@evil.com", "103.28.36.182", "evil.com:8080", "почта.рф", "例え。テスト"),
    *("ｅｖｉｌ．ｃｏｍ", "e\u200bvil.com", "evil\u200d.co\u00adm", "\u202emoc.live\u202c.com", "tin-bao.VN"),
]
TAILS = ["", "/a.html?u=http://x.vn/&m=a@b.vn#p.q", "/0912345678"]
LINKS = ["".join(parts) for parts in itertools.product(SCHEMES, HOSTS, TAILS)]
MAILS = [
    "a@b.vn",
    "a.b+c@d-e.com.vn",
    "A@B.VN",
    "lừa@đảo.vn",
    "a＠b.vn",
    "a\u200b@b.vn",
    "mailto:a@b.vn?cc=c@d.vn",
]
ODD = [
    *("zalo://chat", "la://gi-do", "http://localhost:8000/", "https:\\\\may-chu", "tel:113,115"),
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "tel:113"),
    *("tel:+84912345678", "sms:0912345678?body=x", "sip:a@b.vn", "skype:live.x?call", "intent:#Intent;end"),
    *(
        "intent://scan/#Intent;scheme=zxing;end",
        "zalo:0912345678",
        "market://details?id=a.b",
        "t.me/x",
        "zalo.me/0912345678",
    ),
    *(
        "view-source:http://x.vn",
        "blob:https://x.vn/1",
        "file:///etc/passwd",
        "ms-word:ofe|u|http://x.vn",
        "@nguoi_la",
    ),
    *(
        "(http://x.vn).",
        "<http://x.vn>",
        '"http://x.vn",',
        "a=http://x.vn;b=http://y.vn",
        "http://http://x.vn",
    ),
]
NUMBER = ["0912", "345", "678"]
PHONES = [
    *(
        separator.join(NUMBER)
        for separator in ["", " ", ".", "-", "\u00a0", "‑", "–", "\u200b", ") ", " - ", " . "]
    ),
    *(
        "+84912345678",
        "+84 912 345 678",
        "+84-912-345-678",
        "(+84) 912345678",
        "(028) 3829 7643",
        "028.38297643",
    ),
    *(
        "1900 1234",
        "18001091",
        "1800-1091",
        "00841234567",
        "０９１２３４５６７８",
        "٠٩١٢٣٤٥٦٧٨",
        "Tel:0912345678",
    ),
    *("9704 2292 1234 5678", "STK0123456789", "0912345678,0987654321", "0912345678 0987654321"),
]
AROUND = ["{}", "Gọi ngay {} nhé!\r\nCảm ơn.", "\u202e{}\u202c"]
VARIANTS = [around.format(risky) for risky in [*LINKS, *MAILS, *ODD, *PHONES] for around in AROUND]

CLICKABLE = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"https?:/|https?:\\|(?<!hxxp)(?<!hxxps)://",
        r"[^\s\[][@＠]|[@＠][^\s\]]",
        r"\b(?:javascript|data|tel|sms|sip|skype|intent|zalo|mailto|blob|file|view-source|ms-word):",
        r"\w[.。．](?:com|vn|html|рф|テスト|ｃｏｍ|me|x)\b",
        r"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d",
        r"[+＋]?\d(?:[\s.()\-–‑]{0,3}\d){6,}",
    )
]


def shown(text):
    return "".join(piece.shown for piece in defang(text))


def test_there_are_enough_variants():
    assert len(set(VARIANTS)) > 1000


def test_nothing_in_any_variant_can_be_clicked():
    for text in VARIANTS:
        reading = Reading(text)
        assert only_own_elements(reading), text
        clickable = [pattern.pattern for pattern in CLICKABLE if pattern.search(reading.shown)]
        assert clickable == [], text


def test_what_was_defanged_stays_as_it_is():
    for text in VARIANTS:
        assert shown(shown(text)) == shown(text)


def test_so_does_any_mixture_of_what_is_dangerous_with_what_is_not():
    parts = ["1234", "0912345678", " 12 ", "+", ".", ":", "@", "/", "(", ")", "-", "·", "[.]", "http://"]
    parts += ["\u200b", "\u2028", "⟨U+200B⟩", "ế", "ß.vn", "。", "⒈", "…", ".com", "xn--", "1.2.3.4", "tel:"]
    for mixture in itertools.product([*parts, "\ufe0f", "😀", "\n"], repeat=3):
        text = "".join(mixture)
        assert shown(shown(text)) == shown(text), text
        assert "".join(piece.original for piece in defang(text)) == text


def test_the_text_as_it_was_written_can_be_had_back():
    for text in VARIANTS:
        pieces = defang(text)
        assert "".join(piece.original for piece in pieces) == text
        copies = Reading(text).copies
        assert copies[:-1] == [piece.original for piece in pieces if piece.risky]
        assert copies[-1] == text


def test_every_variant_has_a_risky_piece_of_its_own():
    for text in VARIANTS:
        assert any(piece.risky for piece in defang(text)), text


def test_lines_stay_lines():
    text = "Dòng một\r\nhttp://x.vn\n\nDòng <b>ba</b>\rhết"
    assert Reading(text).shown == as_lines(shown(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.com", "hxxps://example[.]com"),
        ("a@b.vn", "a[@]b[.]vn"),
        ("http://bank.vn@evil.com", "hxxp://bank[.]vn[@]evil[.]com"),
        ("javascript:alert(1)", "javascript[:]alert(1)"),
        ("gọi 0912345678 2 lần", "gọi 0912·345·678 2 lần"),
        ("+84 912345678", "+84·912·345·678"),
        ("(028) 3829 7643", "(028)·3829·7643"),
        ("0912345678 0987654321", "0912·345·678 ·0987·654·321"),
        ("1234 0912345678 1234", "1234 ·0912·345·678· 1234"),
        ("bücher.vn", "bücher[.]vn (xn--bcher-kva[.]vn)"),
        ("http://faß.de/", "hxxp://faß[.]de/ (xn--fa-hia[.]de)"),
        ("аpple.com", "аpple[.]com (xn--pple-43d[.]com)"),
        ("http://xn--pple-43d.com", "hxxp://xn--pple-43d[.]com (аpple[.]com)"),
        ("e\u200bvil.com", "e⟨U+200B⟩vil[.]com"),
        ("ảnh\u202egpj.apk", "ảnh⟨U+202E⟩gpj[.]apk (xn--nhgpj-u11b[.]apk)"),
        ("\ufeff\u00ad\u3164", "⟨U+FEFF⟩⟨U+00AD⟩⟨U+3164⟩"),
        ("a\x00b\x1bc\u2028d", "a⟨U+0000⟩b⟨U+001B⟩c⟨U+2028⟩d"),
    ],
)
def test_how_it_is_shown(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tôi ở P.Bến Nghé, Q.1, TP.HCM. Gọi 113 lúc 9.30, ngày 20/11/2025 hay 20.11.2025.",
        "Mất 50.000.000 đồng (1.000.000.000đ), v.v... Còn 3.5tr; 12,5%.",
        "Tên:Nguyễn Văn A\tTổ 5\nSTK: không rõ",
        "👨‍👩‍👧 ❤️ 1️⃣ 👍🏽 ™️",
        "",
    ],
)
def test_plain_words_stay_plain(text):
    assert [(piece.shown, piece.risky) for piece in defang(text)] == [(text, False)] * bool(text)
    assert Reading(text).copies == []


@pytest.mark.parametrize(
    "host",
    [
        "xn--.vn",
        "xn--99999999999.vn",
        "xn--é.vn",
        "xn--" + "a" * 80 + ".vn",
        "ü" * 70 + ".vn",
        "ü..vn",
        "xn--a b",
    ],
)
def test_a_name_that_is_none_is_only_defanged(host):
    assert " (" not in shown(host)


def test_a_code_of_a_name_cannot_bring_back_what_was_taken_out():
    """Punycode can spell any character: spaces, dots, and the one that turns the line around."""
    for hidden in ("\u202e", "\u200b", "\u3164", "。", "＠", "\u2028"):
        name = "xn--" + f"a{hidden}é".encode("punycode").decode() + ".vn"
        assert hidden not in shown(name)
        assert shown(shown(name)) == shown(name)


@pytest.mark.parametrize(
    "part", ["a", "1", "1 ", "a.", "@", "http://", "\u200b", "xn--", "ä.", "0912 ", "([{", "ä", "+1-", "⟨U+"]
)
def test_the_time_it_takes_grows_with_the_length_only(part):
    def seconds(length):
        text = part * (length // len(part))
        start = time.process_time()
        defang(text)
        return time.process_time() - start

    short = min(seconds(5_000) for _turn in range(3))
    assert min(seconds(50_000) for _turn in range(3)) < 40 * max(short, 0.01)
