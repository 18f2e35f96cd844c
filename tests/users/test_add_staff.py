import pytest
from django.core.management import CommandError, call_command

from tests.factories import PASSWORD
from users.models import User
from users.roles import Role

COMMAND = "users.management.commands.add_staff"


def test_an_account_with_one_role_is_made_and_the_password_is_asked_for(db, monkeypatch):
    monkeypatch.setattr(f"{COMMAND}.getpass", lambda prompt: PASSWORD)
    call_command("add_staff", "can-bo-moi", "tip_supervisor")
    user = User.objects.get(username="can-bo-moi")
    assert user.check_password(PASSWORD)
    assert user.role_names == {Role.TIP_SUPERVISOR.value}


def test_a_weak_password_is_refused(db, monkeypatch):
    monkeypatch.setattr(f"{COMMAND}.getpass", lambda prompt: "12345")
    with pytest.raises(CommandError):
        call_command("add_staff", "can-bo-moi", "editor")


def test_a_name_that_is_taken_is_refused(db, editor):
    with pytest.raises(CommandError):
        call_command("add_staff", editor.username, "editor")
