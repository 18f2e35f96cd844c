import uuid

import pytest
from django.urls import reverse

from tests.factories import make_handler, make_tip, make_user
from tests.signing_in import sign_in
from tips.models import AuditEntry, StatusChange, Tip
from users.roles import TIP_ROLES, Role

BA_RIA, TAN_DINH = "26560", "26737"


@pytest.fixture
def change(client):
    def post(user, tips, *, status="", assignee="", back=""):
        sign_in(client, user)
        form = {"tip": [getattr(tip, "pk", tip) for tip in tips], "bulk-status": status, "list": back}
        return client.post(reverse("tips_bulk"), {**form, "bulk-assignee": assignee}, follow=True)

    return post


def states():
    return set(Tip.objects.values_list("status", flat=True))


def test_many_tips_change_at_once_and_each_change_is_written_down(change, supervisor):
    tips = [make_tip() for _number in range(3)]
    page = change(supervisor, tips, status="reading", assignee=supervisor.pk).content.decode()
    assert "Số tin đã đổi: 3." in page
    assert states() == {"reading"}
    assert set(Tip.objects.values_list("assignee", flat=True)) == {supervisor.pk}
    assert StatusChange.objects.filter(user=supervisor, old="new", new="reading").count() == 3
    for action in ("status", "assign"):
        assert AuditEntry.objects.filter(action=action, user=supervisor).count() == 3


def test_tips_that_a_handler_may_not_open_stay_as_they_are_and_are_not_counted(change, db):
    own = make_tip(ward_id=BA_RIA)
    others = [
        make_tip(ward_id=TAN_DINH),
        make_tip(ward_id=BA_RIA, keep_from_ward=True),
        make_tip(ward_id=BA_RIA, keep_from_ward=True, handling_ward_id=BA_RIA),
        make_tip(ward_id=BA_RIA, quarantined=True),
    ]
    page = change(make_handler(BA_RIA), [own, *others, uuid.uuid4(), "x"], status="done").content.decode()
    assert "Số tin đã đổi: 1." in page
    assert "giữ nguyên" not in page
    assert list(Tip.objects.filter(status="done")) == [own]


def test_nobody_gets_a_tip_that_they_may_not_open(change, supervisor):
    theirs, other = make_tip(ward_id=BA_RIA), make_tip(ward_id=TAN_DINH)
    handler = make_handler(BA_RIA)
    page = change(supervisor, [theirs, other], assignee=handler.pk).content.decode()
    assert "Số tin đã đổi: 1." in page
    assert "Số tin giữ nguyên: 1." in page
    assert list(Tip.objects.filter(assignee=handler)) == [theirs]


def test_a_handler_gives_tips_to_colleagues_of_the_own_ward_and_supervisors_only(change, supervisor):
    tip, user = make_tip(ward_id=BA_RIA), make_handler(BA_RIA)
    for person in (make_handler(TAN_DINH), make_user(Role.EDITOR)):
        change(user, [tip], assignee=person.pk)
        assert not Tip.objects.filter(assignee=person).exists()
    for person in (make_handler(BA_RIA), supervisor):
        change(user, [tip], assignee=person.pk)
        assert Tip.objects.get().assignee == person
    change(user, [tip], assignee="nobody")
    assert Tip.objects.get().assignee is None


def test_a_withdrawn_tip_keeps_its_status(change, supervisor):
    assert (
        "giữ nguyên: 1." in change(supervisor, [make_tip(status="withdrawn")], status="done").content.decode()
    )
    assert states() == {"withdrawn"}


@pytest.mark.parametrize("status", ["withdrawn", "thrown-away"])
def test_a_status_that_cannot_be_set_changes_nothing(change, supervisor, status):
    change(supervisor, [make_tip()], status=status)
    assert states() == {"new"}


def test_the_way_back_is_the_list_and_nowhere_else(change, supervisor):
    for back, expected in [
        ("?kind=scam&p=2", "?kind=scam&p=2"),
        ("https://evil.example/?x=1", ""),
        ("?next=//evil.example", ""),
    ]:
        response = change(supervisor, [make_tip()], status="done", back=back)
        assert response.redirect_chain == [(reverse("tips_inbox") + expected, 302)]


def test_a_page_of_tips_at_most(change, supervisor):
    change(supervisor, [make_tip() for _number in range(51)], status="done")
    assert Tip.objects.filter(status="done").count() == 50


@pytest.mark.parametrize("role", [role for role in Role if role not in TIP_ROLES], ids=lambda role: role.name)
def test_no_other_role_changes_anything(change, role, db):
    change(make_user(role), [make_tip()], status="done")
    assert states() == {"new"}
