"""A digest goes out at fixed hours, once for each, to those for whom something waits."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.factories import make_tip
from tests.stack.processes import free_port
from tests.tips.test_notices import BA_RIA, HCM, NOON, TAN_DINH, handler, mail, reached, use_mail_server
from tips import notices
from tips.models import DigestSent
from tips.notices import send_digest

pytestmark = pytest.mark.usefixtures("_new_process")


@pytest.mark.parametrize(
    ("hour", "minute", "slot"),
    [(7, 59, "2026-03-01T15"), (8, 0, "2026-03-02T08"), (14, 59, "2026-03-02T08"), (23, 0, "2026-03-02T15")],
)
def test_the_fixed_hours_are_those_of_the_city(hour, minute, slot):
    assert notices.slot_at(datetime(2026, 3, 2, hour, minute, tzinfo=HCM).astimezone(ZoneInfo("UTC"))) == slot


def test_a_digest_goes_out_once_for_each_hour_to_those_for_whom_something_waits(boss):
    handler(BA_RIA, "ba-ria@example.vn")
    handler(TAN_DINH, "tan-dinh@example.vn")
    for _tip in range(2):
        make_tip(ward_id=BA_RIA)
    make_tip(ward_id=TAN_DINH, waiting_since=None)
    for minute in range(3):
        send_digest(NOON + timedelta(minutes=minute))
    assert reached() == ["ba-ria@example.vn", "phu-trach@example.vn"]
    send_digest(NOON.replace(hour=15))
    assert len(mail.outbox) == 4


def test_a_clock_that_was_away_for_days_sends_one_digest(boss):
    make_tip()
    send_digest(NOON)
    send_digest(NOON + timedelta(days=5))
    send_digest(NOON + timedelta(days=5, seconds=1))
    assert len(mail.outbox) == 2


def test_a_digest_waits_for_mail_that_is_down(boss, settings):
    use_mail_server(settings, free_port())
    make_tip()
    send_digest(NOON)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    send_digest(NOON + timedelta(minutes=1))
    assert reached() == ["phu-trach@example.vn"]


def test_old_digests_are_not_kept(boss):
    send_digest(NOON - timedelta(days=20))
    send_digest(NOON)
    assert [digest.slot for digest in DigestSent.objects.all()] == ["2026-03-02T08"]
