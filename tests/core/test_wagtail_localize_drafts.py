"""wagtail-localize publishes nothing and overwrites nothing that is live."""

import inspect

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object
from wagtail_localize.views.update_translations import UpdateTranslationsView

from channels.models import OfficialChannel
from tests.factories import in_english, make_standard


@pytest.fixture
def english(home):
    in_english(home)
    return Locale.objects.get(language_code="en")


def translate(translation, **texts):
    """Store a translation for the field of each name, as wagtail-localize's editor does."""
    for segment in translation.source.stringsegment_set.filter(context__path__in=texts):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": texts[segment.context.path]},
        )


@pytest.fixture
def translation(english):
    """A plain page whose English version is live and kept in step with it."""
    page = make_standard(title="Trang thường", summary="Một câu.", body="[]")
    translate_object(page, [english])
    translation = Translation.objects.get(source__object_id=page.translation_key)
    translate(translation, title="A plain page", summary="One sentence.")
    translation.save_target()
    target = translation.get_target_instance()
    target.get_latest_revision().publish()
    return translation


def test_saving_a_draft_leaves_the_live_page_as_it_was(client, translation):
    translate(translation, title="Another title")
    translation.save_target(publish=False)
    page = translation.get_target_instance()
    assert (page.title, page.live, page.has_unpublished_changes) == ("A plain page", True, True)
    assert page.get_latest_revision_as_object().title == "Another title"
    shown = client.get(page.url).content.decode()
    assert "A plain page" in shown
    assert "Another title" not in shown


def test_asking_to_publish_saves_a_draft(translation, django_capture_on_commit_callbacks):
    translate(translation, title="Another title")
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    assert translation.get_target_instance().title == "A plain page"


def test_a_live_snippet_stays_as_it_was(english):
    channel = OfficialChannel.objects.hotlines().get(value="113")
    translate_object(channel, [english])
    english_channel = channel.get_translation(english)
    assert (english_channel.live, english_channel.name) == (True, "Police")


def test_bringing_translations_up_to_date_publishes_nothing(
    login, editor, translation, django_capture_on_commit_callbacks
):
    source = translation.source.get_source_instance()
    source.title = "Tên mới của trang"
    source.save_revision().publish()
    address = reverse("wagtail_localize:update_translations", args=[translation.source.pk])
    with django_capture_on_commit_callbacks(execute=True):
        assert login(editor).post(address, {"publish_translations": "on"}).status_code == 302
    page = translation.get_target_instance()
    assert (page.live, page.title) == (True, "A plain page")


@pytest.mark.parametrize("action", ["publish", "save-draft", ""])
def test_the_editor_of_translations_publishes_for_nobody(login, editor, approver, translation, action):
    translate(translation, title="Another title")
    page = translation.get_target_instance()
    for user in (editor, approver):
        login(user).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": action})
    page.refresh_from_db()
    assert (page.live, page.title) == (True, "A plain page")


def test_no_translated_page_is_made_an_alias_of_its_source(client, login, editor, translation):
    page = translation.get_target_instance()
    address = reverse("wagtail_localize:convert_to_alias", args=[page.pk])
    assert login(editor).post(address).status_code == 302
    page.refresh_from_db()
    assert (page.live, page.alias_of_id, page.title) == (True, None, "A plain page")


def test_the_gap_is_still_there(translation):
    """Fails when wagtail-localize leaves the live row alone: then core.wagtail_localize_drafts can go."""
    upstream = Translation.save_target.__wrapped__
    translate(translation, title="Another title")
    upstream(translation, publish=False)
    assert translation.get_target_instance().title == "Another title"


def test_upstream_still_publishes_without_asking():
    """Fails when "Sync translated pages" no longer publishes by itself."""
    assert "publish=True" in inspect.getsource(UpdateTranslationsView.form_valid)
    assert "can_publish" not in inspect.getsource(UpdateTranslationsView)


def test_saving_a_draft_leaves_the_hour_of_the_last_publication(translation):
    published = translation.get_target_instance().last_published_at
    translate(translation, title="Another title")
    translation.save_target(publish=False)
    assert translation.get_target_instance().last_published_at == published is not None
