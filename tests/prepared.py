"""What takes long to make and is the same for many tests: made once for all processes of a run, then copied.

The migrations alone take a quarter of a minute. `python -m tests.prepared` makes everything at once.
"""

import fcntl
import os
import secrets
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.stack.postgres import PostgresCluster, find_binaries
from tests.stack.processes import clean_environment, procfile, run

FOLDER = "TESTS_PREPARED"  # in the environment of all processes of a run
TEMPLATE = "migrated"  # the name of the database in a prepared cluster
COLLECT = (
    "import django; django.setup(); from deploy.prepare import *; "
    "call_command('write_error_pages'); collect_static(Path(settings.VAR_DIR))"
)


@contextmanager
def folder():
    """Keep what is prepared for as long as the block runs; one that somebody else keeps stays theirs."""
    if os.environ.get(FOLDER):
        yield
        return
    with tempfile.TemporaryDirectory(prefix="outreach-prepared-") as name:
        os.environ[FOLDER] = name
        try:
            yield
        finally:
            del os.environ[FOLDER]


def sqlite():
    """Return the path of a database file with all migrations run, to be copied."""
    return _once("db.sqlite3", lambda file: _release(file.parent / "sqlite-var", f"sqlite:///{file}"))


def postgres():
    """Return the folder of a stopped cluster that holds the database TEMPLATE, to be copied."""

    def make(data):
        cluster = PostgresCluster()
        with cluster as url:
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {TEMPLATE}")
            _release(data.parent / "postgres-var", released(url))
            cluster.stop()
            shutil.move(cluster.data, data)

    return _once("postgres", make)


def released(url):
    """Return the DATABASE_URL of TEMPLATE in the cluster of another `url`."""
    return f"{url.rpartition('/')[0]}/{TEMPLATE}"


def is_in(database):
    """Whether a PostgreSQL, by its settings in Django, began as a copy of the prepared one."""
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    given = {name: database[key] for name, key in names.items() if database[key]}
    with psycopg.connect(**given) as asked:
        return asked.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE]).fetchone()


def built():
    """Return what a build puts into VAR_DIR: compiled catalogues, static files and pages for errors."""
    return _once("built", _build)


def _build(var):
    environment = _environment(var, "sqlite://:memory:")
    _run(["python", "manage.py", "compile_catalogues"], environment)
    _run([sys.executable, "-c", COLLECT], environment)


def _release(var, database_url):
    _run(procfile()["release"], _environment(var, database_url))


def _environment(var, database_url):
    return clean_environment(
        DATABASE_URL=database_url,
        DJANGO_SETTINGS_MODULE="outreach.settings.production",
        SECRET_KEY=secrets.token_urlsafe(60),
        SITE_URL="https://outreach.example",
        VAR_DIR=str(var),
    )


def _run(command, environment):
    result = run(command, environment)
    if result.returncode:
        raise RuntimeError(result.stderr)


def _once(name, make):
    """Return the path `name`, which the first process that asks for it makes; the others wait meanwhile."""
    path = Path(os.environ[FOLDER]) / name
    with open(f"{path}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            making = path.with_name(f"making-{name}")
            make(making)
            making.rename(path)
    return path


def everything():
    """Make all of it, as much at once as there are processors."""
    makers = [sqlite, built, *([postgres] if find_binaries() else [])]
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        for made in [pool.submit(make) for make in makers]:
            made.result()


if __name__ == "__main__":
    everything()
