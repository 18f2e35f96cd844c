"""A PostgreSQL of one's own, in a temporary folder, for as long as a block runs.

`python -m tests.stack.postgres -- pytest …` runs a command with DATABASE_URL pointing at one.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import psycopg

from tests.stack.processes import alive, descendants, wait_until

PROGRAMS = ("initdb", "postgres")
START_TIMEOUT = 60  # seconds


def find_binaries():
    """Return the folder that holds PostgreSQL's server programs, or None."""
    folders = [Path(folder) for folder in os.get_exec_path()]
    newest_first = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    for folder in [*newest_first, *folders]:
        if all(shutil.which(program, path=folder) for program in PROGRAMS):
            return folder
    return None


def _version(folder):
    return [int(part) for part in folder.parent.name.split(".") if part.isdecimal()]


class PostgresCluster:
    """`with PostgresCluster() as url:` gives the DATABASE_URL of a new, empty, running cluster.

    It listens on a Unix socket inside its folder only. Without `durable` it skips fsync, which is
    right for unit tests and wrong wherever a crash is part of the test. `begin_with` is the folder of a
    stopped one that it begins as a copy of.
    """

    def __init__(self, *, durable=False, begin_with=None):
        self.durable, self.begin_with = durable, begin_with
        self.bin = find_binaries()
        self.server = None

    def __enter__(self):
        # A socket's path may have some 100 characters, and the other user has to get there: not TMPDIR.
        self.folder = Path(tempfile.mkdtemp(prefix="outreach-pg-", dir="/tmp"))
        self.data = self.folder / "data"
        self.url = f"postgresql://postgres@{quote(str(self.folder), safe='')}/postgres"
        try:
            self._start()
        except BaseException:
            self._remove()
            raise
        return self.url

    def __exit__(self, *_exception):
        self._remove()

    def _start(self):
        if os.geteuid() == 0:
            shutil.chown(self.folder, user=_other_user())
        if self.begin_with:
            subprocess.run(["cp", "-a", self.begin_with, self.data], check=True)
        else:
            options = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
            self._run("initdb", "--username=postgres", *options)
        self.start()

    def start(self):
        with open(self.folder / "log", "ab") as log:
            self.server = subprocess.Popen(
                [self.bin / "postgres", "-D", self.data, *self._settings()],
                **{**self._as_user(), "stdout": log, "stderr": log},
            )
        self._wait_until_it_answers()

    def _run(self, program, *arguments):
        command = [self.bin / program, "-D", self.data, *arguments]
        result = subprocess.run(command, **self._as_user(), text=True, check=False)
        if result.returncode:
            raise RuntimeError(f"{program} failed: {result.stderr}")

    def _as_user(self):
        options = {"cwd": self.folder, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            user = pwd.getpwnam(_other_user())
            options |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        return options

    def _settings(self):
        values = {
            "listen_addresses": "",
            "unix_socket_directories": self.folder,
            # A failing statement would carry what a person typed into the log.
            "log_min_error_statement": "panic",
            "fsync": "on" if self.durable else "off",
        }
        return [f"--{name}={value}" for name, value in values.items()]

    def _wait_until_it_answers(self):
        deadline = time.monotonic() + START_TIMEOUT
        while self.server.poll() is None and time.monotonic() < deadline:
            try:
                psycopg.connect(self.url).close()
                return
            except psycopg.OperationalError:
                time.sleep(0.05)
        raise RuntimeError(f"PostgreSQL did not start: {(self.folder / 'log').read_text()}")

    def crash(self):
        """End all of its processes at once and unprepared, as a machine that fails does."""
        family = [self.server.pid, *descendants(self.server.pid)]
        for pid in family:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.server.wait()
        wait_until(lambda: not alive(family), "the end of PostgreSQL")

    def stop(self):
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)  # PostgreSQL's "fast" shutdown
            self.server.wait(timeout=START_TIMEOUT)

    def _remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def _other_user():
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def main(command):
    from tests import prepared

    with prepared.folder(), PostgresCluster(begin_with=prepared.postgres()) as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[sys.argv.index("--") + 1 :]))
