"""Closing or deleting an account takes the tip roles with it, and never the last supervisor."""

import pytest
from django.urls import reverse

from tests.factories import make_handler, make_user
from tips.models import Action, AuditEntry
from users.models import RoleGrant, User
from users.roles import Role


@pytest.fixture
def manager(db):
    return make_user(Role.MANAGER)


def by_form(client, users, **extra):
    for user in users:
        form = {"username": user.username, "email": "a@outreach.example", "first_name": "A", "last_name": "B"}
        page = client.post(reverse("wagtailusers_users:edit", args=[user.pk]), {**form, **extra})
    return page


def in_bulk(client, users, action, **data):
    address = reverse("wagtail_bulk_action", args=["users", "user", action])
    query = "&".join(f"id={user.pk}" for user in users)
    next_page = reverse("wagtailusers_users:index")
    return client.post(f"{address}?{query}&next={next_page}", data, follow=True)


def close_in_bulk(client, users):
    return in_bulk(client, users, "set_active_state", mark_as_active="False")


def open_by_form(client, user):
    by_form(client, [user], is_active="on")


def open_in_bulk(client, user):
    in_bulk(client, [user], "set_active_state", mark_as_active="True")


def delete_one(client, users):
    return client.post(reverse("wagtailusers_users:delete", args=[users[0].pk]), follow=True)


def delete_in_bulk(client, users):
    return in_bulk(client, users, "delete")


def active_supervisors():
    return User.objects.with_role(Role.TIP_SUPERVISOR).count()


@pytest.mark.parametrize(
    ("close", "open_again"), [(by_form, open_by_form), (close_in_bulk, open_in_bulk)], ids=["form", "bulk"]
)
def test_an_account_that_is_closed_and_opened_again_reads_no_tips(login, manager, close, open_again):
    handler = make_handler("26560")
    client = login(manager)
    close(client, [handler])
    assert not User.objects.get(pk=handler.pk).is_active
    open_again(client, handler)
    handler = User.objects.get(pk=handler.pk)
    assert handler.is_active
    assert handler.role_names == set()
    assert not handler.ward_posts.exists()
    rows = RoleGrant.objects.values_list("granted_by", "account", "role", "granted")
    assert list(rows) == [(manager.username, handler.username, "TIP_HANDLER", False)]
    wards = AuditEntry.objects.filter(action=Action.WARDS).values_list("username", "detail")
    assert list(wards) == [(manager.username, f"{handler.username}: -26560")]


def test_closing_an_account_keeps_its_other_roles(login, manager):
    user = make_user(Role.EDITOR, Role.TIP_HANDLER)
    by_form(login(manager), [user], groups=[Role.EDITOR.group().pk])
    assert User.objects.get(pk=user.pk).role_names == {Role.EDITOR.value}


LEAVING = [by_form, close_in_bulk, delete_one, delete_in_bulk]


@pytest.mark.parametrize("leave", LEAVING, ids=lambda leave: leave.__name__)
def test_the_last_supervisor_is_neither_closed_nor_deleted(login, manager, supervisor, leave):
    page = leave(login(manager), [supervisor])
    assert "cuối cùng" in page.content.decode()
    assert active_supervisors() == 1
    assert not RoleGrant.objects.exists()


@pytest.mark.parametrize("leave", LEAVING, ids=lambda leave: leave.__name__)
def test_a_supervisor_beside_another_may_leave(login, manager, supervisor, leave):
    make_user(Role.TIP_SUPERVISOR)
    leave(login(manager), [supervisor])
    assert active_supervisors() == 1


@pytest.mark.parametrize("leave", [close_in_bulk, delete_in_bulk], ids=lambda leave: leave.__name__)
def test_not_all_supervisors_leave_at_once_and_then_nobody_does(login, manager, supervisor, leave):
    everybody = [supervisor, make_user(Role.TIP_SUPERVISOR), make_handler("26560")]
    page = leave(login(manager), everybody)
    assert "cuối cùng" in page.content.decode()
    assert active_supervisors() == 2
    assert User.objects.filter(is_active=True, pk=everybody[2].pk).exists()
