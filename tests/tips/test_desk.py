"""What staff do with one tip, over HTTP as they do it."""

import pytest

from tests.factories import make_handler, make_tip
from tests.tips.desk import BA_RIA, REASON, TAN_DINH, actions, url, words
from tips.models import AnswerTemplate, StatusChange


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
    assert "Máy chủ này không giữ khoá mở tin" in page
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
    assert "máy chủ thiếu khoá" in response.content.decode()
    assert "Ghi chú này còn đây." in response.content.decode()
    assert "note" not in actions()


@pytest.mark.parametrize("deed", ["", "delete", "quarantine", "hold"])
def test_a_deed_that_is_not_a_handlers_does_nothing(do, deed, db):
    tip = make_tip(ward_id=BA_RIA)
    assert do(make_handler(BA_RIA), tip, deed, on="yes").status_code == 302
    assert (tip.quarantined, tip.on_hold, actions()) == (False, False, [])
