"""gunicorn and the clock on PostgreSQL with production settings, spoken to as nginx speaks to them."""

import os
import re
import signal
import socket
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests.stack.processes import Running, clean_environment, descendants, fetch, procfile, run, wait_until

AS_NGINX = {"Host": "outreach.example", "X-Forwarded-Proto": "https"}
CONNECT = "import django; django.setup(); from django.db import connection; connection.ensure_connection()"
WORDS = "Có người gọi xưng công an, bảo chuyển tiền."


def ask(environment, sql):
    with psycopg.connect(environment["DATABASE_URL"]) as connection:
        return connection.execute(sql).fetchone()[0]


def count_tips(environment):
    return ask(environment, "SELECT count(*) FROM tips_tip")


@pytest.fixture(scope="module")
def web(server_environment, tmp_path_factory):
    log = tmp_path_factory.mktemp("log") / "web"
    with Running(procfile()["web"], server_environment, log) as server:
        server.url = f"http://127.0.0.1:{server_environment['PORT']}"
        server.wait_for(f"{server.url}/-/live", AS_NGINX)
        yield server


def test_the_pages_answer(web):
    statuses = {path: fetch(web.url + path, AS_NGINX).status for path in ("/", "/canh-bao/", "/gui-tin/")}
    assert set(statuses.values()) == {200}, statuses


def test_plain_http_is_sent_to_https(web):
    answer = fetch(web.url + "/gui-tin/", {"Host": "outreach.example"})
    assert answer.status == 301
    assert answer.headers["Location"] == "https://outreach.example/gui-tin/"


def test_an_acknowledged_tip_outlives_the_workers(web, server_environment):
    before = count_tips(server_environment)
    form = fetch(web.url + "/gui-tin/", AS_NGINX).body
    token = re.search(r'name="token" value="([^"]+)"', form).group(1)
    answer = fetch(web.url + "/gui-tin/", AS_NGINX, {"kind": "scam", "text": WORDS, "token": token})
    workers = descendants(web.process.pid)
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    assert answer.status == 200
    assert count_tips(server_environment) == before + 1
    wait_until(lambda: set(descendants(web.process.pid)) - set(workers), "new workers")
    web.wait_for(web.url + "/-/live", AS_NGINX)


def test_nobody_is_logged_and_nothing_is_opened_in_the_home_folder(web, server_environment):
    fetch(web.url + "/gui-tin/?phuong=26737", AS_NGINX)
    assert "gui-tin" not in web.output
    assert not (Path(server_environment["HOME"]) / ".gunicorn").exists()


def test_the_clock_reaches_the_database_and_stops_when_told(server_environment, tmp_path):
    environment = {**server_environment, "PGAPPNAME": "clock"}
    connected = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'clock'"
    with Running(procfile()["clock"], environment, tmp_path / "clock") as clock:
        wait_until(lambda: ask(environment, connected), "the clock's connection")
        assert clock.stop(signal.SIGTERM) == 0


def test_a_postgresql_that_says_nothing_is_given_up_within_seconds(server_environment):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql://outreach@127.0.0.1:{silent.getsockname()[1]}/outreach"
        begun = time.monotonic()
        result = run([sys.executable, "-c", CONNECT], {**server_environment, "DATABASE_URL": url})
    assert "OperationalError" in result.stderr
    assert 5 <= time.monotonic() - begun < 30


def test_a_start_without_a_secret_names_it(server_environment):
    environment = {name: value for name, value in server_environment.items() if name != "SECRET_KEY"}
    result = run(procfile()["web"], clean_environment(**environment))
    assert result.returncode != 0
    assert "Set SECRET_KEY:" in result.stderr
