from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from core import clock
from tests.factories import make_handler, make_tip, make_user
from tests.stack.processes import free_port
from tests.tips.smtp import MailServer
from tips import notice_mail, notices
from tips.models import DigestSent, Tip
from tips.notices import send_digest, send_notices, send_urgent
from users.roles import Role

BA_RIA, TAN_DINH = "26560", "26737"
HCM = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=HCM)

pytestmark = pytest.mark.usefixtures("_new_process")


def handler(ward, email):
    user = make_handler(ward)
    user.email = email
    user.save()
    return user


def reached():
    return sorted(address for message in mail.outbox for address in message.to)


def use_mail_server(settings, port):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5


@pytest.fixture
def server(settings):
    with MailServer() as server:
        use_mail_server(settings, server.port)
        yield server


def test_an_urgent_tip_is_told_at_once_and_once_to_each_who_may_read_it(boss):
    handler(BA_RIA, "ba-ria@example.vn")
    handler(TAN_DINH, "tan-dinh@example.vn")
    make_user(Role.EDITOR, email="bien-tap@example.vn")
    make_tip(kind="danger", ward_id=BA_RIA)
    send_urgent(NOON)
    send_urgent(NOON + timedelta(seconds=1))
    assert reached() == ["ba-ria@example.vn", "phu-trach@example.vn"]


def test_every_recipient_gets_a_mail_of_their_own(boss):
    handler(BA_RIA, "ba-ria@example.vn")
    make_tip(kind="danger", ward_id=BA_RIA)
    send_urgent(NOON)
    assert [(len(m.to), m.cc, m.bcc) for m in mail.outbox] == [(1, [], [])] * 2


def test_a_notice_tells_nothing_but_where_to_look(boss, settings):
    tip = make_tip("Chuyện kín.", kind="danger", ward_id=BA_RIA, contact="cô Ba")
    make_tip(kind="drugs")
    send_urgent(NOON)
    send_digest(NOON)
    for message in mail.outbox:
        text = message.message().as_string() + message.subject + message.body
        told = [tip.reference, str(tip.pk), "Chuyện", "cô Ba", "Bà Rịa", tip.get_kind_display(), "2 "]
        assert [word for word in told if word in message.subject + message.body] == []
        assert tip.reference not in text
    address = f"{settings.SITE_URL}/quan-tri/tin-bao/"
    assert [(m.subject, m.body) for m in mail.outbox] == [
        ("Có tin cần đọc ngay", f"Có tin cần đọc ngay trong hộp tin.\n\n{address}\n"),
        ("Có tin đang chờ", f"Có tin đang chờ trong hộp tin.\n\n{address}\n"),
    ]


def test_a_tip_kept_from_a_ward_is_told_to_nobody_there(boss):
    handler(BA_RIA, "ba-ria@example.vn")
    make_tip(kind="danger", ward_id=BA_RIA, keep_from_ward=True)
    send_urgent(NOON)
    send_digest(NOON)
    assert set(reached()) == {"phu-trach@example.vn"}


@pytest.mark.parametrize("change", [{"kind": "scam"}, {"quarantined": True}, {"status": "withdrawn"}])
def test_nothing_else_is_urgent(boss, change):
    make_tip(**{"kind": "danger", "ward_id": BA_RIA, **change})
    send_urgent(NOON)
    assert mail.outbox == []


def test_what_leaves_quarantine_is_told_then(boss):
    tip = make_tip(kind="danger", quarantined=True)
    send_urgent(NOON)
    Tip.objects.filter(pk=tip.pk).update(quarantined=False)
    send_urgent(NOON)
    assert reached() == ["phu-trach@example.vn"]


def test_who_left_and_who_has_no_address_is_passed_over(boss):
    handler(BA_RIA, "")
    left = handler(BA_RIA, "da-nghi@example.vn")
    left.is_active = False
    left.save()
    make_tip(kind="danger", ward_id=BA_RIA)
    send_notices(NOON)
    assert set(reached()) == {"phu-trach@example.vn"}


def test_mail_that_is_down_is_tried_again_after_a_while_and_the_tip_is_not_forgotten(boss, settings, caplog):
    use_mail_server(settings, free_port())
    make_tip(kind="danger")
    send_urgent(NOON)
    assert not Tip.objects.get().notice_sent
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    send_urgent(NOON + timedelta(seconds=9))
    assert mail.outbox == []
    send_urgent(NOON + timedelta(seconds=10))
    assert reached() == ["phu-trach@example.vn"]
    assert "phu-trach" not in caplog.text


def test_waiting_for_the_mail_grows_but_never_past_ten_minutes(boss, settings):
    use_mail_server(settings, free_port())
    make_tip(kind="danger")
    now, waits = NOON, []
    for _try in range(12):
        send_urgent(now)
        waits.append(notices.urgent_mailing.not_before - now)
        now = notices.urgent_mailing.not_before
    assert waits == sorted(waits)
    assert waits[0] == timedelta(seconds=10)
    assert waits[-1] == timedelta(minutes=10)


def test_who_was_reached_before_the_mail_broke_off_is_not_told_twice(boss, server):
    handler(BA_RIA, "ba-ria@example.vn")
    make_tip(kind="danger", ward_id=BA_RIA)
    server.breaks_off_after = 1
    send_urgent(NOON)
    assert len(server.mails) == 1
    server.breaks_off_after = 1000
    send_urgent(NOON + timedelta(minutes=1))
    assert sorted(address for address, _text in server.mails) == ["ba-ria@example.vn", "phu-trach@example.vn"]


def test_one_address_that_is_refused_for_good_holds_up_nobody(boss, server):
    handler(BA_RIA, "go-sai@example.vn")
    server.refusals = {"go-sai@example.vn": "550 no such user"}
    make_tip(kind="danger", ward_id=BA_RIA)
    send_urgent(NOON)
    assert [address for address, _text in server.mails] == ["phu-trach@example.vn"]
    assert Tip.objects.get().notice_sent


@pytest.mark.parametrize("answer", ["451 greylisted", "452 mailbox full"])
def test_one_address_that_fails_for_now_holds_up_nobody_and_is_tried_again(boss, server, answer):
    handler(BA_RIA, "ba-ria@example.vn")
    server.refusals = {"phu-trach@example.vn": answer}
    make_tip(kind="danger", ward_id=BA_RIA)
    send_urgent(NOON)
    assert [address for address, _text in server.mails] == ["ba-ria@example.vn"]
    assert not Tip.objects.get().notice_sent
    server.refusals = {}
    send_urgent(NOON + timedelta(seconds=9))
    assert len(server.mails) == 1
    send_urgent(NOON + timedelta(seconds=10))
    assert [address for address, _text in server.mails] == ["ba-ria@example.vn", "phu-trach@example.vn"]
    assert Tip.objects.get().notice_sent


def test_one_address_that_cannot_be_written_holds_up_nobody(boss, server):
    boss.email = "hai\ndong@example.vn"
    boss.save()
    handler(BA_RIA, "ba-ria@example.vn")
    make_tip(kind="danger", ward_id=BA_RIA)
    send_urgent(NOON)
    assert [address for address, _text in server.mails] == ["ba-ria@example.vn"]


def test_an_address_at_which_the_connection_breaks_is_tried_last(boss, server):
    handler(BA_RIA, "ba-ria@example.vn")
    server.hangs_up_on = {"phu-trach@example.vn"}
    make_tip(kind="danger", ward_id=BA_RIA)
    send_urgent(NOON)
    assert server.mails == []
    send_urgent(NOON + timedelta(minutes=1))
    assert [address for address, _text in server.mails] == ["ba-ria@example.vn"]
    assert not Tip.objects.get().notice_sent


def test_sending_stops_after_a_while_and_goes_on_at_the_next_tick(boss, monkeypatch):
    monkeypatch.setattr(notice_mail, "SENDING_FOR", 0)
    handler(BA_RIA, "ba-ria@example.vn")
    make_tip(kind="danger", ward_id=BA_RIA)
    send_urgent(NOON)
    assert len(mail.outbox) == 1
    send_urgent(NOON + timedelta(seconds=1))
    assert reached() == ["ba-ria@example.vn", "phu-trach@example.vn"]
    send_urgent(NOON + timedelta(seconds=2))
    assert len(mail.outbox) == 2


def test_an_urgent_tip_that_nobody_could_be_told_of_waits_for_somebody(db):
    handler(TAN_DINH, "tan-dinh@example.vn")
    unread = make_tip(kind="danger", ward_id=BA_RIA)
    send_urgent(NOON)
    assert not Tip.objects.get().notice_sent
    assert not notices.urgent_mailing.may_try(NOON + timedelta(seconds=9))
    send_urgent(NOON + timedelta(seconds=10))
    assert not notices.urgent_mailing.may_try(NOON + timedelta(seconds=29))
    read = make_tip(kind="danger", ward_id=TAN_DINH)
    send_urgent(NOON + timedelta(minutes=1))
    assert reached() == ["tan-dinh@example.vn"]
    assert dict(Tip.objects.values_list("pk", "notice_sent")) == {unread.pk: False, read.pk: True}
    make_user(Role.TIP_SUPERVISOR, email="phu-trach@example.vn")
    send_urgent(NOON + timedelta(minutes=12))
    assert reached() == ["phu-trach@example.vn", "tan-dinh@example.vn"]


def test_where_tls_is_asked_for_and_not_to_be_had_nothing_is_sent(boss, server, settings):
    settings.EMAIL_USE_TLS = True
    make_tip(kind="danger")
    send_notices(NOON)
    assert server.mails == []
    assert not Tip.objects.get().notice_sent
    assert not DigestSent.objects.exists()


def test_the_clock_sends_them(boss):
    make_tip(kind="danger")
    clock.tick()
    assert "phu-trach@example.vn" in reached()


class MeanwhileAnotherClock(EmailBackend):
    """Mail in whose midst the next clock ticks."""

    def send_messages(self, messages):
        send_notices(NOON)
        return super().send_messages(messages)


def test_another_clock_that_ticks_while_mail_is_sent_sends_nothing_more(boss, settings):
    settings.EMAIL_BACKEND = f"{__name__}.MeanwhileAnotherClock"
    make_tip(kind="danger")
    send_notices(NOON)
    assert reached() == ["phu-trach@example.vn"] * 2
