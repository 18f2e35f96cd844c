"""Approvers are told at once, each by one mail, and a mail server that is down stops nothing."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation
from wagtail.models import TaskState

from alerts.models import AlertPage
from channels.models import OfficialChannel
from core.review_mail import mail_approvers
from outreach.settings import environment
from tests.core.test_review import act, submit
from tests.factories import make_alert, make_guide, make_user
from tests.stack.processes import free_port
from tests.tips.smtp import MailServer
from users.roles import Role

ONE, TWO = "mot@outreach.example", "hai@outreach.example"


@pytest.fixture(autouse=True)
def approvers(db):
    return [make_user(Role.APPROVER, email=ONE), make_user(Role.APPROVER, email=TWO)]


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Return a context in which what waits for a commit happens at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def send_for_review(committed, editor):
    """Return a function that sends something for review, as `editor` or another, to the end of the commit."""

    def sent(obj, user=None):
        with committed():
            return submit(obj, user or editor)

    return sent


@pytest.fixture
def server(settings):
    with MailServer() as server:
        use_mail_server(settings, server.port)
        yield server


def use_mail_server(settings, port):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5


def reached():
    return sorted(address for message in mail.outbox for address in message.to)


def test_every_approver_gets_one_mail_that_leads_to_the_review(home, editor, send_for_review, settings):
    editor.first_name, editor.last_name = "Lan", "Trần"
    editor.save()
    state = send_for_review(make_guide(live=False, title="Cài VNeID"))
    assert reached() == [TWO, ONE]
    message = mail.outbox[0]
    assert message.subject == "Chờ duyệt: Cài VNeID"
    assert "Lan Trần" in message.body
    assert settings.SITE_URL + reverse("review", args=[state.pk]) in message.body.split()
    assert (len(message.to), message.cc, message.bcc) == (1, [], [])


def test_nothing_is_told_before_it_is_on_disk(home, editor):
    submit(make_guide(live=False), editor)
    assert mail.outbox == []


def test_an_urgent_warning_says_so_in_the_subject(home, send_for_review):
    send_for_review(make_alert(live=False, title="Giả danh điện lực", severity="urgent"))
    assert {message.subject for message in mail.outbox} == {"KHẨN: Giả danh điện lực"}


def test_a_warning_that_can_wait_does_not_cry_wolf(home, send_for_review):
    send_for_review(make_alert(live=False, title="Giả danh điện lực", severity="high"))
    assert {message.subject for message in mail.outbox} == {"Chờ duyệt: Giả danh điện lực"}


def test_whoever_submits_is_not_told_of_it(home, approvers, send_for_review):
    send_for_review(make_alert(live=False), approvers[0])
    assert reached() == [TWO]


def test_who_left_has_no_address_or_another_role_is_not_told(home, approvers, send_for_review):
    make_user(Role.APPROVER)
    make_user(Role.EDITOR, Role.TIP_SUPERVISOR, email="khac@outreach.example")
    approvers[1].is_active = False
    approvers[1].save()
    send_for_review(make_alert(live=False))
    assert reached() == [ONE]


def test_a_snippet_sent_from_wagtails_own_screen_is_told_once(editor, login, committed):
    channel = OfficialChannel.objects.hotlines().first()
    fields = {"kind": "hotline", "name": "Cảnh sát 113", "value": "113", "purpose": "Thử.", "sort_order": "1"}
    address = reverse(OfficialChannel.snippet_viewset.get_url_name("edit"), args=[channel.pk])
    client = login(editor)
    with committed():
        client.post(address, {**fields, "checked_on": "2026-11-01", "action-submit": "x"})
    assert reached() == [TWO, ONE]
    assert mail.outbox[0].subject == "Chờ duyệt: Cảnh sát 113: 113"


def test_what_was_sent_back_is_told_again(home, editor, approvers, send_for_review, committed):
    page = make_alert(live=False, user=editor)
    act(send_for_review(page), approvers[0], "reject")
    mail.outbox.clear()
    page = type(page).objects.get(pk=page.pk)
    with committed():
        page.current_workflow_state.resume(user=editor)
    assert reached() == [TWO, ONE]
    assert str(page.current_workflow_state.current_task_state.pk) in mail.outbox[0].body


def test_it_is_written_in_vietnamese_whatever_the_submitter_reads(home, send_for_review):
    page = make_alert(live=False, title="Giả danh", severity="urgent")
    with translation.override("en"):
        send_for_review(page)
    assert mail.outbox[0].subject == "KHẨN: Giả danh"


def test_a_line_break_in_a_title_keeps_nobody_from_being_told(home, send_for_review):
    send_for_review(make_alert(live=False, title="Giả danh\nBcc: ai@khac.example", severity="high"))
    assert reached() == [TWO, ONE]
    assert mail.outbox[0].subject == "Chờ duyệt: Giả danh Bcc: ai@khac.example"


def test_mail_that_is_down_stops_no_submission_and_leaves_no_word_in_the_log(
    home, send_for_review, settings, caplog
):
    use_mail_server(settings, free_port())
    state = send_for_review(make_alert(live=False, title="Giả danh điện lực"))
    assert TaskState.objects.get(pk=state.pk).status == "in_progress"
    assert state.approvers_told == 0
    assert "Approvers could not be mailed: ConnectionRefusedError" in caplog.text
    assert not any(word in caplog.text for word in ("Giả danh", ONE, TWO, "Traceback"))


def test_a_mail_server_without_a_name_stops_no_submission(home, send_for_review, settings):
    use_mail_server(settings, 25)
    settings.EMAIL_HOST = "khong-co.invalid"
    assert send_for_review(make_alert(live=False)).approvers_told == 0


@pytest.mark.parametrize(("action", "is_live"), [("approve", True), ("reject", False)])
def test_a_mail_server_without_a_name_stops_no_decision(
    home, editor, approvers, send_for_review, settings, committed, action, is_live
):
    editor.email = "bien-tap@outreach.example"
    editor.save()
    state = send_for_review(make_alert(live=False, user=editor))
    use_mail_server(settings, 25)
    settings.EMAIL_HOST = "khong-co.invalid"
    with committed():
        act(state, approvers[0], action)
    assert AlertPage.objects.get().live == is_live
    assert TaskState.objects.get(pk=state.pk).status == ("approved" if is_live else "rejected")


def test_whoever_submitted_is_told_of_the_decision(home, editor, approvers, send_for_review, committed):
    editor.email = "bien-tap@outreach.example"
    editor.save()
    state = send_for_review(make_alert(live=False, user=editor))
    mail.outbox.clear()
    with committed():
        act(state, approvers[0])
    assert reached() == [editor.email]


def test_one_address_that_is_refused_keeps_no_other_from_being_told(home, server, send_for_review, caplog):
    server.refusals = {TWO: "550 no such user"}  # the first in line
    assert send_for_review(make_alert(live=False)).approvers_told == 1
    assert [address for address, _text in server.mails] == [ONE]
    assert TWO not in caplog.text


def test_a_connection_that_breaks_is_not_tried_for_each(home, server, send_for_review):
    server.hangs_up_on = {TWO}
    assert send_for_review(make_alert(live=False)).approvers_told == 0


def test_an_address_that_cannot_be_written_keeps_no_other_from_being_told(approvers):
    type(approvers[0]).objects.filter(pk=approvers[1].pk).update(email="hai@ou\ntreach.example")
    assert mail_approvers("Thử", "Thử.") == 1
    assert reached() == [ONE]


def test_two_approvers_with_one_address_get_one_mail(approvers):
    make_user(Role.APPROVER, email=ONE)
    assert mail_approvers("Thử", "Thử.") == 2


@pytest.mark.parametrize("name", ["dummy", "console"])
def test_where_there_is_no_mail_server_nobody_counts_as_told(approvers, settings, name):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{name}.EmailBackend"
    assert mail_approvers("Thử", "Thử.") == 0


def test_a_site_without_email_url_has_no_mail_server(home, send_for_review, settings):
    settings.EMAIL_BACKEND = environment.EMAIL["EMAIL_BACKEND"]  # of the tests, which have no EMAIL_URL
    assert send_for_review(make_alert(live=False)).approvers_told == 0
