"""What staff do with one tip, over HTTP as they do it."""

import pytest
from django.urls import reverse

from tests.factories import make_handler, make_tip, make_user
from tests.signing_in import sign_in
from tips.models import AnswerTemplate, AuditEntry, StatusChange, Transfer, Unit
from tips.parts import read
from users.roles import Role
from wards.models import Ward, WardStaff

BA_RIA, TAN_DINH = "26560", "26737"
REASON = "Việc xảy ra ở phường khác."


def url(tip):
    return reverse("tips_tip", args=[tip.pk])


def words(tip, role):
    return [words["text"] for _part, words in read(tip, role)]


def actions():
    return [entry.action for entry in AuditEntry.objects.order_by("pk")]


@pytest.fixture
def do(client):
    """Return a function that does a deed with a tip as somebody, and the tip as it is then."""

    def post(user, tip, deed, **fields):
        sign_in(client, user)
        form = {f"{deed}-{name}": value for name, value in fields.items()}
        response = client.post(url(tip), {"deed": deed, **form})
        tip.refresh_from_db()
        return response

    return post


# Reading --------------------------------------------------------------------------------------------
def test_all_that_was_sent_is_shown_in_order_but_not_by_whom(login, supervisor):
    tip = make_tip("Chuyện dài lắm.", happened="sáng nay", scammer="số lạ", contact="cô Ba bán bún")
    page = login(supervisor).get(url(tip)).content.decode()
    assert all(text in page for text in ("Chuyện dài lắm.", "sáng nay", "số lạ"))
    assert "cô Ba bán bún" not in page
    assert actions() == ["open"]


def test_nothing_that_was_sent_can_be_clicked_or_runs(login, supervisor):
    tip = make_tip(
        "<script>alert(1)</script> xem https://lua.example/x", scammer="0900 111 222 a@lua.example"
    )
    page = login(supervisor).get(url(tip)).content.decode()
    assert "<script>alert(1)" not in page
    assert "hxxps://lua[.]example/x" in page
    assert not any(f'href="{scheme}' in page for scheme in ("https://lua", "tel:", "mailto:"))


def test_without_the_key_the_page_says_so_and_shows_what_is_in_clear(login, supervisor, monkeypatch):
    tip = make_tip("Chuyện dài lắm.", contact="cô Ba bán bún", ward_id=BA_RIA)
    monkeypatch.setattr("tips.keys.private_keys", dict)
    page = login(supervisor).get(url(tip)).content.decode()
    assert "Máy chủ này không giữ khóa mở tin" in page
    assert "Chuyện dài lắm." not in page
    assert all(text in page for text in (tip.reference, "Phường Bà Rịa", tip.get_kind_display()))


def test_who_sent_it_is_shown_once_for_a_reason_that_is_kept(do, login, supervisor):
    tip = make_tip(contact="cô Ba bán bún")
    shown = do(supervisor, tip, "identity", reason="Cần hỏi thêm biển số xe.")
    assert "cô Ba bán bún" in shown.content.decode()
    assert words(tip, "note") == ["Cần hỏi thêm biển số xe."]
    assert actions() == ["identity", "open"]
    assert "cô Ba bán bún" not in login(supervisor).get(url(tip)).content.decode()


@pytest.mark.parametrize("reason", ["", "ngắn", " " * 20])
def test_without_a_reason_nobody_learns_who_sent_it(do, supervisor, reason):
    tip = make_tip(contact="cô Ba bán bún")
    response = do(supervisor, tip, "identity", reason=reason)
    assert response.status_code == 422
    assert "cô Ba bán bún" not in response.content.decode()
    assert "identity" not in actions()


def test_next_and_previous_follow_the_list_with_its_filters(login, supervisor):
    tips = [
        make_tip(kind=kind, received_on=f"2026-01-0{day}")
        for day, kind in enumerate(["scam", "drugs", "scam"], 1)
    ]
    client = login(supervisor)

    def beside(tip, query):
        context = client.get(url(tip), query).context
        return context["before"], context["after"]

    assert beside(tips[1], {}) == (url(tips[2]), url(tips[0]))
    query = {"kind": "scam"}
    assert beside(tips[2], query) == (None, f"{url(tips[0])}?kind=scam")
    danger = make_tip(kind="danger", received_on="2025-01-01")
    assert beside(danger, {}) == (None, url(tips[2]))
    assert beside(tips[2], {}) == (url(danger), url(tips[1]))


# Photos ---------------------------------------------------------------------------------------------
@pytest.fixture
def with_photo(db):
    from tips.intake import Photo

    return make_tip(ward_id=BA_RIA, photos=[Photo(b"\xff\xd8\xffanh", b"anh goc")])


def photo_url(tip, role="photo"):
    return reverse("tips_photo", args=[tip.pk, tip.parts.get(role=role).pk])


def test_a_photo_is_a_file_that_nothing_keeps_and_nothing_runs(login, supervisor, with_photo):
    response = login(supervisor).get(photo_url(with_photo))
    assert response.content == b"\xff\xd8\xffanh"
    headers = response.headers
    assert headers["Content-Disposition"] == f'attachment; filename="{with_photo.reference}-1.jpg"'
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Type"] == "image/jpeg"
    assert "no-store" in headers["Cache-Control"]
    assert "ETag" not in headers
    assert actions() == ["photo"]


def test_the_original_of_a_photo_is_for_supervisors(db, login, supervisor, with_photo):
    address = photo_url(with_photo, "original")
    assert login(make_handler(BA_RIA)).get(address).status_code == 404
    response = login(supervisor).get(address)
    assert (response.content, response.headers["Content-Type"]) == (b"anh goc", "application/octet-stream")


def test_only_photos_come_out_as_files(login, supervisor, with_photo):
    assert login(supervisor).get(photo_url(with_photo, "story")).status_code == 404


def test_a_photo_of_another_tip_is_not_found(login, supervisor, with_photo):
    part = with_photo.parts.get(role="photo").pk
    assert login(supervisor).get(reverse("tips_photo", args=[make_tip().pk, part])).status_code == 404


def test_a_photo_whose_key_is_gone_is_said(login, supervisor, with_photo, monkeypatch):
    monkeypatch.setattr("tips.keys.private_keys", dict)
    response = login(supervisor).get(photo_url(with_photo), follow=True)
    assert "Không mở được ảnh này" in response.content.decode()


# Status, answers, notes -----------------------------------------------------------------------------
def test_a_status_change_is_written_down_and_nobody_waits_any_more(do, supervisor):
    tip = make_tip(status_since="2026-01-01")
    do(supervisor, tip, "status", status="reading")
    change = StatusChange.objects.get()
    assert (tip.status, tip.waiting_since) == ("reading", None)
    assert tip.status_since == change.changed_on
    assert (change.tip, change.user, change.old, change.new) == (tip, supervisor, "new", "reading")
    assert actions() == ["status"]


@pytest.mark.parametrize("status", ["", "thrown-away", "new", "withdrawn"])
def test_a_status_that_cannot_be_set_changes_nothing(do, supervisor, status):
    tip = make_tip()
    assert do(supervisor, tip, "status", status=status).status_code == 422
    assert tip.status == "new"
    assert not StatusChange.objects.exists()


@pytest.mark.parametrize(
    ("deed", "fields"),
    [
        ("status", {"status": "done"}),
        ("answer", {"text": "Cảm ơn bạn."}),
        ("transfer", {"to": f"ward:{TAN_DINH}", "reason": REASON}),
    ],
)
def test_a_withdrawn_tip_takes_no_status_answer_or_transfer(do, supervisor, deed, fields):
    tip = make_tip(status="withdrawn")
    assert "đã rút tin này" in do(supervisor, tip, deed, **fields).content.decode()
    assert (tip.status, tip.handling_ward, tip.parts.count()) == ("withdrawn", None, 1)
    assert actions() == ["open"]


def test_an_answer_can_be_opened_by_the_sender_and_ends_the_waiting(do, supervisor):
    tip = make_tip()
    do(supervisor, tip, "answer", text="Cảm ơn bạn đã báo.")
    assert words(tip, "answer") == ["Cảm ơn bạn đã báo."]
    assert tip.parts.get(role="answer").keys.filter(key_id="sender").exists()
    assert tip.waiting_since is None
    assert actions() == ["answer"]


def test_a_note_can_never_be_opened_by_the_sender(do, supervisor):
    tip = make_tip()
    do(supervisor, tip, "note", text="Trùng với tin hôm qua.")
    assert words(tip, "note") == ["Trùng với tin hôm qua."]
    assert not tip.parts.get(role="note").keys.filter(key_id="sender").exists()
    assert tip.waiting_since is not None
    assert actions() == ["note"]


def test_a_template_goes_into_the_answer_behind_what_was_written_and_nothing_is_sent(do, supervisor):
    tip = make_tip()
    template = AnswerTemplate.objects.create(title="Mẫu thử", text="Xin cho biết thêm.")
    other = AnswerTemplate.objects.create(title="Mẫu khác", kind="drugs", text="Không hợp.")
    form = {"deed": "template", "answer-template": template.pk, "answer-text": "Chào bạn."}
    response = do(supervisor, tip, "note", text="")
    response = response.client.post(url(tip), form)
    assert response.context["forms"]["answer"]["text"].value() == "Chào bạn.\n\nXin cho biết thêm."
    assert other not in response.context["forms"]["answer"].fields["template"].queryset
    assert words(tip, "answer") == []


@pytest.mark.parametrize("chosen", [None, "", "0", "x", "9" * 30, "²", "1\x00"])
def test_a_template_that_does_not_exist_is_no_error(login, supervisor, chosen):
    form = {"deed": "template", "answer-text": "Chào bạn.", "answer-template": chosen}
    form = {name: value for name, value in form.items() if value is not None}
    assert "Chào bạn." in login(supervisor).post(url(make_tip()), form).content.decode()
    bare = login(supervisor).post(url(make_tip()), {"deed": "template"})
    assert bare.status_code == 200


def test_what_cannot_be_sealed_is_said_and_comes_back(do, supervisor, settings, tmp_path):
    tip = make_tip()
    settings.TIPS_KEYS_DIR = tmp_path
    response = do(supervisor, tip, "note", text="Ghi chú này còn đây.")
    assert response.status_code == 422
    assert "máy chủ thiếu khóa" in response.content.decode()
    assert "Ghi chú này còn đây." in response.content.decode()
    assert "note" not in actions()


@pytest.mark.parametrize("deed", ["", "delete", "quarantine", "hold"])
def test_a_deed_that_is_not_a_handlers_does_nothing(do, deed, db):
    tip = make_tip(ward_id=BA_RIA)
    assert do(make_handler(BA_RIA), tip, deed, on="yes").status_code == 302
    assert (tip.quarantined, tip.on_hold, actions()) == (False, False, [])


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


def test_nobody_of_the_ward_it_is_kept_from_is_offered(login, supervisor):
    tip = make_tip(ward_id=BA_RIA, keep_from_ward=True, handling_ward_id=TAN_DINH)
    both = make_handler(TAN_DINH)
    WardStaff.objects.create(user=both, ward_id=BA_RIA)
    other = make_handler(TAN_DINH)
    offered = login(supervisor).get(url(tip)).context["forms"]["assign"].fields["assignee"].queryset
    assert set(offered) == {supervisor, other}


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
