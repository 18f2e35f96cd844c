"""What a search costs among 2,000 and among 20,000 pages.

    python -m bench.search
    python -m tests.stack.postgres -- python -m bench.search

It makes pages as `load_scale` does, and their index, in a database of its own that goes away, and asks the
view of the search. Prints a table and, in the last line, the same as JSON. Among 20,000 pages
the median over all questions may be twice that among 2,000.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import django

SIZES, TIMES, ALLOWED = (2_000, 20_000), 15, 2
NO_QUESTION = ""  # what the page itself costs
QUESTIONS = [
    *("lừa đảo", "lua dao", "công an phường", "giả danh ngân hàng chuyển khoản", "tổ công tác"),
    *("điện thoại người lạ", "ma xac thuc", "hiem 1234", "chuyen khoan nhanh qua", "huong dan cai ung dung"),
    *("nguoi dna", "tr", "khong co tu nay xyzabc", "luwaf ddaor"),
]


def main():
    if sys.argv[1:] == ["measure"]:
        return measure()
    from tests import prepared
    from tests.stack.processes import run
    from tests.stack.tip_sites import TipSite

    with prepared.folder(), tempfile.TemporaryDirectory() as folder:
        site = TipSite(Path(folder) / "site", os.environ.get("DATABASE_URL"))
        made = run([sys.executable, "-m", "bench.search", "measure"], site.environment)
    if made.returncode:
        sys.exit(made.stderr)
    sys.stdout.write(made.stdout)
    return None


def measure():
    django.setup()
    from django.db import connection
    from django.test.utils import override_settings

    from home.scale.pages import load

    begun, rows = time.monotonic(), {}
    with override_settings(ALLOWED_HOSTS=["*"]):
        for size in SIZES:
            start = time.monotonic()
            load(size)
            filled = time.monotonic() - start
            costs = {query: cost_of(query) for query in (NO_QUESTION, *QUESTIONS)}
            rows[size] = {"index seconds": round(filled), **costs}
    medians = {size: median(row[query] for query in QUESTIONS) for size, row in rows.items()}
    small, large = SIZES
    sys.stdout.write(f"{connection.vendor + ', ms':<36}{small:>10,}{large:>10,}\n")
    for name in [NO_QUESTION, *QUESTIONS, "index seconds"]:
        sys.stdout.write(f"{name:<36}{rows[small][name]:>10}{rows[large][name]:>10}\n")
    result = {
        **{"bench": "search", "database": connection.vendor, "pages": rows, "medians": medians},
        **{"times": round(medians[large] / medians[small], 2), "allowed": ALLOWED},
        **{"seconds": round(time.monotonic() - begun)},
    }
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")


def cost_of(query):
    """The best of TIMES answers of the view, in milliseconds."""
    from django.test import Client

    client, times = Client(), []
    for _time in range(TIMES):
        start = time.perf_counter()
        answer = client.get("/tim-kiem/", {"q": query}, secure=True)
        times.append((time.perf_counter() - start) * 1000)
        if answer.status_code != 200:
            sys.exit(f"{query}: {answer.status_code}")
    return round(min(times), 1)


if __name__ == "__main__":
    main()
