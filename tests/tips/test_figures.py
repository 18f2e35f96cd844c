import re
import secrets
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_handler, make_tip, make_user
from tips.figures import Figures, days_waited, in_words
from tips.models import Kind, Tip
from users.roles import TIP_ROLES, Role

BA_RIA, TAN_DINH = "26560", "26737"


def make_tips(number, **fields):
    """Many tips at once, in clear: figures read no word of them."""
    ward = fields.pop("ward_id", BA_RIA)
    common = {"kind": "scam", "ward_id": ward, "handling_ward_id": ward, "sender_key": b"", **fields}
    Tip.objects.bulk_create(Tip(lookup=secrets.token_hex(32), **common) for _tip in range(number))


def url():
    return reverse("tips_figures")


def table(figures, place):
    return {bar.label: bar.words for bar in figures.charts[place].bars}


@pytest.mark.parametrize(
    ("number", "words"), [(0, "dưới 5"), (4, "dưới 5"), (5, "5 đến 9"), (27, "25 đến 29")]
)
def test_a_number_is_shown_as_its_step(number, words):
    assert in_words(number) == words


def test_tips_are_counted_by_week_by_kind_and_by_ward(supervisor):
    make_tips(12)
    make_tips(7, kind="drugs", ward_id=TAN_DINH, received_on=timezone.localdate() - timedelta(weeks=3))
    make_tips(3, kind="help", ward_id=TAN_DINH)
    make_tips(40, received_on=timezone.localdate() - timedelta(weeks=30))
    figures = Figures(supervisor)
    assert figures.can_be_shown
    assert figures.total_in_words == "20 đến 24"
    weeks = list(table(figures, 0).values())
    assert (len(weeks), weeks[-1], weeks[-4], weeks[0]) == (26, "15 đến 19", "5 đến 9", "dưới 5")
    kinds = table(figures, 1)
    assert (kinds[str(Kind.SCAM.label)], kinds[str(Kind.DRUGS.label)]) == ("10 đến 14", "5 đến 9")
    assert set(kinds.values()) == {"10 đến 14", "5 đến 9", "dưới 5"}
    wards = table(figures, 2)
    assert wards == {"Phường Bà Rịa": "10 đến 14", "Phường Tân Định": "10 đến 14", "Mỗi nơi khác": "dưới 5"}


def test_a_handler_learns_nothing_of_what_is_kept_from_the_ward_and_nothing_of_other_wards(db):
    make_tips(6)
    handler = make_handler(BA_RIA)
    before = Figures(handler)
    seen = before.rows
    make_tips(50, keep_from_ward=True, handling_ward_id=None)
    make_tips(50, quarantined=True)
    make_tips(50, ward_id=TAN_DINH)
    after = Figures(handler)
    assert after.rows == seen
    assert "ward" not in after.rows


def test_what_is_in_quarantine_is_not_counted(supervisor):
    make_tips(9)
    make_tips(90, quarantined=True)
    assert Figures(supervisor).total == 9


def test_too_few_tips_are_no_figures(login, supervisor):
    make_tips(4)
    page = login(supervisor).get(url()).content.decode()
    assert "quá ít tin" in page
    assert "<rect" not in page


def test_no_number_under_5_is_anywhere_in_the_page(login, supervisor):
    make_tips(22)
    make_tips(3, kind="drugs", ward_id=TAN_DINH)
    page = login(supervisor).get(url()).content.decode()
    cells = re.findall(r"<td>([^<]+)</td>", page)
    assert set(cells) == {"25 đến 29", "20 đến 24", "dưới 5"}
    assert "Tân Định" not in page


def test_each_number_has_a_bar_beside_it_and_a_small_one_has_none_to_measure(login, supervisor):
    make_tips(22)
    page = login(supervisor).get(url()).content.decode()
    lines = re.findall(r'<rect width="(\d+)" height="8"/></svg></td>\s*<td>(.*?)</td>', page)
    assert len(lines) == 26 + 8 + 2
    assert set(lines) == {("100", "20 đến 24"), ("0", "dưới 5")}
    assert "style=" not in page[page.index("tip-chart") : page.rindex("</section>")]


def test_how_long_people_wait_is_said_from_five_on(supervisor):
    today = timezone.localdate()
    for days in (1, 2, 8, 9):
        make_tips(1, waiting_since=today - timedelta(days=days))
    assert days_waited(supervisor) is None
    make_tips(1, waiting_since=today - timedelta(days=30))
    make_tips(20, waiting_since=None)
    assert days_waited(supervisor) == 8


def test_the_first_screen_says_how_much_waits_with_the_list_behind_each_number(login, supervisor):
    make_tips(2)
    make_tips(3, waiting_since=timezone.localdate() - timedelta(days=4))
    make_tips(4, quarantined=True)
    make_tips(5, waiting_since=None)
    page = login(supervisor).get(reverse("wagtailadmin_home")).content.decode()
    numbers = re.findall(r'<li><a href="(.*?)"><strong>(\d+)</strong> (.*?)</a></li>', page)
    assert [(number, label) for _href, number, label in numbers] == [
        ("5", "Đang chờ"),
        ("3", "Chờ quá 3 ngày"),
        ("4", "Đang cách ly"),
    ]
    assert all(href.startswith(reverse("tips_inbox") + "?") for href, _number, _label in numbers)


def test_a_handler_is_told_of_the_own_ward_and_of_no_quarantine(db, login):
    make_tips(2)
    make_tips(3, ward_id=TAN_DINH)
    make_tips(4, quarantined=True)
    page = login(make_handler(BA_RIA)).get(reverse("wagtailadmin_home")).content.decode()
    assert re.findall(r"<strong>(\d+)</strong>", page) == ["2", "0"]
    assert "Đang cách ly" not in page


@pytest.mark.parametrize("role", [role for role in Role if role not in TIP_ROLES], ids=lambda r: r.name)
def test_nobody_else_sees_a_figure(db, login, role):
    make_tip()
    client = login(make_user(role))
    assert client.get(url()).status_code == 302
    assert "tip-counts" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_figures_ask_the_database_the_same_for_few_and_for_many(login, supervisor):
    client = login(supervisor)
    make_tips(10)
    client.get(url())
    with CaptureQueriesContext(connection) as few:
        client.get(url())
    make_tips(300)
    with CaptureQueriesContext(connection) as many:
        client.get(url())
    assert len(many) == len(few)
