import re
import secrets
from datetime import date, datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache

from tests.factories import make_user
from tests.signing_in import sign_in
from tips.models import Kind, StatusChange, Tip
from tips.what_we_did import record_of_the_year
from users.roles import Role

URL = "/tin-bao-da-lam-gi/"
MARCH_15 = datetime(2026, 3, 15, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
JANUARY = date(2026, 1, 10)


@pytest.fixture(autouse=True)
def _in_march():
    with patch("django.utils.timezone.now", return_value=MARCH_15):
        yield


def make_tips(number, *statuses, on=JANUARY, read_after=2, by=None, **fields):
    tips = Tip.objects.bulk_create(
        Tip(lookup=secrets.token_hex(32), kind=Kind.SCAM, sender_key=b"", received_on=on, **fields)
        for _tip in range(number)
    )
    for tip in tips:
        for place, status in enumerate(statuses):
            day = on + timedelta(days=read_after + place)
            StatusChange.objects.create(tip=tip, user=by, old="new", new=status, changed_on=day)


def fresh():
    cache.clear()
    return record_of_the_year()


def test_what_was_done_is_counted_in_whole_tens(supervisor):
    make_tips(12, by=supervisor)
    make_tips(15, "reading", "forwarded", "done", by=supervisor)
    make_tips(9, "reading", "forwarded", by=supervisor, read_after=5)
    record = fresh()
    assert (record.received, record.read, record.passed_on, record.dealt_with) == (30, 20, 20, 10)
    assert record.days_until_read == 2


def test_the_page_says_so(client, home, supervisor):
    make_tips(27, "reading", by=supervisor)
    page = client.get(URL).content.decode()
    lines = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", page)
    assert lines == [
        ("Đã nhận", "từ 20 trở lên"),
        ("Cán bộ đã đọc", "từ 20 trở lên"),
        ("Đã chuyển cho nơi xử lý", "ít hơn 10"),
        ("Đã xử lý xong", "ít hơn 10"),
        ("Một nửa số tin đã đọc được đọc trong vòng (ngày)", "2"),
    ]
    assert "Từ 01/03/2025 đến 28/02/2026" in page


def test_a_tip_of_the_running_month_changes_nothing(supervisor):
    make_tips(19, "reading", by=supervisor)
    before = fresh()
    make_tips(30, "reading", by=supervisor, on=date(2026, 3, 1))
    assert fresh() == before


def test_what_staff_do_in_the_running_month_changes_nothing(supervisor):
    make_tips(19, by=supervisor)
    before = fresh()
    for tip in Tip.objects.all():
        StatusChange.objects.create(
            tip=tip, user=supervisor, old="new", new="done", changed_on=date(2026, 3, 2)
        )
    assert fresh() == before


def test_one_tip_more_or_less_is_hardly_ever_seen_and_fewer_than_ten_never(client, home, supervisor):
    make_tips(9, "reading", "done", by=supervisor)
    page = client.get(URL).content.decode()
    assert "Chưa có số liệu" in page
    assert "<dd>" not in page[page.index("con-so") : page.index("di-dau")]


@pytest.mark.parametrize("fields", [{"quarantined": True}, {"on": date(2025, 2, 28)}])
def test_neither_quarantine_nor_what_is_older_than_a_year_counts(supervisor, fields):
    make_tips(40, "reading", by=supervisor, **fields)
    assert fresh().received is None


def test_what_the_sender_does_is_not_our_reading(db):
    make_tips(20, "withdrawn", by=None)
    record = fresh()
    assert (record.received, record.read) == (20, None)


def test_it_names_no_kind_and_no_ward(client, home, supervisor):
    make_tips(50, "reading", by=supervisor, ward_id="26560")
    page = client.get(URL).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert "Bà Rịa" not in main
    assert str(Kind.SCAM.label) not in main


def test_shared_caches_may_keep_it_and_it_knows_nobody(client, home):
    sign_in(client, make_user(Role.TIP_SUPERVISOR))
    response = client.get(URL)
    assert response.headers["Cache-Control"] == "public, max-age=3600"
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies
