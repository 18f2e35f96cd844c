import os
import secrets
import tempfile
from pathlib import Path

import pytest

from tests.stack.postgres import PostgresCluster, find_binaries
from tests.stack.processes import clean_environment, free_port, procfile, run


@pytest.fixture(scope="session")
def database_url():
    if not find_binaries():
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing("needs PostgreSQL: apt install postgresql")
    with PostgresCluster(durable=True) as url:
        yield url


@pytest.fixture(scope="session")
def server_folder():
    """A folder that nginx, another user, may enter: those of pytest are closed to everybody else."""
    with tempfile.TemporaryDirectory(prefix="outreach-server-", dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture(scope="session")
def server_environment(database_url, server_folder):
    """The environment of one server behind nginx, built and released as docs/operations.md says."""
    environment = clean_environment(
        DATABASE_URL=database_url,
        DJANGO_SETTINGS_MODULE="outreach.settings.production",
        HOME=str(server_folder),
        PORT=str(free_port()),
        SECRET_KEY=secrets.token_urlsafe(60),
        SITE_URL="https://outreach.example",
        VAR_DIR=str(server_folder / "var"),
    )
    for command in (
        ["python", "manage.py", "compile_catalogues"],
        ["python", "manage.py", "collectstatic", "--noinput"],
        procfile()["release"],
        ["python", "manage.py", "tips_keys", "init"],
    ):
        result = run(command, environment)
        assert result.returncode == 0, result.stderr
    return environment
