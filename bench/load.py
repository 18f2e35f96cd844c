"""Load: requests that are sent in turn over connections that stay open, and what came back.

wrk sends them where it is installed (`apt install wrk`): its share of two processors is small. Without it a
few threads of Python do the same, which takes as long as a quick answer itself does: ratios come out kinder.
"""

import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

CONNECTIONS = 4
LUA = Path(__file__).with_name("load.lua")


class Took(NamedTuple):
    kind: str
    status: int
    cache: str  # what X-Page-Cache says
    seconds: float


class Outcome(NamedTuple):
    rate: float
    p50: float
    p99: float
    failed: int
    took: list  # of Took, where it was asked for

    def of(self, kind):
        return sorted(each.seconds for each in self.took if each.kind == kind)

    def caches(self):
        return Counter(each.cache for each in self.took)


def client():
    return "wrk" if shutil.which("wrk") else "Python"


def send(port, requests, seconds, *, look=False):
    """Send `requests`, pairs of a kind and bytes, for some seconds. With `look`, say of each what it took.

    Each connection has requests of its own, so that none is sent twice before all have been.
    """
    return (_send_by_wrk if client() == "wrk" else _send_by_python)(port, requests, seconds, look)


def at(numbers, share):
    """Return the number below which `share` of the sorted `numbers` lie."""
    return numbers[min(int(len(numbers) * share), len(numbers) - 1)] if numbers else None


def _send_by_wrk(port, requests, seconds, look):
    with tempfile.NamedTemporaryFile() as file:
        for kind, request in requests:
            file.write(b"%s\n%d\n%s" % (kind.encode(), len(request), request))
        file.flush()
        command = ["wrk", f"-t{CONNECTIONS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "20s"]
        command += ["-s", LUA, f"http://127.0.0.1:{port}", "--", file.name, str(CONNECTIONS)]
        command += ["look"] if look else []
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lines = [line.split() for line in output.splitlines()]
    [result] = [line[1:] for line in lines if line[:1] == ["RESULT"]]
    answers, duration, lost, refused, p50, p99 = map(float, result)
    took = [
        Took(kind, int(status), cache, float(spent) / 1e6)
        for kind, status, cache, spent in (line[1:] for line in lines if line[:1] == ["TOOK"])
    ]
    return Outcome(answers / duration * 1e6, p50 / 1e6, p99 / 1e6, int(lost + refused), took)


def _send_by_python(port, requests, seconds, look):
    took, failed, begun = [], [], time.perf_counter()
    threads = [
        threading.Thread(target=_send_in_turn, args=(port, requests, turn, begun + seconds, took, failed))
        for turn in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = sorted(each.seconds for each in took)
    rate = len(took) / (time.perf_counter() - begun)
    refused = sum(each.status >= 400 for each in took)
    return Outcome(rate, at(spent, 0.5), at(spent, 0.99), len(failed) + refused, took if look else [])


def _send_in_turn(port, requests, turn, until, took, failed):
    connection = None
    while (start := time.perf_counter()) < until:
        kind, request = requests[turn % len(requests)]
        turn += CONNECTIONS
        try:
            connection = connection or socket.create_connection(("127.0.0.1", port), timeout=20)
            connection.sendall(request)
            head = _answer(connection)
            took.append(Took(kind, int(head[9:12]), _page_cache(head), time.perf_counter() - start))
            if b"connection: close" in head.lower():
                connection = None
        except OSError:
            failed.append(kind)
            connection = None


def _answer(connection):
    """Read one answer to its end; return its head."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += _some(connection)
    head, _end, body = received.partition(b"\r\n\r\n")
    length = 0 if head[9:12] == b"304" else int(_header(head, b"content-length") or 0)
    missing = length - len(body)
    while missing > 0:
        missing -= len(_some(connection))
    return head


def _some(connection):
    if not (received := connection.recv(65536)):
        raise ConnectionResetError
    return received


def _page_cache(head):
    return (_header(head, b"x-page-cache") or b"-").decode()


def _header(head, name):
    _before, _name, after = head.lower().partition(b"\r\n" + name + b": ")
    return after.partition(b"\r\n")[0]
