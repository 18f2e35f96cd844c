"""Signing in with a password: what is answered, counted and written down."""

import statistics
import time
from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.sessions.models import Session
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from tests.factories import PASSWORD, make_user
from tests.signing_in import sign_in
from users.roles import Role
from users.signin.adapter import AccountAdapter
from users.signin.record import forget_old_signins

HOME = "/quan-tri/"
HERE, ELSEWHERE = "203.0.113.7", "198.51.100.9"
WRONG = "sai-mat-khau"
LIMIT = settings.AXES_FAILURE_LIMIT


def try_once(client, username, password=WRONG, address=HERE, **headers):
    form = {"login": username, "password": password}
    headers = {"X-Real-IP": address, "User-Agent": "trinh-duyet", **headers}
    return client.post(reverse("account_login"), form, headers=headers)


def is_signed_in(client):
    return get_user(client).is_authenticated


def test_the_right_password_opens_the_back_office(client, editor):
    response = try_once(client, editor.username, PASSWORD)
    assert response.url == HOME
    assert client.get(HOME).status_code == 200


@pytest.mark.parametrize("path", ["/quan-tri/login/", "/_util/login/", "/en/_util/login/"])
def test_wagtails_own_doors_lead_to_ours_and_open_for_nobody(client, editor, path):
    form = {"username": editor.username, "login": editor.username, "password": PASSWORD}
    assert client.post(path, form).url == reverse("account_login")
    assert (
        client.get(path, {"next": "/quan-tri/pages/"}).url
        == "/quan-tri/dang-nhap/?next=%2Fquan-tri%2Fpages%2F"
    )
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "next_url", ["https://evil.example/", "//evil.example", "/\\evil.example", "http://["]
)
def test_nobody_is_led_to_another_site(client, editor, next_url):
    form = {"login": editor.username, "password": PASSWORD, "next": next_url}
    assert client.post(reverse("account_login"), form).url == HOME


def test_nobody_signs_up_and_no_other_screen_of_allauth_exists(db, client):
    for name in ("signup/", "dang-nhap/signup/", "dang-nhap/email/", "accounts/signup/"):
        assert client.get(f"/quan-tri/{name}").status_code in (302, 404)


def test_too_many_wrong_tries_lock_the_account_for_that_address_only(client, editor):
    statuses = [try_once(client, editor.username).status_code for _try in range(LIMIT)]
    assert statuses == [200] * (LIMIT - 1) + [429]
    locked = try_once(client, editor.username, PASSWORD)
    assert locked.status_code == 429
    assert "Thử quá nhiều lần" in locked.content.decode()
    assert not is_signed_in(client)
    assert try_once(client, editor.username, PASSWORD, address=ELSEWHERE).url == HOME


def test_other_accounts_can_still_sign_in_from_there(client, editor, approver):
    for _try in range(LIMIT):
        try_once(client, editor.username)
    assert try_once(client, approver.username, PASSWORD).url == HOME


def test_writing_the_name_otherwise_does_not_dodge_the_lock(client, db):
    make_user(Role.EDITOR, username="Bien-Tap")
    for name in ("bien-tap", "BIEN-TAP", "Bien-tap", "bIEN-TAP", " bien-tap "):
        last = try_once(client, name)
    assert last.status_code == 429


def test_a_quarter_of_an_hour_later_the_lock_is_open(client, editor):
    for _try in range(LIMIT):
        try_once(client, editor.username)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert try_once(client, editor.username, PASSWORD).url == HOME


def test_the_address_is_believed_from_our_proxy_under_the_back_office_only(client, editor):
    try_once(client, editor.username)
    client.post(
        reverse("account_login"),
        {"login": editor.username, "password": "sai"},
        headers={"X-Real-IP": ELSEWHERE},
        REMOTE_ADDR="192.0.2.4",
    )
    try_once(client, editor.username, address="2001:db8:1:2:3:4:5:6")
    try_once(client, editor.username, address="::ffff:198.51.100.9")
    addresses = AccessFailureLog.objects.order_by("pk").values_list("ip_address", flat=True)
    assert list(addresses) == [HERE, "192.0.2.4", "2001:db8:1:2::", ELSEWHERE]


def without_what_changes(response, name):
    token = response.context["csrf_token"]
    return response.content.decode().replace(str(token), "").replace(name, "")


def test_an_unknown_name_gets_the_very_same_answers(db, editor, client):
    for _try in range(LIMIT + 1):
        known, unknown = (try_once(client, name) for name in (editor.username, "khong-ai-ca"))
        assert known.status_code == unknown.status_code
        assert without_what_changes(known, editor.username) == without_what_changes(unknown, "khong-ai-ca")
    asked = {"X-Requested-With": "XMLHttpRequest"}
    known, unknown = (try_once(client, name, **asked) for name in (editor.username, "khong-ai-ca"))
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)


class SoonDone(PBKDF2PasswordHasher):
    """Takes some 60 ms, six times what the answers may differ by."""

    iterations = 300_000


@pytest.mark.any_database
@override_settings(PASSWORD_HASHERS=[f"{__name__}.SoonDone"])
def test_an_unknown_name_takes_as_long(client, db, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    names = {"known": make_user(Role.EDITOR).username, "unknown": "khong-ai-ca"}
    times = {"known": [], "unknown": []}
    for number in range(25):
        for kind, name in names.items():
            started = time.perf_counter()
            try_once(client, name, address=f"203.0.113.{number}")
            times[kind].append(time.perf_counter() - started)
    known, unknown = (statistics.median(times[kind]) for kind in ("known", "unknown"))
    assert abs(known - unknown) < max(0.010, 0.1 * known)


def test_nothing_that_was_typed_is_kept(client, editor):
    for name in (editor.username, "mat-khau-go-nham"):
        form = {"login": name, "password": "mat-khau-that", "other": "chu-khac"}
        for _try in range(2):
            client.post(reverse("account_login") + "?a=chu-tren-duong", form)
    rows = [*AccessAttempt.objects.values(), *AccessFailureLog.objects.values()]
    assert len(rows) == 6
    kept = str(rows)
    for word in ("mat-khau-that", "mat-khau-go-nham", "chu-khac", "chu-tren-duong"):
        assert word not in kept
    assert editor.username in kept


def test_a_failed_try_is_written_down_even_where_the_answer_fails(client, editor, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(AccountAdapter, "authentication_failed", fail)
    client.raise_request_exception = False
    assert try_once(client, editor.username).status_code == 500
    assert AccessFailureLog.objects.get().username == editor.username
    assert not settings.DATABASES["default"].get("ATOMIC_REQUESTS")


def test_the_log_of_the_process_names_no_account_address_or_browser(client, editor, caplog):
    for _try in range(LIMIT):
        try_once(client, editor.username)
    assert "AXES" in caplog.text
    for word in (editor.username, HERE, "trinh-duyet"):
        assert word not in caplog.text


def test_signing_in_and_out_is_written_down(client, editor):
    try_once(client, editor.username, PASSWORD)
    client.post(reverse("wagtailadmin_logout"))
    entry = AccessLog.objects.get()
    assert (entry.username, entry.ip_address) == (editor.username, HERE)
    assert entry.logout_time


def test_the_record_is_kept_180_days(client, editor):
    try_once(client, editor.username)
    try_once(client, editor.username, PASSWORD)
    models = (AccessFailureLog, AccessLog)
    for model in models:
        model.objects.update(attempt_time=timezone.now() - timedelta(days=179, hours=23))
    forget_old_signins()
    assert [model.objects.count() for model in models] == [1, 1]
    for model in (*models, AccessAttempt):
        model.objects.update(attempt_time=timezone.now() - timedelta(days=180, minutes=1))
    forget_old_signins()
    assert [model.objects.count() for model in (*models, AccessAttempt)] == [0, 0, 0]


def test_sessions_that_ended_are_deleted(client, editor):
    sign_in(client, editor)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    forget_old_signins()
    assert not Session.objects.exists()


def test_an_account_that_was_closed_does_not_come_in(client, editor):
    editor.is_active = False
    editor.save()
    try_once(client, editor.username, PASSWORD)
    assert not is_signed_in(client)
