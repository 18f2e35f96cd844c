import re

import pytest
from django.urls import reverse

from tests.factories import make_handler, make_user
from tips.models import AuditEntry, PartRole, Source, Status, Tip
from tips.parts import read
from tips.receipts import as_typed, derive
from tips.tokens import MAX_AGE, new_token
from users.roles import TIP_ROLES, Role

BA_RIA, TAN_DINH = "26560", "26737"
TEXT = "Bác Tư muốn cài ứng dụng mà không biết cách."
CODE = re.compile(r"\d{4} \d{4} \d{4} \d{4}")


def url():
    return reverse("tips_doorstep")


def told(**fields):
    common = {"kind": "help", "text": TEXT, "ward": BA_RIA, "told": "door", "present": "yes"}
    return {**common, "token": new_token(), **fields}


@pytest.fixture
def handler(db):
    return make_handler(BA_RIA)


def test_what_was_told_becomes_a_tip_with_a_receipt_that_finds_it(login, handler):
    page = login(handler).post(url(), told(contact="bác Tư")).content.decode()
    [code] = CODE.findall(page)
    tip = Tip.objects.get(lookup=derive(as_typed(code)).lookup)
    assert (tip.source, tip.kind, tip.ward_id) == (Source.DOORSTEP, "help", BA_RIA)
    assert tip.handling_ward_id == BA_RIA
    [(_part, identity)] = read(tip, PartRole.IDENTITY)
    assert identity == {"contact": "bác Tư"}


def test_how_it_was_told_is_sealed_with_the_words(login, handler):
    login(handler).post(url(), told(told="phone", present="no"))
    [(_part, words)] = read(Tip.objects.get(), PartRole.STORY)
    assert words["text"].startswith(TEXT)
    assert "Qua điện thoại" in words["text"]
    assert "ghi lại sau" in words["text"]


@pytest.mark.parametrize("kind", ["help", "offer", "danger"])
def test_help_offers_and_danger_come_by_the_same_form(login, handler, kind):
    assert login(handler).post(url(), told(kind=kind)).status_code == 200
    assert Tip.objects.get().kind == kind


def test_the_slip_tells_the_code_and_where_it_is_good_for_and_no_word_of_the_tip(login, handler, settings):
    response = login(handler).post(url(), told(contact="bác Tư"))
    page = response.content.decode()
    slip = page[page.index('<section class="tip-slip"') :].partition("</section>")[0]
    assert CODE.search(slip)
    assert settings.SITE_URL.removeprefix("https://") + "/tra-cuu/" in slip
    assert "Giữ kín mã này" in slip
    assert [word for word in (TEXT, "bác Tư", "Bà Rịa", "tin báo", "<img", "<svg") if word in slip] == []
    assert TEXT not in page
    assert Tip.objects.get().reference not in page
    assert "no-store" in response.headers["Cache-Control"]


def test_the_code_is_shown_once_and_never_on_the_empty_form(login, handler):
    client = login(handler)
    client.post(url(), told())
    assert not CODE.search(client.get(url()).content.decode())


def test_the_same_form_sent_again_is_the_same_slip_and_one_tip(login, handler):
    client, form = login(handler), told()
    codes = {CODE.search(client.post(url(), form).content.decode()).group() for _time in range(3)}
    assert len(codes) == 1
    assert Tip.objects.get().parts.count() == 1


def test_it_is_written_down_who_entered_it_without_a_word_of_it(login, handler):
    login(handler).post(url(), told())
    entry = AuditEntry.objects.get(action="enter")
    assert (entry.user, entry.reference, entry.detail) == (handler, Tip.objects.get().reference, "")


def test_what_is_kept_from_the_ward_goes_to_the_supervisors_and_the_handler_is_told_so(login, handler):
    page = login(handler).post(url(), told(keep_from_ward="on")).content.decode()
    tip = Tip.objects.get()
    assert tip.handling_ward is None
    assert not Tip.objects.visible_to(handler).exists()
    assert "Bạn không mở lại được nữa" in page
    assert "Bạn không mở lại được nữa" not in login(handler).post(url(), told()).content.decode()


def test_a_handler_writes_for_the_own_ward_only(login, handler):
    client = login(handler)
    assert client.get(url()).context["form"].fields["ward"].queryset.get().pk == BA_RIA
    for ward in (TAN_DINH, ""):
        response = client.post(url(), told(ward=ward))
        assert response.status_code == 422
        assert TEXT in response.content.decode()
    assert not Tip.objects.exists()


def test_a_handler_without_a_ward_is_told_whom_to_ask(db, login):
    page = login(make_user(Role.TIP_HANDLER)).get(url()).content.decode()
    assert "Bạn chưa được phân công phường, xã nào" in page


@pytest.mark.parametrize("ward", [TAN_DINH, ""])
def test_a_supervisor_writes_for_any_ward_and_where_none_is_known(login, supervisor, ward):
    assert login(supervisor).post(url(), told(ward=ward)).status_code == 200
    assert (Tip.objects.get().ward_id or "") == ward


@pytest.mark.parametrize("missing", ["kind", "text", "told", "present"])
def test_what_is_missing_is_said_and_the_words_are_kept(login, handler, missing):
    response = login(handler).post(url(), told(contact="bác Tư", **{missing: ""}))
    page = response.content.decode()
    assert response.status_code == 422
    assert "bác Tư" in page
    assert missing == "text" or TEXT in page
    assert not Tip.objects.exists()


def test_without_keys_the_words_are_kept(login, handler, settings, tmp_path):
    settings.TIPS_KEYS_DIR = tmp_path / "none"
    response = login(handler).post(url(), told())
    assert response.status_code == 503
    assert TEXT in response.content.decode()
    assert "Lúc này chưa lưu được" in response.content.decode()
    assert not AuditEntry.objects.exists()


def test_a_form_that_was_open_for_long_asks_for_one_more_click(login, handler, monkeypatch):
    form = told()
    monkeypatch.setattr("tips.tokens.MAX_AGE", -MAX_AGE)
    response = login(handler).post(url(), form)
    monkeypatch.undo()
    assert response.status_code == 422
    fresh = response.context["form"].data["token"]
    assert login(handler).post(url(), {**form, "token": fresh}).status_code == 200


def test_a_slip_that_was_withdrawn_meanwhile_takes_nothing_more(login, handler):
    client, form = login(handler), told()
    client.post(url(), form)
    Tip.objects.update(status=Status.WITHDRAWN)
    response = client.post(url(), {**form, "text": "Bác Tư còn muốn nói thêm điều này."})
    assert response.status_code == 422
    assert "còn muốn nói thêm" in response.content.decode()
    assert Tip.objects.get().parts.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role not in TIP_ROLES], ids=lambda r: r.name)
def test_nobody_else_comes_in(db, login, role):
    client = login(make_user(role))
    assert client.get(url()).status_code == 302
    assert client.post(url(), told()).status_code == 302
    assert not Tip.objects.exists()


def test_the_menu_leads_to_it(login, handler):
    assert url() in login(handler).get(reverse("wagtailadmin_home")).content.decode()
