import gc
import io
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.utils import translation

from core import generation
from home.models import HomePage
from tests import factories, prepared
from tests.sample_content import loaded, stored_in
from tests.scheduling import put_longest_first
from tests.signing_in import sign_in
from tips.counters import memory, shared
from tips.guesses import guesses
from users.roles import Role


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL leave out what no database can change: it runs on SQLite, which CI runs first."""
    put_longest_first(items)
    if not settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        return
    left_out = {item for item in items if not _asks_database(item) or item.get_closest_marker("any_database")}
    config.hook.pytest_deselected(items=list(left_out))
    items[:] = [item for item in items if item not in left_out]


def _asks_database(item):
    asks = {"db", "transactional_db", "django_db_setup"} & set(item.fixturenames)
    return asks or item.get_closest_marker("django_db")


def pytest_collection_finish():
    """Let Python look for rubbish in what tests leave, and not again and again in all that was imported."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_configure(config):
    kept = prepared.folder()
    kept.__enter__()  # the workers of xdist find it in their environment
    config.add_cleanup(lambda: kept.__exit__(None, None, None))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    from tests.scheduling import Together

    return Together(config, log)


def pytest_sessionstart(session):
    """Make what a build makes."""
    call_command("compile_catalogues")
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    settings.TIPS_KEYS_DIR = Path(settings.VAR_DIR) / "keys" / worker
    settings.CACHE_DIR = Path(settings.VAR_DIR) / "cache" / worker
    call_command("tips_keys", "init", verbosity=0, stdout=io.StringIO())


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Begin with a copy of a migrated database where there is one."""
    test = connection.settings_dict["TEST"]
    if connection.vendor == "sqlite":
        test |= {"MIGRATE": False, "NAME": "file:migrated?mode=memory&cache=shared"}
        with closing(sqlite3.connect(prepared.sqlite())) as source:
            kept = sqlite3.connect(test["NAME"], uri=True)  # without a connection to it, it would be gone
            source.backup(kept)
        yield
        kept.close()
    else:
        if prepared.is_in(connection.settings_dict):
            test |= {"MIGRATE": False, "TEMPLATE": prepared.TEMPLATE}
        yield


@pytest.fixture(autouse=True)
def _vietnamese():
    """Locale state is thread-local and would leak from one test into the next."""
    with translation.override("vi"):
        yield


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path):
    settings.MEDIA_ROOT, settings.STORAGES = stored_in(tmp_path).values()
    cache.clear()  # Wagtail remembers renditions there, by ids that the next test uses again


@pytest.fixture(autouse=True)
def _nothing_is_remembered():
    """The next test has other rows, other settings and another time."""
    generation.bump()


@pytest.fixture(autouse=True)
def _nobody_has_written_yet():
    """What one test sends would make the tips of the next suspicious."""
    memory.forget()
    guesses.forget()
    shared.rests_until = float("-inf")


@pytest.fixture
def home(db):
    return factories.vietnamese(HomePage)


@pytest.fixture(scope="module")
def sample_files(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """Where the files of the sample content are, loaded once for all tests of a module.

    They all see it. SAMPLE_ROWS in the module says what the rows have that are loaded.
    """
    of_module = [item for item in request.session.items if item.module is request.module]
    others = [item.name for item in of_module if _asks_database(item) and "sample" not in item.fixturenames]
    assert others == [], "belong into a module without the sample content"
    folder = tmp_path_factory.mktemp("sample")
    with django_db_blocker.unblock(), loaded(folder, getattr(request.module, "SAMPLE_ROWS", {})):
        yield folder


@pytest.fixture
def sample(sample_files, home, settings):
    """The front page of a site with the sample content, and one small picture for all."""
    settings.MEDIA_ROOT, settings.STORAGES = stored_in(sample_files).values()
    return home


@pytest.fixture
def editor(db):
    return factories.make_user(Role.EDITOR)


@pytest.fixture
def approver(db):
    return factories.make_user(Role.APPROVER)


@pytest.fixture
def supervisor(db):
    return factories.make_user(Role.TIP_SUPERVISOR)


@pytest.fixture
def login(client):
    """Return the test client, signed in with a second factor as the user it is called with."""

    def signed_in(user):
        sign_in(client, user)
        return client

    return signed_in


def pytest_terminal_summary(terminalreporter):
    """What the search finds; the table of law 9, each endpoint with its hostile inputs and its answers; the
    walk of law 10."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    for name, line in (row for report in reports for row in report.user_properties):
        if name == "search set":
            terminalreporter.write_line(line)
    rows = sorted(
        row for report in reports for name, row in report.user_properties if name == "hostile inputs"
    )
    if rows:
        terminalreporter.section("hostile inputs")
    for endpoint, statuses in rows:
        answers = ", ".join(f"{status}: {count}" for status, count in statuses.items())
        terminalreporter.write_line(f"{endpoint:<22}{sum(statuses.values()):>6}   {answers}")
    for kinds in (
        kinds for report in reports for name, kinds in report.user_properties if name == "back office"
    ):
        terminalreporter.section(f"pages of the back office that were read for English: {len(kinds)}")
        terminalreporter.write_line(", ".join(kinds))
