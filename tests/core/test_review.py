"""Nothing becomes public by one person."""

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import GroupPagePermission, Workflow

from alerts.models import AlertUpdate
from channels.models import OfficialChannel
from core.workflow import reviewed_snippets
from tests.factories import MAKERS, make_alert, make_user
from topics.models import ScamType
from users.models import User
from users.roles import Role


def submit(obj, user):
    """Save and submit as the editor's screens do; return the state that waits for approval."""
    obj.save_revision(user=user)
    return obj.get_workflow().start(obj, user).current_task_state


def act(task_state, user, action="approve"):
    task_state.task.specific.on_action(task_state, user, action)


def make_snippet(model, **kwargs):
    fields = {
        OfficialChannel: {"kind": "office", "name": "Trụ sở", "value": "Phường Bà Rịa", "purpose": "Đến hỏi."}
    }
    return model.objects.create(live=False, **fields.get(model, {"code": "moi", "name": "Mới"}), **kwargs)


def test_nobody_holds_a_publish_permission(db):
    assert not GroupPagePermission.objects.filter(permission__codename="publish_page").exists()
    assert not Permission.objects.filter(codename__startswith="publish", group__isnull=False).exists()


def test_there_is_one_workflow_and_it_covers_every_page_and_public_snippet(home):
    assert [workflow.name for workflow in Workflow.objects.all()] == ["Duyệt bởi người thứ hai"]
    assert home.get_workflow() == Workflow.objects.get()
    assert {model.get_default_workflow() for model in reviewed_snippets()} == {Workflow.objects.get()}


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_a_second_person_publishes_every_kind_of_page(home, editor, approver, model):
    page = MAKERS[model](live=False, user=editor)
    act(submit(page, editor), approver)
    page.refresh_from_db()
    assert page.live


@pytest.mark.parametrize("model", [OfficialChannel, ScamType])
def test_a_second_person_publishes_a_public_snippet(db, editor, approver, model):
    snippet = make_snippet(model)
    act(submit(snippet, editor), approver)
    snippet.refresh_from_db()
    assert snippet.live


def test_whoever_submitted_cannot_approve(home, approver):
    page = make_alert(live=False, user=approver)
    with pytest.raises(PermissionDenied):
        act(submit(page, approver), approver)
    page.refresh_from_db()
    assert not page.live


def test_whoever_wrote_a_revision_since_the_live_one_cannot_approve(home, editor, approver):
    page = make_alert(live=False, user=editor)
    page.save_revision(user=approver)
    with pytest.raises(PermissionDenied):
        act(submit(page, editor), approver)


def test_whoever_wrote_only_what_was_live_before_may_approve(home, editor, approver):
    page = make_alert(live=False, user=approver)
    act(submit(page, approver), make_user(Role.APPROVER))
    page = type(page).objects.get(pk=page.pk)
    page.updates.add(AlertUpdate(text="Nay chúng còn gọi video."))
    act(submit(page, editor), approver)
    assert page.workflow_states.filter(status="approved").count() == 2


def test_an_overwritten_revision_counts_its_writer(home, editor, approver):
    page = make_alert(live=False, user=editor)
    act(submit(page, editor), make_user(Role.APPROVER))
    page = type(page).objects.get(pk=page.pk)
    page.save_revision(user=approver)
    page.save_revision(user=approver, overwrite_revision=page.latest_revision)
    with pytest.raises(PermissionDenied):
        act(submit(page, editor), approver)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.APPROVER])
def test_no_other_role_approves(home, editor, role):
    task_state = submit(make_alert(live=False, user=editor), editor)
    stranger = make_user(role)
    assert task_state.task.specific.get_actions(task_state.revision.content_object, stranger) == []
    with pytest.raises(PermissionDenied):
        act(task_state, stranger)


def test_exactly_the_approved_revision_goes_live(home, editor, approver):
    page = make_alert(live=False, user=editor, title="Bản đã duyệt")
    task_state = submit(page, editor)
    page.title = "Bản sửa sau khi gửi"
    page.save_revision(user=editor)
    act(task_state, approver)
    page.refresh_from_db()
    assert page.title == "Bản đã duyệt"
    assert page.live_revision_id == task_state.revision_id


def test_what_is_under_review_is_locked_for_everyone(home, editor, approver):
    page = make_alert(live=False, user=editor)
    submit(page, editor)
    assert [page.get_lock().for_user(user) for user in (editor, approver)] == [True, True]


def test_an_approver_is_led_from_the_first_screen_to_the_review(home, editor, approver, login):
    task_state = submit(make_alert(live=False, user=editor, title="Chờ duyệt"), editor)
    address = reverse("review", args=[task_state.pk])
    assert address in login(approver).get(reverse("wagtailadmin_home")).content.decode()
    response = login(approver).post(address, {"action": "approve"}, follow=True)
    assert "Đã duyệt" in response.content.decode()
    assert task_state.revision.content_object.live


def test_the_review_shows_every_field_of_a_snippet(db, editor, approver, login):
    task_state = submit(make_snippet(OfficialChannel), editor)
    page = login(approver).get(reverse("review", args=[task_state.pk])).content.decode()
    for text in ("Trụ sở", "Phường Bà Rịa", "Đến hỏi."):
        assert text in page


def test_a_writer_is_told_why_the_button_is_missing(home, editor, approver, login):
    page = make_alert(live=False, user=approver)
    address = reverse("review", args=[submit(page, editor).pk])
    assert 'value="approve"' not in login(approver).get(address).content.decode()
    response = login(approver).post(address, {"action": "approve"}, follow=True)
    assert "phải có người khác duyệt" in response.content.decode()
    page.refresh_from_db()
    assert not page.live


def test_asking_for_changes_needs_a_word_why(home, editor, approver, login):
    task_state = submit(make_alert(live=False, user=editor), editor)
    address = reverse("review", args=[task_state.pk])
    login(approver).post(address, {"action": "reject", "comment": ""})
    task_state.refresh_from_db()
    assert task_state.status == "in_progress"
    login(approver).post(address, {"action": "reject", "comment": "Thiếu cách nhận ra."})
    task_state.refresh_from_db()
    assert (task_state.status, task_state.comment) == ("rejected", "Thiếu cách nhận ra.")


def test_an_unknown_action_changes_nothing(home, editor, approver, login):
    task_state = submit(make_alert(live=False, user=editor), editor)
    response = login(approver).post(reverse("review", args=[task_state.pk]), {"action": "x"}, follow=True)
    assert response.redirect_chain[0][0] == reverse("review", args=[task_state.pk])
    task_state.refresh_from_db()
    assert task_state.status == "in_progress"


def test_an_editor_cannot_open_a_review(home, editor, login):
    task_state = submit(make_alert(live=False, user=editor), editor)
    response = login(editor).post(reverse("review", args=[task_state.pk]), {"action": "approve"})
    assert response.status_code == 302
    assert not task_state.revision.content_object.live


@pytest.mark.parametrize("role", Role, ids=lambda role: role.name)
def test_no_role_may_publish_unpublish_move_or_delete_what_is_live(home, role):
    may = make_alert().permissions_for_user(make_user(role))
    assert not any([may.can_publish(), may.can_unpublish(), may.can_delete(), may.can_move_to(home)])


def test_a_new_snippet_is_a_draft_until_a_second_person_approves(db, editor, login):
    fields = {"kind": "hotline", "name": "Số mới", "value": "999", "purpose": "Thử.", "sort_order": "1"}
    address = reverse(OfficialChannel.snippet_viewset.get_url_name("add"))
    login(editor).post(address, {**fields, "checked_on": "2026-11-01", "action-publish": "x"})
    assert not OfficialChannel.objects.get(value="999").live


def test_an_edited_snippet_stays_as_it_was_until_a_second_person_approves(db, editor, login):
    channel = OfficialChannel.objects.hotlines().first()
    fields = {"kind": "hotline", "name": "Đã đổi", "value": "999", "purpose": "Thử.", "sort_order": "1"}
    address = reverse(OfficialChannel.snippet_viewset.get_url_name("edit"), args=[channel.pk])
    login(editor).post(address, {**fields, "checked_on": "2026-11-01", "action-publish": "x"})
    channel.refresh_from_db()
    assert (channel.value, channel.has_unpublished_changes) == ("113", True)


def test_a_snippet_goes_from_the_editors_screen_over_the_review_to_the_public(db, editor, approver, login):
    channel = OfficialChannel.objects.hotlines().first()
    fields = {"kind": "hotline", "name": "Cảnh sát 113", "value": "113", "purpose": "Thử.", "sort_order": "1"}
    address = reverse(OfficialChannel.snippet_viewset.get_url_name("edit"), args=[channel.pk])
    login(editor).post(address, {**fields, "checked_on": "2026-11-01", "action-submit": "x"})
    assert login(editor).get(address).status_code == 200
    task_state = channel.current_workflow_task_state
    login(approver).post(reverse("review", args=[task_state.pk]), {"action": "approve"})
    channel.refresh_from_db()
    assert (channel.live, channel.name) == (True, "Cảnh sát 113")


def test_the_command_for_superusers_makes_an_account_manager(db):
    user = User.objects.create_superuser("quan-tri-moi", password="x")
    assert (user.is_superuser, user.role_names) == (False, {Role.MANAGER.value})
