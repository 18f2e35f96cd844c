import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import make_handler, make_tip, make_user
from tips.models import StatusChange, Tip
from users.roles import TIP_ROLES, Role
from wards.models import Ward

BA_RIA, TAN_DINH = "26560", "26737"
INBOX = "tips_inbox"


def tip_url(tip):
    return reverse("tips_tip", args=[tip.pk])


def listed(response):
    return {tip.reference for tip in response.context["object_list"]}


def test_a_supervisor_sees_every_tip(login, supervisor):
    tips = [make_tip(), make_tip(ward_id=BA_RIA), make_tip(ward_id=BA_RIA, keep_from_ward=True)]
    assert listed(login(supervisor).get(reverse(INBOX))) == {tip.reference for tip in tips}


def test_a_handler_sees_the_own_ward_only(db, login):
    own = make_tip(ward_id=BA_RIA)
    others = [make_tip(), make_tip(ward_id=TAN_DINH), make_tip(ward_id=BA_RIA, keep_from_ward=True)]
    client = login(make_handler(BA_RIA))
    assert listed(client.get(reverse(INBOX))) == {own.reference}
    assert client.get(tip_url(own)).status_code == 200
    for tip in others:
        assert client.get(tip_url(tip)).status_code == 404
        assert client.post(tip_url(tip), {"status": "done"}).status_code == 404
        tip.refresh_from_db()
        assert tip.status == "new"


@pytest.mark.parametrize("role", [role for role in Role if role not in TIP_ROLES], ids=lambda r: r.name)
def test_no_other_role_comes_in(db, login, role):
    tip = make_tip()
    client = login(make_user(role))
    for address in (reverse(INBOX), reverse("tips_inbox_results"), tip_url(tip)):
        assert client.get(address).status_code == 302
        assert client.post(address, {"status": "done"}).status_code in (302, 405)
    tip.refresh_from_db()
    assert tip.status == "new"


def test_the_menu_shows_the_inbox_to_tip_handlers_only(db, login, editor, supervisor):
    home = reverse("wagtailadmin_home")
    assert reverse(INBOX) in login(supervisor).get(home).content.decode()
    assert reverse(INBOX) not in login(editor).get(home).content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"status": "done"}, {"done"}),
        ({"kind": "drugs"}, {"drugs"}),
        ({"ward": BA_RIA}, {"ward"}),
        ({"received_on_from": "2026-01-01", "received_on_to": "2026-01-31"}, {"january"}),
        ({}, {"done", "drugs", "ward", "january"}),
    ],
)
def test_filters_by_status_kind_ward_and_day(login, supervisor, query, expected):
    tips = {
        "done": make_tip(status="done"),
        "drugs": make_tip(kind="drugs"),
        "ward": make_tip(ward=Ward.objects.get(pk=BA_RIA)),
        "january": make_tip(received_on="2026-01-15"),
    }
    found = listed(login(supervisor).get(reverse(INBOX), query))
    assert found == {tips[name].reference for name in expected}


def test_the_list_shows_no_word_of_a_tip(login, supervisor):
    make_tip("Chuyện này không được hiện trong danh sách.", contact="số của tôi")
    page = login(supervisor).get(reverse(INBOX)).content.decode()
    assert "Chuyện này" not in page
    assert "số của tôi" not in page


def test_one_tip_shows_all_that_was_sent(login, supervisor):
    words = {"happened": "sáng nay", "scammer": "site[.]example", "contact": "cô Ba"}
    page = login(supervisor).get(tip_url(make_tip("Chuyện dài lắm.", **words))).content.decode()
    for text in ("Chuyện dài lắm.", *words.values()):
        assert text in page


def test_markup_in_a_tip_is_only_text(login, supervisor):
    page = login(supervisor).get(tip_url(make_tip("<script>alert(1)</script> <b>đậm</b>"))).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;b&gt;đậm&lt;/b&gt;" in page


def test_a_status_change_is_written_down_with_who_and_the_day(login, supervisor):
    tip = make_tip()
    login(supervisor).post(tip_url(tip), {"status": "reading"})
    tip.refresh_from_db()
    change = StatusChange.objects.get()
    assert tip.status == "reading"
    assert (change.tip, change.user, change.old, change.new) == (tip, supervisor, "new", "reading")


@pytest.mark.parametrize("status", ["", "thrown-away", "new"])
def test_a_status_nobody_knows_changes_nothing(login, supervisor, status):
    tip = make_tip()
    login(supervisor).post(tip_url(tip), {"status": status})
    tip.refresh_from_db()
    assert tip.status == "new"
    assert not StatusChange.objects.exists()


def test_a_tip_that_does_not_exist_is_not_found(login, supervisor):
    assert login(supervisor).get(reverse("tips_tip", args=[uuid.uuid4()])).status_code == 404


def test_a_tip_as_text_is_its_file_number(db):
    tip = make_tip()
    assert str(tip) == tip.reference


def test_the_inbox_asks_the_database_the_same_for_2_and_for_40_tips(login, supervisor):
    client = login(supervisor)
    client.get(reverse(INBOX))
    for _tip in range(2):
        make_tip(ward_id=BA_RIA)
    with CaptureQueriesContext(connection) as few:
        client.get(reverse(INBOX))
    for _tip in range(38):
        make_tip(ward_id=BA_RIA)
    with CaptureQueriesContext(connection) as many:
        client.get(reverse(INBOX))
    assert len(many) == len(few)
    assert Tip.objects.count() == 40
