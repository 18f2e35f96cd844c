"""How long /kiem-tra/ takes with 10,000 indicators, beside a view of the same gunicorn that does nothing.

    python -m bench.check
    python -m tests.stack.postgres -- python -m bench.check

It starts gunicorn on a site of its own, in a folder that goes away. Prints a table and, in the last line, the
same as JSON. An answer may take 50 ms more than the empty view. What counts is the best of many times, turn
about with the empty view: whatever else the machine does can only add to it.
"""

import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import django

from home.scale.words import indicator

INDICATORS, TIMES, AT_ONCE = 10_000, 60, 500
EMPTY, ALLOWED = "/-/live", 50  # milliseconds
BEGUN = time.monotonic()


def main():
    if sys.argv[1:] == ["fill"]:
        return fill()
    from tests import prepared
    from tests.stack.tip_sites import TipSite

    with prepared.folder(), tempfile.TemporaryDirectory() as folder:
        site = TipSite(Path(folder) / "site", os.environ.get("DATABASE_URL"))
        made = run_here("fill", site.environment)
        if made.returncode:
            sys.exit(made.stderr)
        with site.served():
            rows = [measured(site, *each) for each in questions()]
    report(site.environment["DATABASE_URL"].partition(":")[0], rows)
    return None


def run_here(command, environment):
    from tests.stack.processes import run

    return run([sys.executable, "-m", "bench.check", command], environment)


def fill():
    """Make warnings with INDICATORS between them, of every kind, and 300 official channels."""
    django.setup()
    from django.test.utils import override_settings
    from wagtail.models import Locale

    from alerts.models import AlertIndicator
    from channels.models import OfficialChannel
    from core.identifiers import read_as
    from tests.factories import make_alert

    vietnamese = Locale.objects.get(language_code="vi")
    with override_settings(ALLOWED_HOSTS=["*"]):
        alerts = [make_alert() for _number in range(50)]
    rows = []
    for number in range(INDICATORS):
        kind, value = indicator(number)
        found = read_as(kind, value)
        domain = next(iter(found.domains), "")
        alert = alerts[number % len(alerts)]
        rows.append(
            AlertIndicator(
                **{"page": alert, "locale": vietnamese, "kind": kind, "value": value},
                **{"normal": found.normal, "domain": domain},
            )
        )
    AlertIndicator.objects.bulk_create(rows, batch_size=AT_ONCE)
    for number in range(300):
        kind, value = (
            ("hotline", f"028{number:08}") if number % 2 else ("website", f"co-quan-{number}.example")
        )
        OfficialChannel.objects.create(
            **{"kind": kind, "value": value, "name": f"Kênh {number}", "purpose": "Hỏi đáp."},
            **{"live": True, "locale": vietnamese},
        )


def questions():
    """Yield (name, text)."""
    choose = random.Random(138)
    numbers = [choose.randrange(INDICATORS) for _number in range(50)]
    yield "the page without a question", ""
    yield "a number in a warning", indicator(5)[1]
    yield "a number that nobody knows", "0339 000 111"
    yield "a link in a warning", indicator(6)[1]
    yield "another page of its domain", "lua-6.example/khac"
    yield "an official number", "113"
    yield "the name of an app", "VNeID"
    yield "a message", f"Chào anh, gọi {indicator(10)[1]} hoặc vào {indicator(11)[1]} để nhận quà."
    yield "50 things at once", "\n".join(indicator(number)[1] for number in numbers)


def measured(site, name, text):
    from tests.stack.processes import fetch
    from tests.stack.tip_sites import AS_NGINX

    def ask():
        return fetch(f"{site.url}/kiem-tra/", AS_NGINX, {"text": text} if text else None)

    def ask_nothing():
        return fetch(site.url + EMPTY, AS_NGINX)

    for _warm_up in range(12):  # every worker has its own caches
        ask()
    spent = {ask: [], ask_nothing: []}
    for _time in range(TIMES):
        for way, times in spent.items():
            start = time.perf_counter()
            answer = way()
            times.append((time.perf_counter() - start) * 1000)
            if answer.status != 200:
                sys.exit(f"{name}: {answer.status}")
    best, empty = min(spent[ask]), min(spent[ask_nothing])
    return {
        **{"name": name, "best ms": round(best, 1), "median ms": round(median(spent[ask]), 1)},
        **{"empty ms": round(empty, 1), "more ms": round(best - empty, 1), "times": round(best / empty, 1)},
    }


def report(database, rows):
    names = list(rows[0])[1:]
    head = f"{INDICATORS:,} indicators, {database}"
    print(f"{head:<34}" + "".join(f"{name:>12}" for name in names))
    for row in rows:
        print(f"{row['name']:<34}" + "".join(f"{row[name]:>12}" for name in names))
    slowest = max(row["more ms"] for row in rows)
    result = {"bench": "check", "database": database, "indicators": INDICATORS, "questions": rows}
    result |= {"slowest": slowest, "allowed": ALLOWED, "seconds": round(time.monotonic() - BEGUN)}
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
