"""A translation becomes public only whole, and by two people."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from core.bundles.candidates import candidates
from core.review import authors_since_live
from core.translating.rights import ROLES
from core.translations import left_in_source_language
from tests.factories import in_english, make_standard, make_user, story
from users.roles import Role

SENTENCE = "Công an không bao giờ làm việc qua điện thoại."


@pytest.fixture
def english(home):
    in_english(home)
    return Locale.objects.get(language_code="en")


@pytest.fixture
def half(english):
    """An English draft of which only the title is translated."""
    page = make_standard(title="Trang thường", summary="Một câu.", body=story(SENTENCE))
    translate_object(page, [english])
    translation = Translation.objects.get(source__object_id=page.translation_key)
    finish(translation, only="title")
    translation.save_target()
    return translation


def finish(translation, *, only=None, user=None):
    segments = translation.source.stringsegment_set.exclude(context__path="slug")
    for segment in segments.filter(context__path=only) if only else segments:
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": f"English {segment.order}", "last_translated_by": user},
        )


def submit(client, translation):
    address = reverse("submit_translation", args=[translation.get_target_instance().pk])
    return client.post(address, follow=True)


def test_a_half_translated_page_is_not_submitted_and_the_missing_texts_are_named(login, editor, half):
    page = submit(login(editor), half).content.decode()
    assert "Còn vài chỗ chưa dịch" in page
    assert SENTENCE in page
    assert half.get_target_instance().current_workflow_state is None


def test_a_half_translated_page_is_not_approved_however_it_was_submitted(
    client, login, editor, approver, half
):
    page = half.get_target_instance()
    task_state = page.get_workflow().start(page, editor).current_task_state
    with pytest.raises(PermissionDenied):
        task_state.task.specific.on_action(task_state, approver, "approve")
    address = reverse("review", args=[task_state.pk])
    assert "Bản này chưa dịch hết" in login(approver).get(address).content.decode()
    login(approver).post(address, {"action": "approve"})
    page.refresh_from_db()
    assert not page.live
    client.logout()
    assert client.get(page.url).status_code == 404


def test_texts_translated_after_the_last_draft_are_in_what_is_submitted(
    login, editor, approver, half, client
):
    finish(half)
    submit(login(editor), half)
    page = half.get_target_instance()
    task_state = page.current_workflow_task_state
    assert SENTENCE not in str(task_state.revision.as_object().body)
    login(approver).post(reverse("review", args=[task_state.pk]), {"action": "approve"})
    page.refresh_from_db()
    assert page.live
    client.logout()
    shown = client.get(page.url).content.decode()
    assert SENTENCE not in shown
    assert "English" in shown


def test_whoever_translated_a_text_cannot_approve_it(login, editor, approver, half):
    finish(half, user=approver)
    submit(login(editor), half)
    page = half.get_target_instance()
    assert approver.pk in authors_since_live(page)
    task_state = page.current_workflow_task_state
    with pytest.raises(PermissionDenied):
        task_state.task.specific.on_action(task_state, approver, "approve")


def test_a_page_translated_without_the_editor_for_translations_is_looked_at_too(english, editor, approver):
    """Somebody stopped the translation and typed into the page itself."""
    page = in_english(make_standard(summary=SENTENCE), live=False, summary=SENTENCE)
    assert left_in_source_language(page) == [SENTENCE]
    task_state = page.get_workflow().start(page, editor).current_task_state
    with pytest.raises(PermissionDenied):
        task_state.task.specific.on_action(task_state, approver, "approve")


def test_items_of_a_list_without_ids_are_looked_at_too(english):
    steps = json.dumps([{"type": "steps", "value": [{"title": "Dừng", "text": SENTENCE}]}])
    page = in_english(make_standard(body=steps), live=False)
    assert left_in_source_language(page) == [SENTENCE]


def test_names_that_are_alike_in_both_languages_are_no_matter(english):
    page = in_english(make_standard(body=story("SOS An ninh, trật tự")), summary="All in English.")
    assert left_in_source_language(page) == []


def test_a_source_lacks_nothing(home):
    assert left_in_source_language(make_standard(summary=SENTENCE)) == []


@pytest.mark.parametrize("role", [role for role in Role if role not in ROLES])
def test_who_may_not_edit_the_page_may_not_submit_its_translation(login, half, role):
    finish(half)
    submit(login(make_user(role)), half)
    assert half.get_target_instance().current_workflow_state is None


def test_the_list_of_pages_offers_to_submit_a_translation(login, editor, half):
    page = half.get_target_instance()
    listing = login(editor).get(reverse("wagtailadmin_explore", args=[page.get_parent().pk])).content.decode()
    assert reverse("submit_translation", args=[page.pk]) in listing


def test_words_changed_between_submission_and_approval_are_somebodys(login, editor, approver, half):
    finish(half)
    submit(login(editor), half)
    translator = make_user(Role.TRANSLATOR)
    finish(half, only="title", user=translator)
    page = half.get_target_instance()
    state = page.current_workflow_task_state
    state.task.specific.on_action(state, approver, "approve")
    page = half.get_target_instance()
    assert page.live
    assert authors_since_live(page) == {translator.pk}
    assert page.pk in [candidate.obj.pk for candidate in candidates()]


def test_what_is_already_waiting_is_not_submitted_twice(login, editor, half):
    finish(half)
    submit(login(editor), half)
    assert "đang chờ người thứ hai" in submit(login(editor), half).content.decode()
    assert half.get_target_instance().workflow_states.count() == 1
