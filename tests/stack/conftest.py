import os
import secrets
import shutil
import tempfile
from pathlib import Path

import pytest

from tests import prepared
from tests.stack.postgres import PostgresCluster, find_binaries
from tests.stack.processes import clean_environment, free_port, run


@pytest.fixture(scope="session")
def new_cluster():
    """Return a function that makes a PostgreSQL that holds a released site's database."""
    if not find_binaries():
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing("needs PostgreSQL: apt install postgresql")
    return lambda: PostgresCluster(durable=True, begin_with=prepared.postgres())


@pytest.fixture(scope="session")
def database_url(new_cluster):
    with new_cluster() as url:
        yield prepared.released(url)


@pytest.fixture(scope="session")
def server_folder():
    """A folder that nginx, another user, may enter: those of pytest are closed to everybody else."""
    with tempfile.TemporaryDirectory(prefix="outreach-server-", dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture(scope="session")
def server_environment(database_url, server_folder):
    """The environment of one server behind nginx, built and released as docs/operations.md says.

    What building and releasing makes was made once, by the same commands, for all that need it.
    """
    shutil.copytree(prepared.built(), server_folder / "var")
    environment = clean_environment(
        DATABASE_URL=database_url,
        DJANGO_SETTINGS_MODULE="outreach.settings.production",
        HOME=str(server_folder),
        PORT=str(free_port()),
        SECRET_KEY=secrets.token_urlsafe(60),
        SITE_URL="https://outreach.example",
        VAR_DIR=str(server_folder / "var"),
    )
    result = run(["python", "manage.py", "tips_keys", "init"], environment)
    assert result.returncode == 0, result.stderr
    return environment
