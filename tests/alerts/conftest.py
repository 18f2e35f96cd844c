import pytest

from tests.alerts.checking import USED, make_channel, with_indicators
from tests.factories import make_alert


@pytest.fixture
def published(home, django_capture_on_commit_callbacks):
    """Return a function that publishes a warning, with what follows the commit."""

    def publish(make=make_alert, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return make(**kwargs)

    return publish


@pytest.fixture
def alert(home):
    return with_indicators(make_alert(title="Quà tặng giả"), USED.items())


@pytest.fixture
def website(home):
    return make_channel("website", "https://www.conganmau.example/")


@pytest.fixture
def ask(client):
    def asked(text, address="/kiem-tra/"):
        response = client.post(address, {"text": text})
        assert response.status_code == 200
        return response.content.decode().partition("<form")[0]

    return asked
