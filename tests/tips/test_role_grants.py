"""The two tip roles are granted by those who answer for tips, and by nobody else."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests.factories import PASSWORD, make_handler, make_user
from tests.signing_in import set_up_app
from tips.models import Action, AuditEntry
from users.grants import LastSupervisorError, withdraw
from users.models import RoleGrant
from users.roles import TIP_ROLES, Role
from wards.models import WardStaff

BA_RIA, TAN_DINH = "26560", "26737"


def address(user):
    return reverse("tip_role", args=[user.pk])


def roles_of(user):
    return set(user.groups.values_list("name", flat=True))


@pytest.fixture
def newcomer(db):
    user = make_user(Role.EDITOR)
    set_up_app(user)
    return user


def test_a_supervisor_makes_a_handler_of_two_wards(login, supervisor, newcomer):
    client = login(supervisor)
    assert newcomer.username in client.get(reverse("tip_roles")).content.decode()
    assert client.get(address(newcomer)).status_code == 200
    client.post(address(newcomer), {"handler": "on", "wards": [BA_RIA, TAN_DINH]})
    assert roles_of(newcomer) == {Role.EDITOR.value, Role.TIP_HANDLER.value}
    assert set(newcomer.ward_posts.values_list("ward", flat=True)) == {BA_RIA, TAN_DINH}


def test_every_grant_and_withdrawal_is_written_down_and_shown(login, supervisor, newcomer):
    client = login(supervisor)
    client.post(address(newcomer), {"handler": "on", "wards": [BA_RIA], "supervisor": "on"})
    client.post(address(newcomer), {"handler": "on", "wards": [BA_RIA]})
    client.post(address(newcomer), {"handler": "on", "wards": [BA_RIA]})
    rows = RoleGrant.objects.order_by("pk").values_list("granted_by", "account", "role", "granted")
    by, whom = supervisor.username, newcomer.username
    assert list(rows) == [
        (by, whom, "TIP_HANDLER", True),
        (by, whom, "TIP_SUPERVISOR", True),
        (by, whom, "TIP_SUPERVISOR", False),
    ]
    assert "Đã giao và đã gỡ" in client.get(reverse("tip_roles")).content.decode()


def test_every_ward_that_somebody_gains_or_loses_is_written_down_and_shown_by_name(
    login, supervisor, newcomer
):
    client = login(supervisor)
    client.post(address(newcomer), {"handler": "on", "wards": [BA_RIA]})
    client.post(address(newcomer), {"handler": "on", "wards": [TAN_DINH]})
    client.post(address(newcomer), {"handler": "on", "wards": [TAN_DINH]})
    rows = AuditEntry.objects.filter(action=Action.WARDS).order_by("pk").values_list("username", "detail")
    by, whom = supervisor.username, newcomer.username
    assert list(rows) == [
        (by, f"{whom}: +{BA_RIA}"),
        (by, f"{whom}: -{BA_RIA}"),
        (by, f"{whom}: +{TAN_DINH}"),
    ]
    assert reverse("tips_audit") in client.get(reverse("tip_roles")).content.decode()
    page = client.get(reverse("tips_audit")).content.decode()
    assert f"{whom}: - Phường Bà Rịa" in page
    assert f"{whom}: + Phường Tân Định" in page
    assert "đổi phường, xã mà một người được đọc" in page.lower()


def test_wards_that_an_officer_wrote_for_open_their_tips_with_the_role(login, supervisor):
    officer = make_user(Role.WARD_STAFF)
    set_up_app(officer)
    WardStaff.objects.create(user=officer, ward_id=BA_RIA)
    client = login(supervisor)
    for _again in range(2):
        client.post(address(officer), {"handler": "on", "wards": [BA_RIA]})
    entry = AuditEntry.objects.get(action=Action.WARDS)
    assert (entry.username, entry.detail) == (supervisor.username, f"{officer.username}: +{BA_RIA}")


def test_the_grants_outlive_the_account_and_are_never_changed(login, supervisor, newcomer):
    login(supervisor).post(address(newcomer), {"handler": "on", "wards": [BA_RIA]})
    newcomer.delete()
    entry = RoleGrant.objects.get()
    entry.account = "nguoi-khac"
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()
    with pytest.raises(TypeError):
        RoleGrant.objects.update(granted=False)
    with pytest.raises(TypeError):
        RoleGrant.objects.all().delete()


def test_whoever_has_a_password_only_gets_no_tip_role(login, supervisor, editor):
    page = login(supervisor).post(address(editor), {"handler": "on", "wards": [BA_RIA]})
    assert "bước xác nhận thứ hai" in page.content.decode()
    assert roles_of(editor) == {Role.EDITOR.value}
    assert not WardStaff.objects.filter(user=editor).exists()


def test_a_handler_without_a_ward_is_no_handler(login, supervisor, newcomer):
    page = login(supervisor).post(address(newcomer), {"handler": "on"})
    assert "Hãy chọn ít nhất một phường, xã." in page.content.decode()
    assert roles_of(newcomer) == {Role.EDITOR.value}


def test_the_last_supervisor_stays(login, supervisor):
    page = login(supervisor).post(address(supervisor), {})
    assert "cuối cùng" in page.content.decode()
    assert roles_of(supervisor) == {Role.TIP_SUPERVISOR.value}
    other = make_user(Role.TIP_SUPERVISOR)
    withdraw(supervisor, Role.TIP_SUPERVISOR, other)
    with pytest.raises(LastSupervisorError):
        withdraw(other, Role.TIP_SUPERVISOR, supervisor)


def test_taking_the_role_ends_the_session(client, login, supervisor, newcomer):
    from django.test import Client

    from tests.signing_in import sign_in

    handler = make_handler()
    other = Client()
    sign_in(other, handler)
    assert other.get(reverse("tips_inbox")).status_code == 200
    login(supervisor).post(address(handler), {})
    assert other.get(reverse("tips_inbox")).status_code == 302
    assert roles_of(handler) == set()


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.TIP_SUPERVISOR], ids=lambda r: r.name)
def test_no_other_role_sees_or_grants(login, newcomer, role):
    client = login(make_user(role))
    assert client.get(reverse("tip_roles")).status_code == 302
    for response in (client.get(address(newcomer)), client.post(address(newcomer), {"supervisor": "on"})):
        assert response.status_code == 302
    assert roles_of(newcomer) == {Role.EDITOR.value}


@pytest.mark.parametrize("role", TIP_ROLES, ids=lambda role: role.name)
def test_a_manager_does_not_grant_them_to_many_at_once_either(login, newcomer, role):
    manager = make_user(Role.MANAGER)
    bulk = reverse("wagtail_bulk_action", args=["users", "user", "assign_role"])
    query = f"?id={newcomer.pk}&id={manager.pk}"
    client = login(manager)
    client.post(bulk + query, {"role": role.group().pk})
    assert roles_of(newcomer) == {Role.EDITOR.value}
    assert roles_of(manager) == {Role.MANAGER.value}
    client.post(bulk + query, {"role": Role.TRANSLATOR.group().pk})
    assert Role.TRANSLATOR.value in roles_of(newcomer)


def test_the_first_supervisor_is_made_on_the_server_and_written_down(db, monkeypatch):
    monkeypatch.setattr("users.management.commands.add_staff.getpass", lambda prompt: PASSWORD)
    call_command("add_staff", "nguoi-dau-tien", "tip_supervisor")
    entry = RoleGrant.objects.get()
    assert (entry.granted_by, entry.account, entry.granted) == ("", "nguoi-dau-tien", True)


def test_the_menu_shows_the_screen_to_supervisors_only(login, supervisor, editor):
    home = reverse("wagtailadmin_home")
    assert reverse("tip_roles") in login(supervisor).get(home).content.decode()
    assert reverse("tip_roles") not in login(editor).get(home).content.decode()
