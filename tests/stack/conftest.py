import os
import secrets

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
def server_environment(database_url, tmp_path_factory):
    """The environment of one server behind nginx, built and released as docs/operations.md says."""
    folder = tmp_path_factory.mktemp("server")
    environment = clean_environment(
        DATABASE_URL=database_url,
        DJANGO_SETTINGS_MODULE="outreach.settings.production",
        HOME=str(folder),
        PORT=str(free_port()),
        SECRET_KEY=secrets.token_urlsafe(60),
        SITE_URL="https://outreach.example",
        VAR_DIR=str(folder / "var"),
    )
    for command in (
        ["python", "manage.py", "compile_catalogues"],
        ["python", "manage.py", "collectstatic", "--noinput"],
        procfile()["release"],
    ):
        result = run(command, environment)
        assert result.returncode == 0, result.stderr
    return environment
