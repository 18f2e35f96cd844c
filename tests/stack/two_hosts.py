"""Two hosts with folders of their own, that share PostgreSQL, Redis and two buckets, behind one nginx."""

import json
import re
import secrets
import shutil
import signal
import threading
import time
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests import prepared
from tests.stack.nginx import Nginx
from tests.stack.processes import Running, clean_environment, fetch, free_port, procfile, run, wait_until
from tests.stack.redis_server import RedisServer
from tests.stack.s3_server import S3Server
from tips.tokens import SALT, new_nonce

CSRF = "c" * 32
# What 0002 of `users` makes, so that there is a migration to run.
BEFORE_A_MIGRATION = """
    DROP TABLE users_rolegrant;
    DELETE FROM django_migrations WHERE app = 'users' AND name = '0002_role_grants';
"""


class Host:
    """gunicorn, in an environment and a VAR_DIR of its own."""

    def __init__(self, folder, shared):
        folder.mkdir()
        self.folder, port = folder, free_port()
        self.port, self.url = port, f"http://127.0.0.1:{port}"
        shutil.copytree(prepared.built(), folder / "var")
        self.environment = {
            **shared,
            "HOME": str(folder),
            "PORT": str(port),
            "VAR_DIR": str(folder / "var"),
            "WEB_CONCURRENCY": "1",
        }

    def manage(self, *command):
        return self.work("manage.py", *command)

    def work(self, *command):
        result = run(["python", *command], self.environment)
        assert result.returncode == 0, result.stderr
        return result.stdout

    def start(self):
        """Listen once the site is loaded (docs/operations.md): until then nginx asks the other host."""
        self.running = Running(procfile()["web"], self.environment, self.folder / "web.log").__enter__()
        self.running.wait_for(f"{self.url}/-/live")

    def stop(self, sent=signal.SIGTERM):
        self.running.stop(sent)


class TwoHosts:
    """`a` and `b`, the `url` of the nginx before them, and what `staff` did (tests.stack.two_hosts_work)."""

    def __init__(self, folder, cluster, stack):
        self.folder, self.cluster = folder, cluster
        redis = stack.enter_context(RedisServer())
        s3 = self.s3 = stack.enter_context(S3Server(folder / "s3.log"))
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.database_url = prepared.released(stack.enter_context(cluster))
        self.shared = clean_environment(
            DATABASE_URL=self.database_url,
            DJANGO_SETTINGS_MODULE="outreach.settings.production",
            REDIS_URL=redis.url,
            SECRET_KEY=secrets.token_urlsafe(60),
            SITE_URL=self.url,
            **s3.environment,
        )
        self.a, self.b = (Host(folder / name, self.shared) for name in "ab")
        self.a.manage("tips_keys", "init")
        shutil.copytree(self.a.folder / "var" / "keys", self.b.folder / "var" / "keys")
        self.staff = json.loads(self.a.work("-m", "tests.stack.two_hosts_work"))
        for host in (self.a, self.b):
            host.start()
            stack.callback(lambda host=host: host.running.__exit__())
        to = [self.a.port, self.b.port]
        nginx = stack.enter_context(Nginx(port, to=to, uploads=self.a.folder / "var" / "uploads"))
        nginx.running.wait_for(f"{self.url}/-/live")

    def ask(self, host, path, who=None, form=None, headers=None):
        """Ask a host as `who` ("editor", "approver", "supervisor"); `form` is posted."""
        cookies = f"csrf={CSRF}" + (f"; session={self.staff['sessions'][who]}" if who else "")
        return fetch(host.url + path, {"Cookie": cookies, "X-CSRFToken": CSRF, **(headers or {})}, form)

    def post_files(self, host, path, fields, who=None):
        body = encode_multipart(BOUNDARY, fields)
        return self.ask(host, path, who, body, {"Content-Type": MULTIPART_CONTENT})

    def tip(self, text, *photos):
        """Return the fields of a tip that nobody has sent yet, from a form that was opened a minute ago."""
        token = signing.dumps(
            f"{new_nonce()}.{int(time.time()) - 60}", key=self.shared["SECRET_KEY"], salt=SALT
        )
        files = [SimpleUploadedFile("anh.jpg", photo, "image/jpeg") for photo in photos]
        return {"kind": "scam", "text": text, "token": token, **({"photos": files} if files else {})}

    @property
    def logs(self):
        return self.a.running.output + self.b.running.output

    def query(self, sql):
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            answer = connection.execute(sql)
            return answer.fetchall() if answer.description else []


@contextmanager
def two_hosts(cluster):
    with ExitStack() as stack:
        # nginx, another user, has to get there: not TMPDIR.
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="outreach-hosts-", dir="/tmp")))
        folder.chmod(0o755)
        yield TwoHosts(folder, cluster, stack)


class Load:
    """`with Load(50, ask) as load:` calls `ask(number)` so many times a second, each in a thread of its own.

    `load.answers` holds what they returned, in any order, once the block has ended.
    """

    def __init__(self, per_second, ask):
        self.pause, self.ask = 1 / per_second, ask
        self.answers, self.threads = [], []
        self.ended = threading.Event()

    def __enter__(self):
        self.sender = threading.Thread(target=self._send)
        self.sender.start()
        return self

    def __exit__(self, *_exception):
        self.ended.set()
        self.sender.join()
        for thread in self.threads:
            thread.join()

    def wait_for_more(self, number):
        enough = len(self.answers) + number
        wait_until(lambda: len(self.answers) > enough, "readers")

    def _send(self):
        begin = time.monotonic()
        for number in count():
            if self.ended.wait(max(0, begin + number * self.pause - time.monotonic())):
                return
            thread = threading.Thread(target=self._one, args=[number])
            thread.start()
            self.threads.append(thread)

    def _one(self, number):
        self.answers.append(self.ask(number))


def pictures_in(body):
    return re.findall(r'"(/media/images/[^" ]+)"', body)
