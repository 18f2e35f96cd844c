"""The clock is killed in the middle of publishing a bundle: all of it is public, or none, at every moment."""

import json
import signal
import sys
import time

import psycopg
import pytest

from tests.stack.processes import Running, fetch, procfile, run, wait_until
from tests.stack.test_one_server import AS_NGINX

PROMISE = 5  # seconds
DUE_IN_A_SECOND = "UPDATE core_bundle SET goes_public_at = now() + interval '1s' WHERE id = %s RETURNING id"
INSIDE = "SELECT count(*) FROM pg_stat_activity WHERE application_name = %s AND backend_xid IS NOT NULL"
CONNECTED = "SELECT count(*) FROM pg_stat_activity WHERE application_name = %s"
PUBLISHED = (
    "SELECT count(*) FROM wagtailcore_pagelogentry WHERE action = 'wagtail.publish' AND page_id = ANY(%s)"
)
LIVE = "SELECT count(*) FROM wagtailcore_page WHERE live AND id = ANY(%s)"


@pytest.fixture
def ask(server_environment):
    """Return a function that gives the first value of a query, each time as it is now."""
    with psycopg.connect(server_environment["DATABASE_URL"], autocommit=True) as connection:
        yield lambda sql, *values: connection.execute(sql, values).fetchone()[0]


@pytest.fixture
def web(server_environment, tmp_path):
    with Running(procfile()["web"], server_environment, tmp_path / "web") as server:
        server.url = f"http://127.0.0.1:{server_environment['PORT']}"
        server.wait_for(f"{server.url}/-/live", AS_NGINX)
        yield server


def clock(environment, name, folder):
    return Running(procfile()["clock"], {**environment, "PGAPPNAME": name}, folder / name)


def test_killed_at_its_hour_and_started_again_it_publishes_all_or_none(
    server_environment, web, ask, tmp_path
):
    with clock(server_environment, "first", tmp_path) as first:
        wait_until(lambda: ask(CONNECTED, "first"), "the first clock")
        command = [sys.executable, "-m", "tests.stack.bundle_work"]
        prepared = run(command, server_environment)
        assert prepared.returncode == 0, prepared.stderr
        launch = json.loads(prepared.stdout)
        seen = set()

        def number_public():
            seen.add(ask(LIVE, launch["pages"]))
            return max(seen)

        def statuses():
            return {fetch(web.url + path, AS_NGINX).status for path in launch["paths"]}

        assert statuses() == {404}
        assert ask(DUE_IN_A_SECOND, launch["bundle"])
        wait_until(lambda: number_public() or ask(INSIDE, "first"), "the hour")
        first.stop(signal.SIGKILL)
        wait_until(lambda: not ask(CONNECTED, "first"), "the end of its connection")
        assert number_public() == 0, "it had finished before it was killed"
        assert ask("SELECT state FROM core_bundle WHERE id = %s", launch["bundle"]) == "approved"
    with clock(server_environment, "second", tmp_path), clock(server_environment, "third", tmp_path):
        wait_until(lambda: ask(CONNECTED, "second"), "the second clock")
        began = time.monotonic()
        wait_until(number_public, "all of it")
        assert time.monotonic() - began <= PROMISE
        card = f"{web.url}{launch['paths'][-2]}the-chia-se.png"
        wait_until(lambda: fetch(card, AS_NGINX).status == 200, "the card")
        assert statuses() == {200}
        assert seen == {0, len(launch["pages"])}
        assert ask(PUBLISHED, launch["pages"]) == len(launch["pages"]), "two clocks did it"
