"""No address of the back office opens without the second factor where one is required."""

import pytest
from django.contrib.auth import get_user

from tests.factories import make_alert, make_user
from tests.signing_in import keep_session, set_up_app
from tests.site.routes import address, every_route
from users.roles import TIP_ROLES, Role
from users.signin.middleware import CONFIRM, OPEN, SET_UP

pytestmark = pytest.mark.any_database

ROUTES = [route for route in sorted(set(every_route())) if address(route, {}).startswith("/quan-tri/")]


@pytest.mark.parametrize("has_one", [False, True], ids=["none set up", "not shown"])
@pytest.mark.parametrize("site_role", ["all", "staff"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_address_asks_for_it(client, home, settings, method, site_role, has_one):
    settings.SITE_ROLE = site_role
    client.raise_request_exception = False
    values = {"page_id": make_alert().pk, "int": 1, "action": "delete"}
    user = make_user(Role.MANAGER if site_role == "staff" else TIP_ROLES[1])
    if has_one:
        set_up_app(user)
    doors = OPEN | (CONFIRM if has_one else SET_UP)
    opened = {}
    client.force_login(user)
    sign_in_again = keep_session(client, user)
    for route in ROUTES:
        sign_in_again()
        response = getattr(client, method)(address(route, values))
        if response.status_code != 302 and response.status_code not in (404, 405):
            opened[route.name] = response.status_code
        elif response.status_code == 302 and route.name not in doors:
            place = response.url.split("?")[0]
            assert place.startswith(("/quan-tri/bao-mat/", "/quan-tri/dang-nhap/")), route
    sign_in_again()
    assert get_user(client) == user
    assert len(ROUTES) > 190
    assert set(opened) <= doors, opened
