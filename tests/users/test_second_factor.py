"""The second step: who needs it, that a code works once, and what stands in for a lost phone."""

import re

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt, AccessFailureLog
from django.contrib.auth import get_user
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests.factories import PASSWORD, make_campaign, make_handler, make_user
from tests.media.files import make_picture
from tests.signing_in import code_of, set_up_app, sign_in
from users.roles import TIP_ROLES, Role

pytestmark = pytest.mark.any_database

HOME = "/quan-tri/"
LIMIT = 5


def give_password(client, user, **headers):
    return client.post(
        reverse("account_login"), {"login": user.username, "password": PASSWORD}, headers=headers
    )


def give_code(client, code, **headers):
    return client.post(reverse("mfa_authenticate"), {"code": code}, headers=headers)


def is_signed_in(client):
    return get_user(client).is_authenticated


@pytest.mark.parametrize("role", Role, ids=lambda role: role.name)
def test_embedded_the_tip_roles_need_it_and_all_others_are_offered_it(client, db, role):
    give_password(client, make_user(role))
    response = client.get(HOME)
    assert (response.status_code, response.headers.get("Location")) == (
        (302, reverse("mfa_index")) if role in TIP_ROLES else (200, None)
    )
    assert reverse("mfa_index") in client.get(reverse("wagtailadmin_account"), follow=True).content.decode()


@pytest.mark.parametrize("role", Role, ids=lambda role: role.name)
def test_where_only_staff_come_in_everybody_needs_it(client, db, settings, role):
    settings.SITE_ROLE = "staff"
    give_password(client, make_user(role))
    assert client.get(HOME).url == reverse("mfa_index")


def test_somebody_new_sets_up_the_app_and_is_in(client, supervisor):
    give_password(client, supervisor)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    response = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert response.url == reverse("mfa_view_recovery_codes")
    codes = re.findall(r"<code>(\d{8})</code>", client.get(response.url).content.decode())
    assert len(codes) == 10
    assert client.get(HOME).status_code == 200
    assert not re.search(r"<code>\d{8}</code>", client.get(response.url).content.decode()), "shown once"
    assert not is_in_with(Client(), supervisor, code_of(secret)), "the code that set it up is used up"
    for _time, expected in enumerate([True, False]):
        assert is_in_with(Client(), supervisor, codes[3]) is expected


def is_in_with(client, user, code):
    assert give_password(client, user).url == reverse("mfa_authenticate")
    give_code(client, code)
    return is_signed_in(client)


def test_the_password_alone_opens_nothing(client, editor):
    set_up_app(editor)
    give_password(client, editor)
    assert not is_signed_in(client)
    assert client.get(HOME).status_code == 302


def test_a_code_works_once_in_every_worker(db, editor):
    set_up_app(editor)
    code = code_of()
    assert is_in_with(Client(), editor, code)
    cache.clear()  # each worker has a cache of its own
    assert not is_in_with(Client(), editor, code)
    assert is_in_with(Client(), editor, code_of(later=1)), "the clock of a phone may be ahead"
    cache.clear()
    assert not is_in_with(Client(), editor, code), "nor does an older one"


def test_five_wrong_codes_close_the_door_from_everywhere(db, editor):
    set_up_app(editor)
    for number in range(LIMIT):
        client = Client()
        address = {"X-Real-IP": f"203.0.113.{number}"}
        give_password(client, editor, **address)
        give_code(client, "000000", **address)
        cache.clear()
    assert AccessFailureLog.objects.count() == LIMIT
    client = Client()
    give_password(client, editor)
    assert give_code(client, code_of()).status_code == 429
    assert not is_signed_in(client)


def test_five_wrong_codes_from_one_place_are_answered_like_wrong_passwords(client, editor):
    set_up_app(editor)
    give_password(client, editor)
    statuses = []
    for _try in range(LIMIT):
        statuses.append(give_code(client, "000000").status_code)
        cache.clear()
    assert statuses == [200] * (LIMIT - 1) + [429]
    assert not AccessAttempt.objects.exclude(post_data="").exists()


def test_a_session_without_the_factor_that_the_account_has_must_show_it_and_cannot_add_another(
    client, editor
):
    set_up_app(editor)
    client.force_login(editor)
    confirm = reverse("mfa_reauthenticate")
    for name in ("wagtailadmin_home", "mfa_index", "mfa_activate_totp", "mfa_add_webauthn"):
        for response in (client.get(reverse(name)), client.post(reverse(name), {})):
            assert (response.status_code, response.url.split("?")[0]) == (302, confirm), name
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert client.get(HOME).status_code == 302, "the password stands in for nothing"
    client.post(confirm, {"code": code_of()})
    assert client.get(HOME).status_code == 200


@pytest.fixture
def not_public(home):
    """The addresses of a picture that nothing public uses and of a page for staff."""
    page = make_campaign()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return [make_picture().get_rendition("width-400|format-webp").url, page.url]


@pytest.mark.parametrize("has_one", [False, True], ids=["none set up", "not shown"])
@pytest.mark.parametrize("site_role", ["all", "staff"])
def test_outside_the_back_office_whoever_lacks_it_is_nobody(client, not_public, settings, site_role, has_one):
    settings.SITE_ROLE = site_role
    user = make_user(Role.EDITOR if site_role == "staff" else Role.TIP_SUPERVISOR)
    if has_one:
        set_up_app(user)
    client.force_login(user)
    picture, page = not_public
    assert client.get(picture).status_code == 404
    shown = client.get(page, follow=True)
    assert shown.redirect_chain[0][0].startswith("/quan-tri/dang-nhap/")
    assert shown.redirect_chain[-1][0].startswith("/quan-tri/bao-mat/")
    sign_in(client, user)
    assert [client.get(address).status_code for address in not_public] == [200, 200]


def test_whoever_needs_none_sees_what_staff_see_with_the_password(client, not_public, editor):
    client.force_login(editor)
    assert [client.get(address).status_code for address in not_public] == [200, 200]
    for path in ("/", "/gui-tin/"):
        assert "Cookie" not in client.get(path).headers.get("Vary", "")


def test_setting_it_up_ends_the_other_sessions_and_not_this_one(client, editor):
    other = Client()
    for each in (client, other):
        give_password(each, editor)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert client.get(HOME).status_code == 200
    assert other.get(HOME).status_code == 302


def test_whoever_must_have_one_and_removes_the_last_is_asked_for_a_new_one(client, supervisor):
    sign_in(client, supervisor)
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()
    assert client.get(HOME).url == reverse("mfa_index")


def test_long_after_signing_in_a_change_asks_for_a_code_first(client, editor):
    sign_in(client, editor)
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 600
    session.save()
    response = client.post(reverse("mfa_deactivate_totp"))
    assert response.url.split("?")[0] == reverse("mfa_reauthenticate")
    assert Authenticator.objects.filter(type="totp").exists()


MADE_UP = [
    *("null", "[]", "{}", '{"response": 3}', '{"response": {"userHandle": "x"}}', "không phải JSON", ""),
    *('{"id": "a", "response": {}}', "9" * 5000, "[" * 100_000),
]


@pytest.mark.parametrize("text", MADE_UP, ids=lambda text: text[:40])
def test_a_made_up_passkey_is_refused_in_words(client, editor, text):
    refused = "Khoá truy cập này không được chấp nhận."
    page = client.post(reverse("mfa_login_webauthn"), {"credential": text}, follow=True)
    assert refused in page.content.decode()
    assert not is_signed_in(client)
    set_up_app(editor)
    give_password(client, editor)
    assert refused in client.post(reverse("mfa_authenticate"), {"credential": text}).content.decode()
    assert not is_signed_in(client)
    sign_in(client, editor)
    added = {"name": "Điện thoại", "credential": text}
    assert refused in client.post(reverse("mfa_add_webauthn"), added).content.decode()
    assert not editor.authenticator_set.filter(type="webauthn").exists()
    confirmed = client.post(reverse("mfa_reauthenticate_webauthn"), {"credential": text}, follow=True)
    assert confirmed.status_code == 200


def test_recovery_codes_alone_are_no_second_step(client, editor):
    give_password(client, editor)
    page = client.post(reverse("mfa_generate_recovery_codes")).content.decode()
    assert "Hãy cài ứng dụng xác thực hoặc thêm khoá truy cập trước." in page
    assert not editor.authenticator_set.exists()


def reset(client, user):
    return client.post(reverse("reset_factor", args=[user.pk]))


def test_a_manager_takes_the_factor_off_who_lost_the_phone(login, editor):
    set_up_app(editor)
    manager = make_user(Role.MANAGER)
    client = login(manager)
    address = reverse("reset_factor", args=[editor.pk])
    assert address in client.get(reverse("wagtailusers_users:index")).content.decode()
    assert client.get(address).status_code == 200
    reset(client, editor)
    assert not editor.authenticator_set.exists()


def test_a_manager_does_not_touch_the_factor_of_who_reads_tips(login, supervisor):
    set_up_app(supervisor)
    handler = make_handler()
    set_up_app(handler)
    client = login(make_user(Role.MANAGER))
    for user in (supervisor, handler):
        assert reset(client, user).status_code == 302
        assert user.authenticator_set.exists()


def test_a_supervisor_does_and_the_tip_role_goes_with_it(login, supervisor, editor):
    handler = make_handler()
    set_up_app(handler)
    set_up_app(editor)
    client = login(supervisor)
    reset(client, handler)
    assert not handler.authenticator_set.exists()
    assert not handler.groups.exists()
    reset(client, editor)
    assert editor.authenticator_set.exists(), "that is for the account manager"
    reset(client, supervisor)
    assert supervisor.authenticator_set.exists(), "nobody does it to the own account"


def test_no_other_role_takes_a_factor_off(login, editor, approver):
    set_up_app(editor)
    assert reset(login(approver), editor).status_code == 302
    assert editor.authenticator_set.exists()
