import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import make_handler, make_tip, make_user
from tips import order
from tips.models import AuditEntry, Status, Tip
from tips.views import inbox
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
        assert client.post(tip_url(tip), {"deed": "status", "status-status": "done"}).status_code == 404
        tip.refresh_from_db()
        assert tip.status == "new"


@pytest.mark.parametrize("role", [role for role in Role if role not in TIP_ROLES], ids=lambda r: r.name)
def test_no_other_role_comes_in(db, login, role):
    tip = make_tip()
    client = login(make_user(role))
    for address in (reverse(INBOX), reverse("tips_inbox_results"), tip_url(tip)):
        assert client.get(address).status_code == 302
        posted = client.post(address, {"deed": "status", "status-status": "done"})
        assert posted.status_code in (302, 405)
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


def test_a_tip_that_does_not_exist_is_not_found(login, supervisor):
    assert login(supervisor).get(reverse("tips_tip", args=[uuid.uuid4()])).status_code == 404


def test_a_tip_as_text_is_its_file_number(db):
    tip = make_tip()
    assert str(tip) == tip.reference


def references(response):
    return [tip.reference for tip in response.context["object_list"]]


def test_open_danger_comes_first_then_the_newest(login, supervisor):
    old, new = date(2026, 1, 1), date(2026, 3, 1)
    settled = make_tip(kind="danger", status="done", received_on=new + timedelta(days=1))
    danger = [make_tip(kind="danger", received_on=day) for day in (old, new)]
    others = [make_tip(received_on=day) for day in (old, new)]
    found = references(login(supervisor).get(reverse(INBOX)))
    assert found == [tip.reference for tip in (danger[1], danger[0], settled, others[1], others[0])]


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ("waiting_since", ["long", "short", "nobody"]),
        ("-waiting_since", ["short", "long", "nobody"]),
        ("received_on", ["nobody", "long", "short"]),
        ("status", ["nobody", "short", "long"]),
        ("lookup", ["short", "long", "nobody"]),
    ],
)
def test_sorted_by_waiting_day_or_status_and_by_nothing_else(login, supervisor, ordering, expected):
    days = [date(2026, 1, number) for number in (1, 2, 3)]
    tips = {
        "nobody": make_tip(waiting_since=None, received_on=days[0], status="done"),
        "long": make_tip(waiting_since=days[1], received_on=days[1], status="reading"),
        "short": make_tip(waiting_since=days[2], received_on=days[2]),
    }
    found = references(login(supervisor).get(reverse(INBOX), {"ordering": ordering}))
    assert found == [tips[name].reference for name in expected]


def test_what_waits_and_who_works_on_it_can_be_asked_for(db, login):
    user, colleague = make_handler(BA_RIA), make_handler(BA_RIA)
    tips = {
        "mine": make_tip(ward_id=BA_RIA, assignee=user),
        "colleague": make_tip(ward_id=BA_RIA, assignee=colleague),
        "answered": make_tip(ward_id=BA_RIA, waiting_since=None),
    }
    client = login(user)
    for query, expected in [
        ({"assignee": "mine"}, {"mine"}),
        ({"assignee": colleague.pk}, {"colleague"}),
        ({"assignee": "nobody"}, {"answered"}),
        ({"waiting": "yes"}, {"mine", "colleague"}),
    ]:
        assert listed(client.get(reverse(INBOX), query)) == {tips[name].reference for name in expected}


def test_quarantine_is_kept_apart_for_supervisors_and_unknown_to_handlers(db, login, supervisor, client):
    apart, other = make_tip(ward_id=BA_RIA, quarantined=True), make_tip(ward_id=BA_RIA)
    login(supervisor)
    first = client.get(reverse(INBOX))
    assert listed(first) == {other.reference}
    assert "Đang cách ly, không hiện ở đây: 1 tin" in first.content.decode()
    assert listed(client.get(reverse(INBOX), {"quarantine": "only"})) == {apart.reference}
    assert len(listed(client.get(reverse(INBOX), {"quarantine": "with"}))) == 2
    login(make_handler(BA_RIA))
    for query in ({}, {"quarantine": "only"}, {"quarantine": "with"}):
        page = client.get(reverse(INBOX), query)
        assert listed(page) == {other.reference}
        assert "ách ly" not in page.content.decode()


def test_a_list_never_becomes_a_spreadsheet(login, supervisor):
    make_tip()
    response = login(supervisor).get(reverse(INBOX), {"export": "csv"})
    assert response.headers["Content-Type"].startswith("text/html")


def test_a_look_at_the_list_is_written_down(login, supervisor):
    make_tip()
    login(supervisor).get(reverse(INBOX))
    entry = AuditEntry.objects.get()
    assert (entry.user, entry.action, entry.reference, entry.detail) == (supervisor, "list", "", "1, 1")


@pytest.fixture
def many(db):
    """2,000 tips, cheaply: no part is made."""
    wards = list(Ward.objects.values_list("pk", flat=True)[:20])
    Tip.objects.bulk_create(
        Tip(
            kind=("danger", "scam", "drugs")[number % 3],
            status=Status.values[number % 5],
            ward_id=wards[number % 20],
            handling_ward_id=wards[number % 20],
            quarantined=number % 50 == 0,
            lookup=str(number),
            sender_key=b"x" * 32,
        )
        for number in range(2000)
    )


@pytest.mark.parametrize(
    "query", [{}, {"p": "5"}, {"p": "40"}, {"status": "new"}, {"ordering": "waiting_since"}]
)
def test_a_page_among_2000_tips_costs_15_queries_at_most_and_opens_nothing(many, login, supervisor, query):
    client = login(supervisor)
    client.get(reverse(INBOX))  # once a minute a session notes that somebody is there
    with CaptureQueriesContext(connection) as queries:
        response = client.get(reverse(INBOX), query)
    assert 0 < len(response.context["object_list"]) <= 50
    assert len(queries) <= 15
    statements = [query["sql"] for query in queries]
    assert not any("tips_sealedpart" in sql or "tips_wrappedkey" in sql for sql in statements)


def test_every_page_of_the_default_order_together_is_every_tip_once(many, login, supervisor):
    client = login(supervisor)
    pages = [references(client.get(reverse(INBOX), {"p": str(number)})) for number in range(1, 41)]
    found = [reference for page in pages for reference in page]
    assert len(found) == len(set(found)) == 1960


def test_a_list_ends_where_nobody_reads_on_and_says_so(login, supervisor, monkeypatch):
    days = [date(2026, 1, number) for number in (4, 3, 2, 1)]
    tips = [make_tip(received_on=day).reference for day in days]
    for day in days:
        make_tip(received_on=day, quarantined=True)
    client = login(supervisor)
    assert "Danh sách chỉ gồm" not in client.get(reverse(INBOX)).content.decode()
    monkeypatch.setattr(order, "MOST", 3)
    monkeypatch.setattr(inbox, "MOST", 3)
    page = client.get(reverse(INBOX))
    assert references(page) == tips[:3]
    assert "Danh sách chỉ gồm 3 tin đầu" in page.content.decode()
    assert "Đang cách ly, không hiện ở đây: 3+ tin" in page.content.decode()
    assert references(client.get(reverse(INBOX), {"ordering": "received_on"}))[0] == tips[3]
    assert references(client.get(reverse(INBOX), {"received_on_to": "2026-01-02"})) == tips[2:]


def test_an_inbox_without_any_tip_has_nothing_in_it(login, supervisor):
    assert references(login(supervisor).get(reverse(INBOX))) == []
