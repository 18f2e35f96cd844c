"""What `SITE_ROLE=public`, the processes that face the internet, leaves out."""

import json

import pytest
from wagtail.models import PageViewRestriction

from tests.factories import make_campaign
from tests.site.routes import PUBLIC, every_route
from tests.site.test_house import manage

LOGINS = {"wagtailcore_login", "wagtailcore_authenticate_with_password"}
WALK = """
import json
from django.conf import settings
from tests.site.routes import every_route
processors = settings.TEMPLATES[0]["OPTIONS"]["context_processors"]
print(json.dumps([list(every_route()), settings.MIDDLEWARE + processors]))
"""


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    """The addresses, and the middleware with the context processors, of that role."""
    folder = tmp_path_factory.mktemp("public")
    result = manage(folder, "shell", "--no-imports", "-c", WALK, SITE_ROLE="public")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_it_has_every_public_address_and_no_other(public):
    expected = [list(route) for route in every_route() if route.role == PUBLIC and route.name not in LOGINS]
    assert public[0] == expected


def test_it_knows_no_accounts_and_no_sessions(public):
    knowing = ("session", "auth", "messages", "csrf")
    assert [name for name in public[1] if any(word in name for word in knowing)] == []


@pytest.fixture
def restricted(home):
    page = make_campaign()
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    return page


def test_a_restricted_page_asks_who_somebody_is_or_does_not_exist(restricted, client, settings):
    pages = [restricted, restricted.get_parent()]
    assert [client.get(page.url).status_code for page in pages] == [302, 302]
    settings.SITE_ROLE = "public"
    answers = [client.get(page.url) for page in pages]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert restricted.title not in answers[0].content.decode()
