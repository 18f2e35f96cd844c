"""How long a session lives, and what ends it at once."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth import get_user
from django.urls import reverse
from django.utils import timezone

from tests.signing_in import sign_in
from users.grants import grant, withdraw
from users.roles import Role

HOME = "/quan-tri/"


@pytest.fixture
def later(monkeypatch):
    """Return a function that moves the clock of the site."""
    real = timezone.now
    moved = timedelta()

    def move(**kwargs):
        nonlocal moved
        moved += timedelta(**kwargs)
        monkeypatch.setattr(timezone, "now", lambda: real() + moved)

    return move


def opens(client):
    return client.get(HOME).status_code == 200


def test_half_an_hour_of_doing_nothing_ends_it(client, editor, later):
    sign_in(client, editor)
    assert opens(client)
    later(minutes=29)
    assert opens(client)
    later(minutes=29)
    assert opens(client)
    later(minutes=31)
    assert not opens(client)


def test_an_editor_left_open_does_not_keep_it_alive(client, editor, later):
    sign_in(client, editor)
    assert opens(client)
    for _quarter in range(3):
        later(minutes=15)
        client.post("/quan-tri/editing-sessions/ping/wagtailcore/page/1/1/")
    assert not opens(client)


def test_reading_the_public_site_does_not_keep_it_alive(client, editor, home, later):
    sign_in(client, editor)
    assert opens(client)
    later(minutes=20)
    response = client.get("/")
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    later(minutes=20)
    assert not opens(client)


def test_eight_hours_end_it_however_busy(client, editor, later):
    sign_in(client, editor)
    for _quarter in range(31):
        later(minutes=15)
        assert opens(client)
    later(minutes=16)
    response = client.get(HOME + "pages/")
    assert response.url == "/quan-tri/dang-nhap/?next=/quan-tri/pages/"
    assert not get_user(client).is_authenticated


def close(user):
    user.is_active = False
    user.save()


def change_password(user):
    user.set_password("mot-mat-khau-khac-2026")
    user.save()


CHANGES = {
    "closed": close,
    "password": change_password,
    "role granted": lambda user: grant(user, Role.TRANSLATOR),
    "role taken": lambda user: withdraw(user, Role.EDITOR),
    "factor taken": lambda user: user.authenticator_set.all().delete(),
    "factor added": lambda user: user.authenticator_set.create(type="webauthn", data={"name": "x"}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_ends_at_the_very_next_request_after_a_change_of(client, editor, change):
    sign_in(client, editor)
    assert opens(client)
    CHANGES[change](editor)
    response = client.get(HOME)
    assert response.status_code == 302
    assert reverse("wagtailadmin_login") in response.url or reverse("account_login") in response.url


def test_changing_ones_own_password_ends_the_other_sessions_only(client, editor, django_user_model):
    from django.test import Client

    other = Client()
    for each in (client, other):
        sign_in(each, editor)
    form = {
        "password-old_password": "mot-mat-khau-dai-2026",
        "password-new_password1": "mot-mat-khau-khac-2026",
        "password-new_password2": "mot-mat-khau-khac-2026",
        "name_email-first_name": "Biên",
        "name_email-last_name": "Tập",
        "name_email-email": "bt@outreach.example",
        "locale-preferred_language": "",
        "locale-current_time_zone": "",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
    }
    client.post(reverse("wagtailadmin_account"), form)
    editor.refresh_from_db()
    assert editor.check_password("mot-mat-khau-khac-2026")
    assert opens(client)
    assert not opens(other)


def test_the_cookie_is_sent_by_https_alone_hidden_from_scripts_and_dies_with_the_browser(client, editor):
    form = {"login": editor.username, "password": "mot-mat-khau-dai-2026"}
    response = client.post(reverse("account_login"), form, secure=True)
    cookie = response.cookies["__Host-session"]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
    assert (cookie["path"], cookie["domain"], cookie["max-age"]) == ("/", "", "")
    assert settings.CSRF_COOKIE_NAME == "__Host-csrf"
