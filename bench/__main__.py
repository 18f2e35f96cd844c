"""How many requests a second the site answers, beside an empty Django view and a bare WSGI application.

    make bench                           all of it, on SQLite
    python -m bench --postgres           with the database in a PostgreSQL of its own
    python -m bench hit miss --rounds 9  some plays of bench/plays.py

The site (production settings, sample content), the view and the application run on a gunicorn each, with the
same settings, and a hit is as long as what the other two answer. In each round every play comes just after
the view, and what counts is the median of the rounds: what else the machine does falls on both. Prints a
table and, in the last line, the same as JSON. A ratio is the requests a second by those of the view; behind
nginx by those of a file of the same size that the same nginx sends. On a machine that others use, too,
`work_ratio` says more: what the processors work for a request of the view, by what they do for the site's.
"""

import argparse
import json
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench import load
from bench.plays import HEADERS, get, plays
from bench.rounds import Pair, Server, played
from bench.site import Site
from tests import prepared
from tests.stack.nginx import Nginx, find_nginx
from tests.stack.postgres import PostgresCluster
from tests.stack.processes import Running, fetch, free_port, procfile

BEGUN = time.monotonic()


def main():
    options = read_options()
    with ExitStack() as stack:
        stack.enter_context(prepared.folder())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="outreach-bench-", dir="/tmp")))
        folder.chmod(0o755)  # nginx runs as another user
        cluster = PostgresCluster(durable=True, begin_with=prepared.postgres()) if options.postgres else None
        site = Site(folder / "site", stack.enter_context(cluster) if cluster else None)
        warnings = site.fill()
        web = stack.enter_context(site.served())
        size, said = look_at(site.port, warnings[0])
        servers = {name: stack.enter_context(beside(site, name, size)) for name in ("view", "bare")}
        servers["site"] = Server(site.port, web.process.pid)
        if find_nginx():
            servers |= stack.enter_context(nginx(site, folder, size))
        bump = stack.enter_context(site.bumping())

        def pairs():
            return [pair for pair in all_pairs(site, warnings, servers) if pair.name in options.plays]

        results = played(options.rounds, options.seconds, pairs, bump)
        report(options, {"database": site.database, "body_bytes": size, "hit_says": said}, results)


def read_options():
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("plays", nargs="*", default=PLAYS, metavar="play", help=", ".join(PLAYS))
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2)
    return parser.parse_args()


PLAYS = ["bare", "hit", "miss", "not_modified", "static", "search", "check", "tip", "mixed", "nginx_hit"]


def look_at(port, path):
    """Return how long the answer is that a browser gets the second time, and its X-Page-Cache."""
    for _time in range(4):  # both workers
        answer = fetch(f"http://127.0.0.1:{port}{path}", HEADERS)
    if answer.status != 200:
        sys.exit(f"{path}: {answer.status}")
    return int(answer.headers["Content-Length"]), answer.headers["X-Page-Cache"]


@contextmanager
def beside(site, name, size):
    """Run one of bench/beside.py on a gunicorn like that of the site. Yield it."""
    port = free_port()
    environment = {**site.environment, "PORT": str(port), "BODY_SIZE": str(size)}
    command = [*procfile()["web"], f"bench.beside:{name}"]
    with Running(command, environment, site.folder / f"{name}.log") as running:
        running.wait_for(f"http://127.0.0.1:{port}/")
        yield Server(port, running.process.pid)


@contextmanager
def nginx(site, folder, size):
    """Run deploy/nginx.conf before the site. Yield it, and as another one what sends a file of that size."""
    outside, file = free_port(), free_port()
    (folder / "file").mkdir()
    (folder / "file/index.html").write_bytes(b"x" * size)
    server = Nginx(outside, to=site.port, uploads=site.folder / "var/uploads")
    with open(server.folder / "site.conf", "a") as conf:
        conf.write(f"server {{ listen 127.0.0.1:{file}; root {folder}/file; access_log off; }}")
    with server:
        server.running.wait_for(f"http://127.0.0.1:{outside}/-/live")
        pid = server.running.process.pid
        yield {"nginx": Server(outside, pid), "file": Server(file, pid)}


def all_pairs(site, warnings, servers):
    view = servers["view"]
    yield Pair("bare", servers["bare"], [("empty", get("/"))], view)
    for play in plays(site, warnings):
        yield Pair(play.name, servers["site"], play.requests, view, play.look, play.bumped)
    if "nginx" in servers:
        # The limits of deploy/nginx.conf count readers by network: this one has none.
        hit = get(warnings[0], {"X-Seen-As": "::1"})
        yield Pair("nginx_hit", servers["nginx"], [("hit", hit)], servers["file"])


def report(options, about, results):
    rows = {name: result.row() for name, result in results.items()}
    columns = list(next(iter(rows.values())))
    print(f"{about['database'] + ', ' + load.client():<24}" + "".join(f"{name:>12}" for name in columns))
    for name, row in rows.items():
        print(f"{name:<24}" + "".join(f"{row[column]:>12}" for column in columns))
    found = {"bench": "site", "client": load.client(), "rounds": options.rounds, **about}
    found |= {f"{name}_ratio": row["ratio"] for name, row in rows.items()}
    found |= {f"{name}_work_ratio": row["work_ratio"] for name, row in rows.items()}
    if "miss" in results:
        found["miss_missed_percent"] = results["miss"].share("miss")
    if "mixed" in results:
        found["mixed_missed_percent"] = results["mixed"].share("miss")
        found["tip_p99_s"] = round(results["mixed"].slowest("tip") or 0, 3)
    print(json.dumps({**found, "plays": rows, "seconds": round(time.monotonic() - BEGUN)}))


if __name__ == "__main__":
    main()
