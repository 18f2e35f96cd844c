import pytest

from tests.factories import make_user
from tests.signing_in import sign_in
from tests.tips.desk import url
from tips import notices
from users.roles import Role


@pytest.fixture
def do(client):
    """Return a function that does a deed with a tip as somebody, and the tip as it is then."""

    def post(user, tip, deed, **fields):
        sign_in(client, user)
        form = {f"{deed}-{name}": value for name, value in fields.items()}
        response = client.post(url(tip), {"deed": deed, **form})
        tip.refresh_from_db()
        return response

    return post


@pytest.fixture
def _new_process():
    """What a clock remembers ends with it."""
    yield
    notices.urgent_mailing.start_afresh()
    notices.digest_mailing.start_afresh()


@pytest.fixture
def boss(db):
    return make_user(Role.TIP_SUPERVISOR, email="phu-trach@example.vn")
