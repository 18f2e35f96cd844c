"""What readers have seen changes only together with a dated word about what changed."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from alerts.models import AlertPage, AlertUpdate
from core.models import Hiding
from tests.core.test_review import act, submit
from tests.factories import in_english, make_alert, make_user
from users.roles import Role

CHANGE = "Nay chúng còn gọi video."
ASKED = "ghi rõ đã thay đổi điều gì"


def update_url(page):
    return reverse("update_alert", args=[page.pk])


def editor_of(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def draft_of(page):
    return AlertPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def updated(**fields):
    """A live warning that readers have seen with one update."""
    page = make_alert(live=False, **fields)
    page.updates.add(AlertUpdate(text=CHANGE))
    page.save_revision().publish()
    return AlertPage.objects.get(pk=page.pk)


def form_of(client, page):
    """What a browser would post from the editor of `page`."""
    form = BeautifulSoup(client.get(editor_of(page)).content, "html.parser").select_one(
        "form[data-edit-form]"
    )
    values = {
        field["name"]: field.get("value", "") if field.name == "input" else field.text.strip()
        for field in form.select("input[name]:not([type=checkbox]), textarea[name]")
    }
    chosen = form.select("select[name] option[selected]")
    values |= {option.find_parent("select")["name"]: option["value"] for option in chosen}
    return {**values, "body-count": "0"}


def test_an_update_becomes_a_row_of_today_in_the_draft(home, editor, login):
    page = make_alert()
    response = login(editor).post(update_url(page), {"text": CHANGE})
    assert response.url == f"{editor_of(page)}#id_updates-FORMS"
    assert 'id="id_updates-FORMS"' in login(editor).get(editor_of(page)).content.decode()
    assert [(row.text, row.date) for row in draft_of(page).updates.all()] == [(CHANGE, timezone.localdate())]
    assert draft_of(page).latest_revision.user == editor


def test_readers_see_nothing_of_it_yet(home, editor, login):
    page = make_alert()
    login(editor).post(update_url(page), {"text": CHANGE})
    assert not AlertPage.objects.get(pk=page.pk).updates.exists()


def test_an_update_keeps_what_was_changed_in_the_draft_before(home, editor, login):
    page = updated()
    page.stop = "Cúp máy ngay."
    page.save_revision(user=editor)
    login(editor).post(update_url(page), {"text": "Nay chúng nhắn cả Zalo."})
    draft = draft_of(page)
    assert draft.stop == "Cúp máy ngay."
    assert [row.text for row in draft.updates.all()] == [CHANGE, "Nay chúng nhắn cả Zalo."]


def test_an_update_can_be_submitted_and_approved(home, editor, approver, login):
    page = make_alert()
    login(editor).post(update_url(page), {"text": CHANGE})
    login(editor).post(editor_of(page), {**form_of(login(editor), page), "action-submit": "x"})
    state = AlertPage.objects.get(pk=page.pk).current_workflow_task_state
    login(approver).post(reverse("review", args=[state.pk]), {"action": "approve"})
    assert [row.text for row in AlertPage.objects.get(pk=page.pk).updates.all()] == [CHANGE]


@pytest.mark.parametrize("text", ["", "  ", "a" * 301])
def test_an_update_says_something_in_at_most_300_letters(home, editor, login, text):
    page = make_alert()
    assert login(editor).post(update_url(page), {"text": text}).status_code == 200
    assert not draft_of(page).updates.all()


def test_what_is_under_review_is_refused_in_words(home, editor, login):
    page = make_alert()
    page.updates.add(AlertUpdate(text=CHANGE))
    submit(page, editor)
    for response in (
        login(editor).get(update_url(page), follow=True),
        login(editor).post(update_url(page), {"text": "Thêm nữa."}, follow=True),
    ):
        assert "Đang chờ duyệt, trong lúc này không sửa được." in response.content.decode()
    assert [row.text for row in draft_of(page).updates.all()] == [CHANGE]
    assert update_url(page) not in login(editor).get(editor_of(page)).content.decode()


def test_a_draft_and_a_translation_are_refused_in_words(home, editor, login):
    for page, sentence in (
        (make_alert(live=False), "hãy sửa thẳng vào nội dung"),
        (in_english(make_alert()), "Hãy cập nhật bản tiếng Việt"),
    ):
        response = login(editor).post(update_url(page), {"text": CHANGE}, follow=True)
        assert sentence in response.content.decode()
        assert update_url(page) not in login(editor).get(editor_of(page)).content.decode()


@pytest.mark.parametrize(
    "role", [r for r in Role if r not in (Role.EDITOR, Role.APPROVER)], ids=lambda r: r.name
)
def test_only_who_edits_pages_updates(home, login, role):
    page = make_alert()
    headers = {"X-Requested-With": "XMLHttpRequest"}
    response = login(make_user(role)).post(update_url(page), {"text": CHANGE}, headers=headers)
    assert response.status_code == 403
    assert not draft_of(page).updates.all()


def test_the_editor_of_a_live_warning_has_the_button(home, editor, login):
    page = make_alert()
    assert update_url(page) in login(editor).get(editor_of(page)).content.decode()


def test_a_silent_edit_is_not_submitted(home, editor, login):
    page = make_alert()
    form = {**form_of(login(editor), page), "summary": "Tóm tắt khác.", "action-submit": "x"}
    response = login(editor).post(editor_of(page), form)
    assert response.status_code == 200
    assert ASKED in response.content.decode()
    assert "Tóm tắt khác." in response.content.decode()
    assert not page.workflow_in_progress
    assert draft_of(page).summary != "Tóm tắt khác."


def test_a_silent_edit_may_be_saved_as_a_draft_and_the_check_says_what_lacks(home, editor, login):
    page = make_alert()
    assert ASKED not in login(editor).get(editor_of(page)).content.decode()
    login(editor).post(editor_of(page), {**form_of(login(editor), page), "summary": "Tóm tắt khác."})
    assert draft_of(page).summary == "Tóm tắt khác."
    screen = BeautifulSoup(login(editor).get(editor_of(page)).content, "html.parser")
    assert ASKED in screen.find(id="readiness").text
    assert screen.find(id="readiness").find("a", href="#id_updates-FORMS")


def test_a_silent_edit_is_not_approved(home, editor, approver, login):
    page = make_alert()
    page.summary = "Tóm tắt khác."
    state = submit(page, editor)
    with pytest.raises(PermissionDenied):
        act(state, approver)
    address = reverse("review", args=[state.pk])
    shown = login(approver).get(address).content.decode()
    assert ASKED in shown
    assert 'value="approve"' not in shown
    assert ASKED in login(approver).post(address, {"action": "approve"}, follow=True).content.decode()
    assert AlertPage.objects.get(pk=page.pk).summary != "Tóm tắt khác."


def test_it_can_still_be_sent_back(home, editor, approver, login):
    state = submit(make_alert(), editor)
    address = reverse("review", args=[state.pk])
    login(approver).post(address, {"action": "reject", "comment": "Thiếu mục cập nhật."})
    state.refresh_from_db()
    assert state.status == "rejected"


def test_an_update_that_readers_have_seen_neither_goes_nor_changes(home):
    def obstacles(*texts):
        page = updated()
        page.updates = [AlertUpdate(text=text) for text in texts]
        return [sentence.split(".")[0] for sentence in page.obstacles()]

    gone = "Một mục cập nhật mà người đọc đã thấy bị mất hoặc bị sửa"
    assert obstacles(CHANGE, "Thêm nữa.") == []
    assert obstacles("Thêm nữa.") == [gone]
    assert obstacles("Nay chúng còn gọi hình.", "Thêm nữa.") == [gone]
    assert obstacles() == [gone, "Người đọc đã thấy cảnh báo này"]
    assert obstacles(CHANGE) == obstacles(CHANGE, CHANGE) == ["Người đọc đã thấy cảnh báo này"]


def test_the_day_of_an_update_that_readers_have_seen_does_not_change(home):
    page = updated()
    day = timezone.localdate() - timedelta(days=3)
    page.updates = [AlertUpdate(text=CHANGE, date=day)]
    assert "bị mất hoặc bị sửa" in page.obstacles()[0]


def test_taking_it_off_first_is_no_way_round(home, editor, approver):
    page = updated()
    Hiding.objects.hide(page, approver, "Sai số điện thoại.")
    page = AlertPage.objects.get(pk=page.pk)
    page.updates = []
    page.save()  # as the editor does with what is not live
    page.save_revision(user=editor)
    assert len(draft_of(page).obstacles()) == len(["one is gone", "none is new"])


def test_a_first_version_and_a_first_translation_need_no_update(home):
    assert AlertPage().obstacles() == []
    assert make_alert(live=False).obstacles() == []
    assert in_english(make_alert(), live=False).obstacles() == []
