"""Real processes for the tests of this folder: started, watched, stopped, and nobody left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from email.message import Message
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 180  # seconds; only what is broken takes so long


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(condition, what):
    """Return what `condition()` returns, once it is true."""
    deadline = time.monotonic() + PATIENCE
    while not (result := condition()):
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.05)
    return result


def descendants(pid):
    """Return the ids of all processes below `pid`."""
    below = [child for child, (_state, parent) in _processes().items() if parent == pid]
    return [*below, *(deeper for child in below for deeper in descendants(child))]


def alive(pids):
    """Return those of `pids` that still run; one that ended and waits to be buried does not."""
    states = _processes()
    return [pid for pid in pids if states.get(pid, "Z")[0] not in "XZ"]


def _processes():
    """Map the id of every process to its state and its parent."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue  # it ended while we looked
        found[int(stat.parent.name)] = (state, int(parent))
    return found


def clean_environment(**values):
    """Return an environment without what the test's own process or a developer's shell has set."""
    kept = {name: os.environ[name] for name in ("HOME", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    return {**kept, "PATH": path, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1", **values}


def procfile():
    lines = (ROOT / "Procfile").read_text().splitlines()
    return {name: command.split() for name, command in (line.split(": ", 1) for line in lines)}


def run(command, environment):
    """Run `command` to its end."""
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


class Running:
    """`with Running(command, environment, log)`: a process that runs as long as the block.

    `user` is an entry of `pwd`, for root to run it as somebody else.
    """

    def __init__(self, command, environment, log, user=None):
        self.command, self.environment, self.log = command, environment, log
        self.user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}

    def __enter__(self):
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                self.command,
                **{"cwd": ROOT, "env": self.environment, "stdin": subprocess.DEVNULL},
                **{"stdout": log, "stderr": log, "start_new_session": True, **self.user},
            )
        return self

    def __exit__(self, *_exception):
        family = descendants(self.process.pid)
        if self.process.poll() is None:
            self.stop(signal.SIGTERM)
        for pid in alive(family):
            os.kill(pid, signal.SIGKILL)

    @property
    def output(self):
        return Path(self.log).read_text(encoding="utf-8")

    def stop(self, sent):
        """Send a signal to the process and its group, as a terminal does. Return the exit code."""
        os.killpg(self.process.pid, sent)
        return self.process.wait(timeout=PATIENCE)

    def wait_for(self, url, headers=None):
        """Wait until `url` answers; fail at once if the process ends."""

        def answers():
            assert self.process.poll() is None, self.output
            return fetch(url, headers).status == 200

        wait_until(answers, url)


class Answer(NamedTuple):
    status: int
    headers: Message = Message()
    body: str = ""


def fetch(url, headers=None, form=None):
    """Ask `url` once, following nothing; `form` is a dict, or the bytes of a body of the type in `headers`.

    Return an Answer, of status 0 where nobody listens or an answer breaks off.

    Bytes that are no text stand in its body as `surrogateescape` writes them.
    """
    address = urlsplit(url)
    connection = HTTPConnection(address.hostname, address.port, timeout=PATIENCE)
    body = urlencode(form) if isinstance(form, dict) else form
    sent = {**({"Content-Type": "application/x-www-form-urlencoded"} if form else {}), **(headers or {})}
    try:
        path = urlunsplit(("", "", address.path, address.query, ""))
        connection.request("POST" if form else "GET", path, body, sent)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read().decode(errors="surrogateescape"))
    except (OSError, HTTPException):
        return Answer(0)
    finally:
        connection.close()
