"""What gunicorn and the clock write down while everything that can be sent to them goes wrong."""

import signal
import socket

import pytest

from tests.core.log_lines import CANARY, READER, parse
from tests.stack.processes import Running, fetch, free_port, procfile, wait_until

AS_NGINX = {
    "Host": "outreach.example",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": READER,
    "User-Agent": f"Mozilla {CANARY}",
    "Cookie": f"__Host-session={CANARY}",
}
GARBAGE = [
    f"{CANARY}\r\n\r\n",
    f"GET /{CANARY} {CANARY}\r\n\r\n",
    f"{CANARY}=1 / HTTP/1.1\r\n\r\n",
    f"GET / HTTP/1.1\r\nHost: outreach.example\r\n{CANARY}\r\n\r\n",
    f"GET / HTTP/1.1\r\nHost: outreach.example\r\n{CANARY} {CANARY}: 1\r\n\r\n",
    f"POST / HTTP/1.1\r\nHost: outreach.example\r\nContent-Length: {CANARY}\r\n\r\n",
    f"POST / HTTP/1.1\r\nHost: outreach.example\r\nTransfer-Encoding: {CANARY}\r\n\r\n",
    f"GET /{CANARY * 1000} HTTP/1.1\r\nHost: outreach.example\r\n\r\n",
]


@pytest.fixture(scope="module")
def without_database(server_environment):
    """The environment of a server whose database is gone: every page that asks it fails."""
    return {
        **server_environment,
        "DATABASE_URL": server_environment["DATABASE_URL"].rpartition("/")[0] + "/absent",
        "PORT": str(free_port()),
    }


@pytest.fixture(scope="module")
def lines(without_database, tmp_path_factory):
    """The lines that gunicorn wrote from its start to its end."""
    port = int(without_database["PORT"])
    url = f"http://127.0.0.1:{port}"
    with Running(procfile()["web"], without_database, tmp_path_factory.mktemp("log") / "web") as web:
        web.wait_for(f"{url}/-/live", AS_NGINX)
        for garbage in GARBAGE:
            send(port, garbage)
        fetch(f"{url}/?q={CANARY}", {**AS_NGINX, "Host": f"{CANARY}.example"})
        statuses = [
            fetch(f"{url}/?q={CANARY}", AS_NGINX).status,
            fetch(f"{url}/{CANARY}/?q={CANARY}", AS_NGINX).status,
            fetch(f"{url}/gui-tin/", AS_NGINX, {"kind": "scam", "text": CANARY, CANARY: CANARY}).status,
        ]
        assert web.stop(signal.SIGTERM) == 0
        assert statuses == [500, 500, 500]
        return parse(web.output)


def send(port, text):
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(text.encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 ")


def test_an_error_is_told_by_its_route_and_type(lines):
    told = [line for line in lines if line.get("status") == 500]
    page = r"^((?:[\w\-]+/)*)$"
    assert [line["route"] for line in told] == [page, page, "gui-tin/"]
    assert {line["error"][0] for line in told} == {"OperationalError"}


def test_garbage_is_told_without_who_sent_it(lines):
    told = [line for line in lines if line["logger"] == "gunicorn.error"]
    assert len(told) == len(GARBAGE)
    assert all(line["where"][0].startswith("gunicorn/workers/") for line in told)
    assert {line["event"] for line in told} == {
        *("InvalidRequestLine", "InvalidRequestMethod", "InvalidHTTPVersion", "InvalidHeader"),
        *("InvalidHeaderName", "UnsupportedTransferCoding", "LimitRequestLine"),
    }


def test_a_host_that_is_not_ours_is_told_without_its_name(lines):
    assert [line["status"] for line in lines if line["event"] == "DisallowedHost"] == [400]


def test_nothing_else_is_told(lines):
    assert len(lines) == len(GARBAGE) + 4


def test_the_clock_writes_the_same_lines(without_database, tmp_path):
    with Running(procfile()["clock"], without_database, tmp_path / "clock") as clock:
        wait_until(lambda: clock.output.count("\n") >= 2, "two lines of the clock")
        assert clock.stop(signal.SIGTERM) == 0
    lines = parse(clock.output)
    assert {line["event"] for line in lines} == {"The clock could not reach the database"}
    assert {line["error"][0] for line in lines} == {"OperationalError"}
