"""What is asked of the site: for each play its requests, as bytes.

A hit asks for one warning again and again. A miss asks for many in turn, each connection for its own,
while the generation of the content is bumped before any of them comes round again.
"""

import random
from dataclasses import dataclass
from urllib.parse import quote_plus, urlencode

from tests.stack.processes import fetch

HEADERS = {"Host": "127.0.0.1", "User-Agent": "bench", "Accept": "text/html", "Accept-Encoding": "gzip, br"}
WORDS = "lừa đảo|giả danh công an|chuyển khoản|mã xác thực|tổ công tác|việc nhẹ lương cao|khoa sim".split("|")
MANY = 4000  # requests before one is sent again, where each has to differ
MIXED = {"hit": 95, "miss": 4, "tip": 1}  # in a hundred
chance = random.Random(138)
OF_MIXED = 400  # warnings that the mixed load asks for in turn


@dataclass
class Play:
    name: str
    requests: list  # of (kind, bytes)
    look: bool = False
    bumped: int = 0  # after so many requests the content changes


def plays(site, warnings):
    """Yield every Play. What has a token of its own is made anew each time."""
    first, *others = warnings
    kept = fetch(f"http://127.0.0.1:{site.port}{first}", HEADERS).headers
    yield Play("hit", [("hit", get(first))])
    yield Play("miss", misses(others), look=True, bumped=len(others) // 4)
    yield Play("not_modified", [("304", get(first, {"If-None-Match": kept["ETag"] or "none"}))])
    yield Play("static", [("static", get(stylesheet(site, first)))])
    yield Play("search", [("search", get(f"/tim-kiem/?q={quote_plus(word)}")) for word in searches()])
    yield Play("check", [("check", post("/kiem-tra/", {"text": text})) for text in numbers()])
    yield Play("tip", [("tip", tip(site, number)) for number in range(MANY // 4)])
    load = mixed(site, get(first), misses(others[:OF_MIXED]))
    yield Play("mixed", load, look=True, bumped=len(load) // 2)


def get(path, headers=None):
    return raw("GET", path, headers or {})


def post(path, form):
    body = urlencode(form).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": len(body)}
    return raw("POST", path, headers, body)


def raw(method, path, headers, body=b""):
    lines = [f"{name}: {value}" for name, value in {**HEADERS, **headers}.items()]
    return "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "", ""]).encode() + body


def misses(warnings):
    return [("miss", get(path)) for path in warnings]


def stylesheet(site, page):
    """Return the path of the style sheet that the page names."""
    plain = fetch(f"http://127.0.0.1:{site.port}{page}", {**HEADERS, "Accept-Encoding": "identity"}).body
    start = plain.index("/static/outreach/")
    found = [part.partition('"')[0] for part in plain[start:].split('"') if part.endswith(".css")]
    return found[0]


def searches():
    """Many questions, so that none is remembered."""
    return [f"{random.Random(number).choice(WORDS)} {number}" for number in range(MANY)]


def numbers():
    return [f"09{number:08}" for number in range(MANY)]


def tip(site, number):
    text = f"Tin thử {number}: {' '.join(random.Random(number).choices(WORDS, k=12))}."
    return post("/gui-tin/", {"kind": "scam", "text": text, "token": site.token()})


def mixed(site, hit, missed):
    """As many of each as MIXED says, in a chance order that leaves the warnings in theirs."""
    parts = len(missed) // MIXED["miss"]
    kinds = ["miss"] * len(missed) + ["hit"] * (parts * MIXED["hit"]) + ["tip"] * (parts * MIXED["tip"])
    chance.shuffle(kinds)
    next_miss = iter(missed)
    make = {
        "hit": lambda _number: ("hit", hit),
        "miss": lambda _number: next(next_miss),
        "tip": lambda number: ("tip", tip(site, number)),
    }
    return [make[kind](number) for number, kind in enumerate(kinds)]
