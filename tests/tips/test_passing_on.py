"""Who works on a tip, who may open it, and how it changes hands."""

import pytest
from django.urls import reverse

from tests.factories import make_handler, make_tip, make_user
from tests.signing_in import sign_in
from tests.tips.desk import BA_RIA, REASON, TAN_DINH, actions, url
from tips.models import AuditEntry, Transfer, Unit
from users.roles import Role
from wards.models import Ward


# Who works on it ------------------------------------------------------------------------------------
def test_a_tip_is_given_only_to_those_who_may_open_it(do, supervisor):
    tip = make_tip(ward_id=BA_RIA)
    own, other = make_handler(BA_RIA), make_handler(TAN_DINH)
    away = make_user(Role.TIP_SUPERVISOR, is_active=False)
    for person in (other, away, make_user(Role.EDITOR)):
        assert do(supervisor, tip, "assign", assignee=person.pk).status_code == 422
        assert tip.assignee is None
    do(supervisor, tip, "assign", assignee=own.pk)
    assert tip.assignee == own
    do(supervisor, tip, "assign", assignee="")
    assert tip.assignee is None
    assert [action for action in actions() if action != "open"] == ["assign", "assign"]


def test_nobody_of_any_ward_is_offered_what_is_kept_from_one(login, supervisor):
    tip = make_tip(ward_id=BA_RIA, keep_from_ward=True, handling_ward_id=TAN_DINH)
    make_handler(TAN_DINH)
    offered = login(supervisor).get(url(tip)).context["forms"]["assign"].fields["assignee"].queryset
    assert set(offered) == {supervisor}


# Passing on -----------------------------------------------------------------------------------------
def test_a_tip_passed_to_another_ward_is_theirs_with_reason_and_trail(do, client, db):
    tip = make_tip(ward_id=BA_RIA)
    sender, target = make_handler(BA_RIA), make_handler(TAN_DINH)
    do(sender, tip, "assign", assignee=sender.pk)
    response = do(sender, tip, "transfer", to=f"ward:{TAN_DINH}", reason=REASON)
    assert response.url == reverse("tips_inbox")
    assert (tip.handling_ward_id, tip.unit, tip.assignee, tip.status) == (TAN_DINH, None, None, "new")
    transfer = Transfer.objects.get()
    assert (transfer.user, transfer.from_ward_id, transfer.to_ward_id) == (sender, BA_RIA, TAN_DINH)
    assert client.get(url(tip)).status_code == 404
    sign_in(client, target)
    assert REASON in client.get(url(tip)).content.decode()
    assert "transfer" in actions()
    assert not AuditEntry.objects.filter(detail__contains="phường khác").exists()


def test_a_tip_passed_to_a_unit_is_passed_on_for_action_and_the_supervisors(do, supervisor):
    tip, unit = make_tip(ward_id=BA_RIA), Unit.objects.first()
    do(supervisor, tip, "transfer", to=f"unit:{unit.pk}", reason=REASON)
    assert (tip.handling_ward, tip.unit, tip.status, tip.waiting_since) == (None, unit, "forwarded", None)
    do(supervisor, tip, "transfer", to="supervisors", reason=REASON)
    assert (tip.handling_ward, tip.unit) == (None, None)


def test_a_tip_is_never_passed_to_the_ward_it_is_kept_from(do, supervisor):
    tip = make_tip(ward_id=BA_RIA, keep_from_ward=True)
    response = do(supervisor, tip, "transfer", to=f"ward:{BA_RIA}", reason=REASON)
    assert "Người gửi đề nghị không chuyển cho phường/xã này." in response.content.decode()
    assert REASON in response.content.decode()
    assert tip.handling_ward is None
    assert not Transfer.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"to": f"ward:{TAN_DINH}", "reason": ""},
        {"to": f"ward:{TAN_DINH}", "reason": "vì thế"},
        {"to": "", "reason": REASON},
        {"to": "ward:99999", "reason": REASON},
        {"to": f"ward:{BA_RIA}", "reason": REASON},
    ],
)
def test_a_transfer_needs_a_reason_and_another_place(do, supervisor, fields):
    tip = make_tip(ward_id=BA_RIA)
    assert do(supervisor, tip, "transfer", **fields).status_code == 422
    assert tip.handling_ward_id == BA_RIA
    assert not Transfer.objects.exists()


def test_a_unit_out_of_use_is_not_offered(do, supervisor):
    unit = Unit.objects.create(name="Đơn vị cũ", is_active=False)
    assert do(supervisor, make_tip(), "transfer", to=f"unit:{unit.pk}", reason=REASON).status_code == 422


# Quarantine and hold --------------------------------------------------------------------------------
def test_quarantine_takes_a_tip_from_its_ward_until_it_is_let_out(do, supervisor, client):
    handler = make_handler(BA_RIA)
    tip = make_tip(ward_id=BA_RIA, assignee=handler)
    do(supervisor, tip, "quarantine", on="yes")
    assert (tip.quarantined, tip.assignee) == (True, None)
    refused = do(supervisor, tip, "transfer", to=f"ward:{TAN_DINH}", reason=REASON)
    assert "Hãy đưa ra khỏi cách ly trước" in refused.content.decode()
    sign_in(client, handler)
    assert client.get(url(tip)).status_code == 404
    do(supervisor, tip, "quarantine", on="no")
    sign_in(client, handler)
    assert client.get(url(tip)).status_code == 200


def test_a_tip_is_kept_for_a_case_and_let_go(do, supervisor):
    tip = make_tip()
    do(supervisor, tip, "hold", on="yes")
    assert tip.on_hold
    do(supervisor, tip, "hold", on="no")
    assert not tip.on_hold
    assert actions() == ["hold", "hold"]


# Who may not ----------------------------------------------------------------------------------------
DEEDS = {
    "status": {"status": "done"},
    "assign": {"assignee": ""},
    "note": {"text": "Tôi không được ghi."},
    "answer": {"text": "Tôi không được trả lời."},
    "transfer": {"to": "supervisors", "reason": REASON},
    "identity": {"reason": REASON},
    "quarantine": {"on": "yes"},
    "hold": {"on": "yes"},
}


@pytest.mark.parametrize("deed", DEEDS)
def test_a_handler_can_do_nothing_with_a_tip_of_another_or_kept_from_the_own_ward(do, db, deed):
    handler = make_handler(BA_RIA)
    tips = [
        make_tip(ward_id=TAN_DINH, contact="cô Ba"),
        make_tip(ward_id=BA_RIA, keep_from_ward=True, handling_ward_id=TAN_DINH, contact="cô Ba"),
        make_tip(ward_id=BA_RIA, keep_from_ward=True, handling_ward_id=BA_RIA, contact="cô Ba"),
        make_tip(ward_id=BA_RIA, quarantined=True, contact="cô Ba"),
    ]
    for tip in tips:
        before = type(tip).objects.filter(pk=tip.pk).values().get()
        assert do(handler, tip, deed, **DEEDS[deed]).status_code == 404
        assert type(tip).objects.filter(pk=tip.pk).values().get() == before
        assert tip.parts.count() == 2
    assert actions() == []


def test_a_tip_that_is_kept_from_the_ward_answers_as_one_that_does_not_exist(login, db):
    import uuid

    client = login(make_handler(BA_RIA))
    kept = make_tip(ward_id=BA_RIA, keep_from_ward=True)
    pages = [client.get(reverse("tips_tip", args=[pk])) for pk in (kept.pk, uuid.uuid4())]
    assert [page.status_code for page in pages] == [404, 404]
    assert pages[0].content == pages[1].content
    assert Ward.objects.get(pk=BA_RIA)


@pytest.mark.parametrize("ward", [BA_RIA, None], ids=["the ward is known", "the ward is not known"])
def test_what_is_kept_from_a_ward_goes_to_no_ward_at_all(do, supervisor, ward):
    tip = make_tip(ward_id=ward, keep_from_ward=True)
    for target in (BA_RIA, TAN_DINH):
        assert do(supervisor, tip, "transfer", to=f"ward:{target}", reason=REASON).status_code == 422
    assert tip.handling_ward is None
    assert (
        do(supervisor, tip, "transfer", to=f"unit:{Unit.objects.first().pk}", reason=REASON).status_code
        == 302
    )
