import pytest

from tests.factories import make_alert


@pytest.fixture
def published(home, django_capture_on_commit_callbacks):
    """Return a function that publishes a warning, with what follows the commit."""

    def publish(make=make_alert, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return make(**kwargs)

    return publish
