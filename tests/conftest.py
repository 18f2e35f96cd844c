from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.utils import translation

from home.models import HomePage
from tests import factories
from tests.signing_in import sign_in
from users.roles import Role


def pytest_sessionstart(session):
    """Make what a build makes, before anything asks for a translation: Django reads catalogues once."""
    call_command("compile_catalogues")
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)


@pytest.fixture(autouse=True)
def _vietnamese():
    """Locale state is thread-local and would leak from one test into the next."""
    with translation.override("vi"):
        yield


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    cache.clear()  # Wagtail remembers renditions there, by ids that the next test uses again


@pytest.fixture
def home(db):
    return factories.vietnamese(HomePage)


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
