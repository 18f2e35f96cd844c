"""What a page costs with 1, 10 and 100 times as much on the site, on both databases.

    python -m bench.growth

It fills sites of its own, which go away, by `load_scale`, and asks each page many times, beside a view that
does nothing. Prints a table for each database and, in the last line, everything as JSON. A page that costs
more than ALLOWED times as much among 100 times as many rows grows faster than their logarithm.

What counts is the time that processors spend on it, in the process of the site and in the database: whatever
else the machine does adds nothing to it.
"""

import gc
import json
import os
import sys
import tempfile
import time
from contextlib import nullcontext
from math import log
from pathlib import Path

import django

FULL = {"pages": 20_000, "tips": 100_000, "indicators": 10_000}
TIMES = (1, 10, 100)
ASKED = int(os.environ.get("GROWTH_ASKED", "9"))  # times each page
ALLOWED = round(log(FULL["pages"]) / log(FULL["pages"] / TIMES[-1]), 2)
EMPTY = "an empty view"


def main():
    if sys.argv[1:] == ["measure"]:
        return measure()
    from tests import prepared
    from tests.stack.postgres import PostgresCluster

    begun, results = time.monotonic(), {}
    with prepared.folder():
        for database in sys.argv[1:] or ("postgresql", "sqlite"):
            cluster = nullcontext()
            if database == "postgresql":
                cluster = PostgresCluster(begin_with=prepared.postgres())
            with cluster as url:
                results[database] = measured_in_a_site_of_its_own(url)
            print(table(database, results[database]), flush=True)
    slowest = {name: max(growth(rows).values()) for name, rows in results.items()}
    result = {"bench": "growth", "databases": results, "slowest": slowest, "allowed": ALLOWED}
    print(json.dumps(result | {"seconds": round(time.monotonic() - begun)}, ensure_ascii=False))
    return None


def measured_in_a_site_of_its_own(url):
    from tests.stack.processes import run
    from tests.stack.tip_sites import TipSite

    with tempfile.TemporaryDirectory() as folder:
        site = TipSite(Path(folder) / "site", url)
        environment = {**site.environment, "GROWTH_ASKED": str(ASKED)}
        made = run([sys.executable, "-m", "bench.growth", "measure"], environment)
    if made.returncode:
        sys.exit(made.stderr)
    return json.loads(made.stdout.splitlines()[-1])


def measure():
    """Print what each page costs at each size, as JSON: {times: {page: {ms, queries}}}."""
    django.setup()
    from django.core.management import call_command
    from django.test.utils import override_settings

    rows = {}
    with override_settings(ALLOWED_HOSTS=["*"]), open(os.devnull, "w") as nowhere:
        call_command("load_demo", stdout=nowhere)
        for times in TIMES:
            start = time.monotonic()
            sizes = {name: number * times // TIMES[-1] for name, number in FULL.items()}
            call_command("load_scale", **sizes, stdout=nowhere)
            rows[times] = {"filled in s": {"ms": round(time.monotonic() - start), "queries": 0}} | costs()
            print(json.dumps(rows), flush=True)  # the last line counts


def costs():
    from bench.growth_pages import pages

    gc.collect()
    gc.freeze()  # as gunicorn.conf.py does: else what filling the site left is gone through now and then
    return {name: cost_of(*page) for name, *page in pages(EMPTY)}


def cost_of(client, address, form=None):
    """Return what a page costs in milliseconds and how many questions it asks."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def ask():
        # Nobody remembers an answer to a parameter that nobody knows.
        fresh = f"{address}{'&' if '?' in address else '?'}lan={time.monotonic_ns()}"
        answer = client.post(fresh, form, secure=True) if form else client.get(fresh, secure=True)
        if answer.status_code != 200:
            sys.exit(f"{address}: {answer.status_code}")

    ask()
    with CaptureQueriesContext(connection) as queries:
        ask()
    log = [each["sql"] for each in queries if each["sql"] not in ("BEGIN", "BEGIN IMMEDIATE", "COMMIT")]
    start = spent(connection)
    for _time in range(ASKED):
        ask()
    return {"ms": round((spent(connection) - start) / ASKED * 1000, 1), "queries": len(log)}


def spent(connection):
    """Return the seconds that this process and its side of the database have computed so far."""
    if connection.vendor == "sqlite":  # it is part of this process
        return time.process_time()
    server = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
    return time.process_time() + int(server.split()[0]) / 1e9


def growth(rows):
    """By page: how many times what it costs at first it costs in the end."""
    first, *_others, last = rows.values()
    pages = [name for name in first if first[name]["queries"]]
    return {name: round(last[name]["ms"] / first[name]["ms"], 2) for name in pages}


def table(database, rows):
    sizes = list(rows)
    grown = growth(rows)
    head = [f"| {database}, ms (queries) |", *(f" {times} × |" for times in sizes)]
    head += [f" {sizes[-1]} × to {sizes[0]} × |", " to the empty view |"]
    lines = ["".join(head), "|---|" + "---|" * (len(sizes) + 2)]
    for name, cost in rows[sizes[-1]].items():
        cells = [f" {rows[times][name]['ms']} ({rows[times][name]['queries']}) |" for times in sizes]
        relative = round(cost["ms"] / rows[sizes[-1]][EMPTY]["ms"], 1)
        lines.append(f"| {name} |{''.join(cells)} {grown.get(name, '')} | {relative} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
