"""A Redis of one's own, in a temporary folder and in memory only, for as long as a block runs."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import RedisError

from tests.stack.processes import wait_until


def is_installed():
    return bool(shutil.which("redis-server", path=os.pathsep.join(os.get_exec_path())))


def need_redis():
    """Skip the test where there is none; CI has one."""
    if not is_installed():
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing("needs Redis: apt install redis-server")


class RedisServer:
    """`with RedisServer() as server:` listens on the Unix socket that `server.url` names."""

    def __enter__(self):
        # A socket's path may have some 100 characters: not TMPDIR.
        self.folder = Path(tempfile.mkdtemp(prefix="outreach-redis-", dir="/tmp"))
        self.url = f"unix://{self.folder}/redis.sock"
        self.start()
        return self

    def __exit__(self, *_exception):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        settings = {"port": "0", "unixsocket": self.folder / "redis.sock", "save": "", "appendonly": "no"}
        arguments = [part for name, value in settings.items() for part in (f"--{name}", value)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(["redis-server", *arguments], cwd=self.folder, **quiet)
        wait_until(self.answers, "Redis")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)

    def answers(self):
        assert self.process.poll() is None, "Redis ended"
        try:
            return self.client.ping()
        except RedisError:
            return False

    @property
    def client(self):
        return Redis.from_url(self.url)
