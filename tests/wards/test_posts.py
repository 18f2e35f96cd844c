"""Account managers choose the wards of ward staff; of whoever reads tips they choose nothing."""

import pytest
from django.urls import reverse

from tests.factories import make_user
from users.roles import Role
from wards.own import own_wards

pytestmark = pytest.mark.any_database

OURS, THEIRS = "26560", "26737"


@pytest.fixture
def manager(db):
    return make_user(Role.MANAGER)


def wards_of(user):
    return set(user.ward_posts.values_list("ward", flat=True))


def test_a_manager_chooses_the_wards_of_an_officer(login, manager):
    officer = make_user(Role.WARD_STAFF)
    address = reverse("wards_of_officer", args=[officer.pk])
    client = login(manager)
    assert address in client.get(reverse("wagtailusers_users:index")).content.decode()
    assert client.get(address).status_code == 200
    client.post(address, {"wards": [OURS, THEIRS]})
    assert own_wards(officer) == {OURS, THEIRS}
    client.post(address, {"wards": [THEIRS]})
    assert wards_of(officer) == {THEIRS}


@pytest.mark.parametrize("roles", [[Role.TIP_HANDLER], [Role.WARD_STAFF, Role.TIP_HANDLER], [Role.EDITOR]])
def test_nobody_is_given_tips_or_a_ward_that_is_no_use(login, manager, roles):
    user = make_user(*roles)
    login(manager).post(reverse("wards_of_officer", args=[user.pk]), {"wards": [OURS]})
    assert wards_of(user) == set()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MANAGER], ids=lambda r: r.name)
def test_no_other_role_chooses_wards(login, db, role):
    officer = make_user(Role.WARD_STAFF)
    login(make_user(role)).post(reverse("wards_of_officer", args=[officer.pk]), {"wards": [OURS]})
    assert wards_of(officer) == set()
