"""Readers of a translation are told when its source says something else by now, and only then."""

import pytest
from django.utils.timezone import localtime
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from channels.models import NeverRule
from core.models import WordsVersion
from tests.factories import in_english, make_standard, story
from topics.models import ScamType

NOTICE = "Translated from the version of"


@pytest.fixture
def english(home):
    in_english(home)
    return Locale.objects.get(language_code="en")


def translated(obj, english, words="English"):
    """Bring the translation of `obj` up to date with what is public of it, and publish it."""
    translate_object(obj, [english])
    translation = Translation.objects.get(source__object_id=obj.translation_key)
    translation.source.update_from_db()
    for segment in translation.source.stringsegment_set.exclude(context__path="slug"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=english,
            context=segment.context,
            defaults={"data": f"{words} {segment.order}"},
        )
    translation.save_target()
    publish_newest(translation.get_target_instance())
    return translation


def publish_newest(obj):
    obj.get_latest_revision().publish()
    obj.refresh_from_db()
    return obj


def changed(page, **texts):
    page.refresh_from_db()
    for name, text in texts.items():
        setattr(page, name, text)
    page.save_revision().publish()


@pytest.fixture
def page(english):
    return make_standard(summary="Một câu.", body=story("Đoạn một."))


@pytest.fixture
def shown(client, page, english):
    def get():
        return client.get(page.get_translation(english).get_url()).content.decode()

    return get


def test_what_says_the_same_is_not_called_older(page, english, shown):
    translated(page, english)
    assert NOTICE not in shown()
    changed(page, show_in_menus=True)
    assert NOTICE not in shown()


def test_a_changed_source_leaves_the_translation_as_it_was_and_says_so_with_its_date(page, english, shown):
    translated(page, english)
    date = localtime(page.last_published_at).strftime("%d/%m/%Y")
    changed(page, summary="Câu khác.")
    text = shown()
    assert "Câu khác." not in text
    assert f"{NOTICE} {date}; the Vietnamese page is newer." in text
    notice = text[text.index(NOTICE) :].partition("</aside>")[0]
    assert f'href="{page.get_url()}"' in notice


def test_a_draft_of_the_source_changes_nothing(page, english, shown):
    translated(page, english)
    page.summary = "Câu khác."
    page.save_revision()
    assert NOTICE not in shown()


def test_a_newer_draft_of_the_translation_does_not_hide_it_and_its_publication_does(page, english, shown):
    translation = translated(page, english)
    changed(page, body=story("Đoạn khác."))
    translation.source.update_from_db()
    translation.save_target()
    assert NOTICE in shown()
    translated(page, english, "New")
    assert NOTICE not in shown()


def test_a_source_and_its_translation_that_go_out_together_are_of_one_version(home, english, client):
    page = make_standard(live=False, summary="Một câu.")
    translated(page, english)
    page.get_latest_revision().publish()
    assert NOTICE not in client.get(page.get_translation(english).get_url()).content.decode()


def test_a_translation_that_code_publishes_again_stays_of_its_version(page, english, shown):
    target = translated(page, english).get_target_instance()
    changed(page, summary="Câu khác.")
    target.save_revision().publish()
    assert NOTICE in shown()


def test_the_vietnamese_page_says_nothing_of_the_kind(page, english, client):
    translated(page, english)
    changed(page, summary="Câu khác.")
    assert "older-translation" not in client.get(page.get_url()).content.decode()


def test_a_source_that_is_taken_off_is_not_pointed_to(page, english, shown):
    translated(page, english)
    changed(page, summary="Câu khác.")
    page.unpublish()
    assert NOTICE not in shown()


def test_snippets_are_kept_in_mind_too(english):
    rule = NeverRule.objects.filter(locale__language_code="vi").first()
    publish_newest(rule) if rule.latest_revision else rule.save_revision().publish()
    rule.get_translations().delete()
    translated(rule, english)
    digests = WordsVersion.objects.filter(translation_key=rule.translation_key)
    assert digests.values("digest").distinct().count() == 1
    changed(rule, text="Không bao giờ hỏi mã OTP qua điện thoại.")
    assert digests.values("digest").distinct().count() == 2


def test_the_page_of_a_kind_of_scam_says_so_too(english, client):
    kind = ScamType.objects.filter(locale__language_code="vi").first()
    kind.save_revision().publish()
    kind.get_translations().delete()
    translated(kind, english)
    path = f"/en/thu-doan/{kind.code}/"
    assert NOTICE not in client.get(path).content.decode()
    changed(kind, summary="Cách nhận ra đã khác.")
    assert NOTICE in client.get(path).content.decode()
    assert NOTICE not in client.get(path.removeprefix("/en")).content.decode()
