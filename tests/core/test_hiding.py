"""Stopping harm is fast: one approver hides, with a reason; one click undoes it."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from alerts.models import AlertPage
from channels.models import OfficialChannel
from core.models import Hiding
from tests.factories import make_alert, make_user
from users.roles import Role


def hide_url(obj):
    return reverse("hide", args=[ContentType.objects.get_for_model(obj).pk, obj.pk])


def test_one_approver_takes_a_page_off_and_puts_the_same_revision_back(home, approver, login):
    page = make_alert(title="Có số điện thoại sai")
    revision = page.live_revision_id
    login(approver).post(hide_url(page), {"reason": "Sai số điện thoại."})
    page.refresh_from_db()
    assert not page.live
    login(approver).post(reverse("show_again", args=[Hiding.objects.get().pk]))
    page.refresh_from_db()
    assert (page.live, page.live_revision_id) == (True, revision)


def test_a_channel_can_be_hidden_and_shown_again(db, approver, login):
    channel = OfficialChannel.objects.hotlines().first()
    channel.save_revision().publish()
    login(approver).post(hide_url(channel), {"reason": "Số đang hỏng."})
    assert channel not in OfficialChannel.objects.hotlines()
    login(approver).post(reverse("show_again", args=[Hiding.objects.get(object_id=channel.pk).pk]))
    assert channel in OfficialChannel.objects.hotlines()


def test_a_channel_of_the_first_data_can_be_hidden_too(db, approver, login):
    channel = OfficialChannel.objects.hotlines().first()
    login(approver).post(hide_url(channel), {"reason": "Số đang hỏng."})
    assert channel not in OfficialChannel.objects.hotlines()


def test_a_reason_is_needed(home, approver, login):
    page = make_alert()
    assert login(approver).post(hide_url(page), {"reason": " "}).status_code == 200
    page.refresh_from_db()
    assert page.live


def test_every_approver_is_told(home, approver, login):
    other = make_user(Role.APPROVER, email="duyet@outreach.example")
    login(approver).post(hide_url(make_alert(title="Cảnh báo sai")), {"reason": "Sai sự thật."})
    assert [message.to for message in mail.outbox] == [[other.email]]
    assert "Sai sự thật." in mail.outbox[0].body


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("duyet@outreach.example", "Đã gỡ khỏi trang web. Số ngôn ngữ: 1. Số thư đã gửi tới người duyệt: 1."),
        ("", "Đã gỡ khỏi trang web. Số ngôn ngữ: 1. Chưa báo được cho người duyệt nào qua thư"),
    ],
)
def test_whoever_hides_is_told_whether_the_approvers_were(home, approver, login, email, sentence):
    make_user(Role.APPROVER, email=email)
    client = login(approver)
    answer = client.post(hide_url(make_alert()), {"reason": "Sai sự thật."}, follow=True)
    assert sentence in answer.content.decode()


def test_what_is_hidden_stands_on_every_approvers_first_screen(home, approver, login):
    login(approver).post(hide_url(make_alert(title="Cảnh báo sai")), {"reason": "Sai sự thật."})
    screen = login(make_user(Role.APPROVER)).get(reverse("wagtailadmin_home")).content.decode()
    assert "Cảnh báo sai" in screen
    assert "Sai sự thật." in screen


def test_a_scheduled_page_can_be_stopped(home, approver, login):
    page = make_alert(live=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    login(approver).post(hide_url(page), {"reason": "Chưa kiểm tra xong."})
    assert not page.revisions.exclude(approved_go_live_at=None).exists()


def test_there_is_nothing_to_hide_in_a_draft(home, approver, login):
    login(approver).post(hide_url(make_alert(live=False)), {"reason": "Nhầm."})
    assert not Hiding.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.APPROVER], ids=lambda r: r.name)
def test_no_other_role_hides_or_shows_again(home, approver, login, role):
    page, hidden = make_alert(), make_alert()
    [hiding] = Hiding.objects.hide(hidden, approver, "Sai.")
    client = login(make_user(role))
    client.post(hide_url(page), {"reason": "Tôi không thích."})
    client.post(reverse("show_again", args=[hiding.pk]))
    page.refresh_from_db()
    hidden.refresh_from_db()
    assert (page.live, hidden.live) == (True, False)


@pytest.mark.parametrize("model", ["auth.group", "tips.tip"])
def test_only_what_can_be_drafted_can_be_hidden(db, approver, login, model):
    content_type = ContentType.objects.get_by_natural_key(*model.split("."))
    assert login(approver).get(reverse("hide", args=[content_type.pk, "1"])).status_code == 404


@pytest.mark.parametrize("number", ["khong-co", "1.5", "9" * 30, "9" * 5000, "ba trăm", "-1"])
@pytest.mark.parametrize("model", [OfficialChannel, AlertPage])
def test_a_number_that_is_none_is_not_found(db, approver, login, model, number):
    content_type = ContentType.objects.get_for_model(model)
    assert login(approver).get(reverse("hide", args=[content_type.pk, number])).status_code == 404
