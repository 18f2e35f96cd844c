"""The site as `make run` starts it: twice in the same folder, and never a process left over."""

import os
import re
import signal
import stat
import sys
import time
from types import SimpleNamespace

import pytest

from tests.stack.processes import (
    Running,
    alive,
    clean_environment,
    descendants,
    fetch,
    free_port,
    wait_until,
)

COMMAND = [sys.executable, "-m", "deploy.run_local"]
READY = "Ctrl-C stops everything."


def start_and_stop(folder, log):
    """Start the site in `folder`, look at it, stop it by Ctrl-C. Return what was seen."""
    port, started = free_port(), time.monotonic()
    environment = clean_environment(PORT=str(port), VAR_DIR=str(folder))
    with Running(COMMAND, environment, log) as site:
        site.wait_for(f"http://127.0.0.1:{port}/-/live")
        seen = SimpleNamespace(port=port, seconds=time.monotonic() - started)
        wait_until(lambda: READY in site.output, "the logins on the terminal")
        paths = ["/", "/canh-bao/", "/-/live", "/quan-tri/dang-nhap/"]
        seen.answers = {path: fetch(f"http://127.0.0.1:{port}{path}") for path in paths}
        seen.family = descendants(site.process.pid)
        seen.kept = {name: (folder / name).read_text() for name in ("secret_key", "logins.txt")}
        seen.exit_code = site.stop(signal.SIGINT)
        # honcho waits for the last word of a process, and ends a moment before the process does.
        wait_until(lambda: not alive(seen.family), "the end of every process")
        seen.output = site.output
    return seen


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("embedded") / "var with a space"


@pytest.fixture(scope="module")
def first(folder, tmp_path_factory):
    return start_and_stop(folder, tmp_path_factory.mktemp("log") / "first")


@pytest.fixture(scope="module")
def second(first, folder, tmp_path_factory):
    return start_and_stop(folder, tmp_path_factory.mktemp("log") / "second")


@pytest.mark.parametrize("path", ["/", "/canh-bao/", "/-/live", "/quan-tri/dang-nhap/"])
def test_the_pages_answer(first, path):
    assert first.answers[path].status == 200


def test_the_terminal_shows_the_address_and_one_login_a_role(first):
    assert f"http://127.0.0.1:{first.port}/" in first.output
    assert len(re.findall(r" / \S{16}$", first.output, re.MULTILINE)) == 7
    assert first.kept["logins.txt"].strip() in re.sub(r"^ +", "", first.output, flags=re.MULTILINE)


def test_secrets_are_for_their_owner_alone(first, folder):
    for path in (folder / "logins.txt", folder / "secret_key", folder / "db.sqlite3"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_ctrl_c_stops_every_process(first):
    assert len(first.family) >= 5, "honcho, gunicorn, two workers, the clock"
    assert alive(first.family) == []
    assert first.exit_code == 0


def test_a_second_start_is_quick_and_keeps_everything(first, second):
    assert second.kept == first.kept
    assert second.answers["/"].status == 200
    assert "Collecting" not in second.output
    assert second.seconds < 15


def test_no_version_of_the_server_is_told(first):
    assert not re.search(r"\d", first.answers["/-/live"].headers.get("Server", ""))


def test_a_closed_terminal_leaves_nothing_behind(first, folder, tmp_path):
    port, terminal = free_port(), tmp_path / "terminal"
    os.mkfifo(terminal)
    reader = os.open(terminal, os.O_RDONLY | os.O_NONBLOCK)
    with Running(COMMAND, clean_environment(PORT=str(port), VAR_DIR=str(folder)), terminal) as site:
        wait_until(lambda: fetch(f"http://127.0.0.1:{port}/-/live").status == 200, "another start")
        family = descendants(site.process.pid)
        os.close(reader)
        assert site.stop(signal.SIGHUP) == 0
        wait_until(lambda: not alive(family), "the end of every process")
