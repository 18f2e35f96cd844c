import pytest

from tests.signing_in import sign_in
from tests.tips.desk import url


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
