"""Whatever is pasted at /kiem-tra/, there is an answer in words, and soon."""

import time
from urllib.parse import urlencode

import pytest

from core.identifiers import LONGEST
from tests.alerts.checking import EMPTY, IMITATES, NEAR, NOTHING, OFFICIAL, TOO_LONG, UNKNOWN, WARNED

SENTENCES = [UNKNOWN, OFFICIAL, WARNED, NEAR, IMITATES, NOTHING, TOO_LONG, EMPTY]
WHOLE = LONGEST - 1_000
ADVERSARIAL = {
    "homoglyph": "http://аpple.com",
    "punycode": "http://xn--pple-43d.com",
    "broken punycode": "http://xn--99999999999.vn xn--.vn",
    "IDN": "http://lừađảo.vn/ế?ộ#ỷ",
    "full width": "ｈｔｔｐ：／／ｅｖｉｌ．ｃｏｍ",
    "zero width": "h\u200bt\u200btp://e\u200dv\u2060il.com",
    "right to left": "\u202emoc.live//:ptth\u202c",
    "soft hyphens": "ev\u00adil.c\u00adom",
    "IPv4": "http://103.28.36.182/x",
    "IPv4 in one number": "http://3232235777/",
    "IPv6": "http://[::1]:80/ [fe80::1%25eth0]",
    "broken IPv6": "http://[ http://[::1",
    "data": "data:text/html,<script>alert(1)</script>",
    "javascript": "javascript:alert(document.cookie)",
    "script": '</textarea><script>alert("x")</script>',
    "NUL": "09\x0001234567\x00",
    "controls": "\x01\x02\x1b[31m\x7f\x85",
    "lone surrogate": "\ud83d 0901234567",
    "emoji": "👨‍👩‍👧 http://☃.com 1️⃣1️⃣3️⃣",
    "combining marks": "Z" + "\u0323\u0302\u0301" * (WHOLE // 3),
    "spaces": " \t\r\n\u3000" * 100,
    "only signs": "?!...,,,;;",
    "template": "{{ 7*7 }} {% load x %} %(x)s",
    "SQL": "' OR 1=1 -- 0901234567",
    "user and password": "http://113:114@115.example:80/",
    "no scheme": "//evil.example",
    "backslashes": "https:\\\\evil.example\\x",
    "nested": "http://http://http://evil.example",
    "very long digits": "9" * WHOLE,
    "digits and spaces": "9 " * (WHOLE // 2),
    "10,000 numbers": " ".join(f"09{number:08}" for number in range(10_000))[:WHOLE],
    "links": " ".join(f"http://a{number}.example/x" for number in range(5_000))[:WHOLE],
    "no links": " ".join(f"a{number}.bc" for number in range(9_000))[:WHOLE],
    "handles": " ".join(f"@abc{number}" for number in range(9_000))[:WHOLE],
    "dots": "a." * (WHOLE // 2),
    "colons": "a:" * (WHOLE // 2),
    "at signs": "@a" * (WHOLE // 2),
    "slashes": "http://a.example/" + "a/" * (WHOLE // 3),
    "long host": "http://" + "a." * 400 + "example",
    "long label": "http://" + "ü" * 300 + ".example",
    "brackets": "[.]" * (WHOLE // 3),
    "zero widths": "\u200b" * WHOLE,
    "ligatures": "ﷺ" * WHOLE,
    "calls": "gọi 113 " * (WHOLE // 8),
    "100 kB": "Chào anh chị, tôi gọi từ công an. " * 3_000,
    "line breaks": "\n" * WHOLE,
    "numbers in letters": "a0912345678" * (WHOLE // 11),
    "names of numbers": "stk0912345678" * (WHOLE // 13),
    "plus signs": "+0912345678" * (WHOLE // 11),
    "all in one number": "".join(f"a09{number:08}" for number in range(5_000))[:WHOLE],
    "no numbers": " ".join(f"x{number:07}{'y' * 14}" for number in range(5_000))[:WHOLE],
    "commas": ",".join(f"a{number}.example" for number in range(5_000))[:WHOLE],
    "link in link": "/".join(f"http://a{number}.example" for number in range(5_000))[:WHOLE],
    "commas in links": ";".join(f"http://a{number}.example,b.vn" for number in range(5_000))[:WHOLE],
}


def post(client, text):
    """Send `text` as a browser would, half characters included."""
    body = urlencode({"text": text}, errors="surrogatepass")
    return client.post("/kiem-tra/", body, content_type="application/x-www-form-urlencoded")


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_whatever_is_pasted_gets_an_answer_in_words(alert, website, client, name):
    response = post(client, ADVERSARIAL[name])
    html = response.content.decode()
    assert response.status_code in (200, 422)
    assert any(sentence in html for sentence in SENTENCES)
    assert "<script>alert" not in html


@pytest.mark.any_database
def test_no_text_takes_much_longer_than_a_plain_page(alert, website, client):
    post(client, "113")
    allowed = ALLOWED * min(spent(client.get, "/kiem-tra/") for _time in range(9))
    slow = [name for name, text in ADVERSARIAL.items() if spent(post, client, text) > allowed]
    # One try may pay for a garbage collection of all tests before it: what is slow is slow each time.
    least = {name: min(spent(post, client, ADVERSARIAL[name]) for _time in range(5)) for name in slow}
    assert {name: seconds for name, seconds in least.items() if seconds > allowed} == {}


def spent(ask, *arguments):
    began = time.process_time()
    ask(*arguments)
    return time.process_time() - began


ALLOWED = 20  # times a page without a question; the slowest of these texts takes 8
