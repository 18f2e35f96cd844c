"""The site that is measured: released, with the sample content and many warnings, in a folder of its own."""

import json
import secrets
import shutil
import subprocess
import sys
from contextlib import contextmanager

from django.core.signing import TimestampSigner

from tests import prepared
from tests.stack.processes import Running, clean_environment, free_port, procfile, run
from tips.tokens import SALT, new_nonce

WARNINGS = 1601  # the first is for hits; a miss asks for each of the others in turn
GUNICORN = {"WEB_CONCURRENCY": "2", "WEB_THREADS": "4"}


class Site:
    """A site as `make run` has it: on SQLite in `folder`, or in a cluster that was prepared."""

    def __init__(self, folder, cluster_url=None, **values):
        self.folder, self.port = folder, free_port()
        shutil.copytree(prepared.built(), folder / "var")
        if cluster_url is None:
            shutil.copy(prepared.sqlite(), folder / "var/db.sqlite3")
        self.environment = clean_environment(
            DATABASE_URL=prepared.released(cluster_url)
            if cluster_url
            else f"sqlite:///{folder}/var/db.sqlite3",
            DJANGO_SETTINGS_MODULE="outreach.settings.production",
            HOME=str(folder),
            PORT=str(self.port),
            SECRET_KEY=secrets.token_urlsafe(60),
            SITE_URL=f"http://127.0.0.1:{self.port}",
            VAR_DIR=str(folder / "var"),
            **GUNICORN,
            **values,
        )

    @property
    def database(self):
        return self.environment["DATABASE_URL"].partition(":")[0]

    def fill(self):
        """Make keys and content. Return the paths of warnings that are alike, and of one picture."""
        self.manage("tips_keys", "init")
        self.manage("load_demo")
        return json.loads(self.run_python("-m", "bench.filling"))

    def manage(self, *command):
        return self.run_python("manage.py", *command)

    def run_python(self, *command):
        result = run([sys.executable, *command], self.environment)
        if result.returncode:
            sys.exit(result.stderr)
        return result.stdout

    @contextmanager
    def served(self, *options):
        log = self.folder / "web.log"
        with Running([*procfile()["web"], *options], self.environment, log) as web:
            web.wait_for(f"http://127.0.0.1:{self.port}/-/live")
            yield web

    @contextmanager
    def bumping(self):
        """Yield a function that makes all that any process remembers of the content out of date."""
        command = [sys.executable, "-m", "bench.filling", "bump"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "bufsize": 1}
        with subprocess.Popen(command, env=self.environment, **pipes) as bumper:

            def bump():
                bumper.stdin.write("\n")
                bumper.stdout.readline()

            bump()
            yield bump
            bumper.stdin.close()

    def token(self):
        """Return the token of a form that has been open since long ago."""
        signer = TimestampSigner(key=self.environment["SECRET_KEY"], salt=SALT, fallback_keys=[])
        return signer.sign_object(new_nonce())
