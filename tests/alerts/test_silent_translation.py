"""A translation that readers have seen changes only with a word about it; so do dates and addresses."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from alerts.models import AlertIndexPage, AlertPage, AlertUpdate
from core.models import Hiding
from core.readiness import findings
from tests.core.test_review import act, submit
from tests.core.test_translations import finish
from tests.factories import in_english, make_alert, make_guide, make_user, vietnamese
from users.roles import Role

CHANGE = "Nay chúng còn gọi video."


def with_update(page, **fields):
    page = AlertPage.objects.get(pk=page.pk)
    page.updates.add(AlertUpdate(**{"text": CHANGE, **fields}))
    return page


@pytest.fixture
def translation(home):
    """A warning whose English version was translated sentence by sentence and is live."""
    in_english(home)
    in_english(vietnamese(AlertIndexPage))
    page = make_alert()
    translate_object(page, [Locale.objects.get(language_code="en")])
    translation = Translation.objects.get(source__object_id=page.translation_key)
    finish(translation)
    translation.save_target()
    target = translation.get_target_instance()
    assert target.get_latest_revision_as_object().obstacles() == []
    target.get_latest_revision().publish()
    return translation


def sent(client, translation):
    target = translation.get_target_instance()
    response = client.post(reverse("submit_translation", args=[target.pk]), follow=True)
    return response.content.decode(), translation.get_target_instance().current_workflow_task_state


def test_an_updated_source_is_translated_submitted_and_approved_without_more_work(
    translation, editor, approver, login
):
    source = translation.source.get_source_instance()
    act(submit(with_update(source), editor), approver)
    translation.source.update_from_db()
    finish(translation)
    _text, state = sent(login(editor), translation)
    act(state, make_user(Role.APPROVER))
    english = translation.get_target_instance()
    assert english.updates.get().text.startswith("English")
    assert not english.has_unpublished_changes


def test_other_words_in_a_translation_alone_are_not_submitted(translation, editor, login):
    finish(translation, only="title")
    text, state = sent(login(editor), translation)
    assert "Người đọc đã thấy bản dịch này" in text
    assert state is None


def test_other_words_in_a_translation_are_not_approved_however_they_were_submitted(
    translation, editor, approver
):
    page = translation.get_target_instance()
    page.summary = "Call this number."
    with pytest.raises(PermissionDenied):
        act(submit(page, editor), approver)


def test_an_update_of_the_translation_alone_is_a_word_about_it_too(translation):
    page = translation.get_target_instance()
    page.updates.add(AlertUpdate(text="The number was wrong.", locale=page.locale))
    assert page.obstacles() == []


@pytest.mark.parametrize("days", [-1, 1])
def test_a_new_update_has_the_date_of_today(home, days):
    page = with_update(make_alert(), date=timezone.localdate() + timedelta(days=days))
    assert ["ngày hôm nay" in sentence for sentence in page.obstacles()] == [True]
    assert with_update(page).obstacles() == []


def test_an_update_may_wait_some_days_for_its_approval(home):
    page = with_update(make_alert(), date=timezone.localdate() - timedelta(days=2))
    AlertPage.objects.filter(pk=page.pk).update(last_published_at=timezone.now() - timedelta(days=3))
    assert page.obstacles() == []


@pytest.mark.parametrize("text", [".", "…!!!", "123 456 789", "a b"])
def test_a_new_update_says_something(home, text):
    assert ["bằng lời" in sentence for sentence in with_update(make_alert(), text=text).obstacles()] == [True]


@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize("make", [make_alert, make_guide, lambda: vietnamese(AlertIndexPage)])
def test_a_page_that_readers_know_keeps_its_address(home, approver, make, hidden):
    page = make()
    if hidden:
        Hiding.objects.hide(page, approver, "Sai số.")
    page = type(page).objects.get(pk=page.pk)
    page.slug = "cho-khac"
    if hidden:
        page.save()  # as the editor does with what is not live
    assert any("địa chỉ" in sentence for sentence in page.obstacles())
    assert "slug" in {finding.field for finding in findings(page)}


def test_what_nobody_has_read_may_get_another_address(home):
    page = make_alert(live=False)
    page.slug = "cho-khac"
    assert page.obstacles() == []
