import pytest
from django.contrib.auth.models import Group, Permission
from django.db import IntegrityError
from django.urls import reverse

from tests.factories import PASSWORD, make_user
from users.models import User
from users.roles import TIP_ROLES, Role, sync_roles


def test_the_groups_are_the_roles_and_nothing_else(db):
    assert set(Group.objects.values_list("name", flat=True)) == {role.value for role in Role}


def test_a_second_run_undoes_what_was_changed_by_hand(db):
    group = Role.EDITOR.group()
    before = set(group.permissions.all())
    group.permissions.add(Permission.objects.get(codename="delete_user"))
    Group.objects.create(name="Nhóm lạ")
    sync_roles()
    assert set(group.permissions.all()) == before
    assert not Group.objects.filter(name="Nhóm lạ").exists()


def test_the_database_refuses_a_superuser(db):
    with pytest.raises(IntegrityError):
        User.objects.create(username="toan-quyen", is_superuser=True)


@pytest.mark.parametrize("role", Role, ids=lambda role: role.name)
def test_every_role_reaches_the_back_office(db, login, role):
    assert login(make_user(role)).get(reverse("wagtailadmin_home")).status_code == 200


def account_form(role, **extra):
    return {
        "username": "nguoi-moi",
        "email": "moi@outreach.example",
        "first_name": "Người",
        "last_name": "Mới",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "groups": [role.group().pk],
        **extra,
    }


def test_an_account_manager_makes_an_editor(db, login):
    address = reverse("wagtailusers_users:add")
    login(make_user(Role.MANAGER)).post(address, account_form(Role.EDITOR, is_superuser="on"))
    user = User.objects.get(username="nguoi-moi")
    assert (user.is_superuser, user.role_names) == (False, {Role.EDITOR.value})


@pytest.mark.parametrize("role", TIP_ROLES, ids=lambda role: role.name)
def test_an_account_manager_cannot_grant_a_tip_role(db, login, role):
    address = reverse("wagtailusers_users:add")
    login(make_user(Role.MANAGER)).post(address, account_form(role))
    assert not User.objects.filter(username="nguoi-moi").exists()


def test_editing_an_account_keeps_its_tip_role(db, login):
    handler = make_user(Role.TIP_HANDLER)
    form = account_form(Role.EDITOR, username=handler.username, is_active="on", password1="", password2="")
    login(make_user(Role.MANAGER)).post(reverse("wagtailusers_users:edit", args=[handler.pk]), form)
    assert User.objects.get(pk=handler.pk).role_names == {Role.TIP_HANDLER.value, Role.EDITOR.value}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MANAGER], ids=lambda r: r.name)
def test_no_other_role_sees_accounts(db, login, role):
    assert login(make_user(role)).get(reverse("wagtailusers_users:index")).status_code == 302


def test_a_closed_account_holds_no_role(db):
    user = make_user(Role.APPROVER)
    user.is_active = False
    assert not user.has_role(Role.APPROVER)
