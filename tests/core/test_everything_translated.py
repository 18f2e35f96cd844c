"""Every kind of page and of snippet that readers see can be translated whole, with its rows and streams."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from alerts.models import Banner
from core.models import PromotedResult
from core.text import VIETNAMESE_MARKED
from core.translating.table import Table, translatable_snippets
from core.translations import left_in_source_language
from tests.core.test_translations import finish
from tests.factories import MAKERS, in_english, make_standard
from tests.site.pages import PAGE_TYPES, live_page
from tests.wards.teams import make_team
from wards.models import WardTeam

pytestmark = pytest.mark.any_database

NEW = {
    WardTeam: make_team,
    Banner: lambda: Banner.objects.create(
        text="Đang có kẻ giả danh công an.",
        ends_at=timezone.now() + timedelta(hours=1),
        locale=Locale.get_default(),
    ),
    PromotedResult: lambda: PromotedResult.objects.create(
        words="mã độc", page=make_standard(), locale=Locale.get_default()
    ),
}


@pytest.fixture
def english(home):
    in_english(home)
    return Locale.objects.get(language_code="en")


def translated_whole(obj, english):
    obj.get_translations().filter(locale=english).delete()
    translate_object(obj, [english])
    translation = Translation.objects.get(source__object_id=obj.translation_key)
    finish(translation)
    translation.save_target()
    return translation.get_target_instance().get_latest_revision_as_object()


def vietnamese_in(obj):
    """Items of a list that a test stored without ids are left out, as wagtail-localize leaves them out."""
    texts = [value.string.data for value in extract_segments(obj) if isinstance(value, StringSegmentValue)]
    return {text for text in texts if not VIETNAMESE_MARKED.isdisjoint(text)}


@pytest.mark.parametrize("model", list(MAKERS))
def test_a_page_of_each_kind_is_translated_whole(english, model):
    target = translated_whole(live_page(model), english)
    assert left_in_source_language(target) == []
    assert vietnamese_in(target) == set()


def test_a_snippet_of_each_kind_is_translated_whole(english):
    for model in translatable_snippets():
        first = model.objects.filter(locale__language_code="vi").first()
        target = translated_whole(first if first else NEW[model](), english)
        assert left_in_source_language(target) == [], model
        assert vietnamese_in(target) == set(), model


def test_the_table_has_every_kind(english):
    for maker in MAKERS.values():
        maker()
    for model, new in NEW.items():
        if not model.objects.exists():
            new()
    kinds = {row.content_type.model_class() for row in Table().chosen()[:]}
    assert kinds == {*PAGE_TYPES, *translatable_snippets()}


def test_links_lead_to_the_language_of_the_page_and_files_stay(client, english, home):
    there = make_standard(title="Trang kia")
    in_english(there, title="That page")
    document = get_document_model().objects.create(title="Mẫu đơn", file="mau.pdf")
    text = f'<p>Xem <a linktype="page" id="{there.pk}">trang kia</a></p>'
    body = [{"type": "paragraph", "value": text}, {"type": "document", "value": document.pk}]
    page = make_standard(title="Trang này", body=json.dumps(body))
    translate_object(page, [english])
    translation = Translation.objects.get(source__object_id=page.translation_key)
    finish(translation)
    linked = translation.source.stringsegment_set.get(string__data__contains="<a ")
    words = linked.string.data.replace("Xem", "See").replace("trang kia", "that page")
    StringTranslation.objects.filter(translation_of=linked.string).update(data=words)
    translation.save_target()
    target = translation.get_target_instance()
    target.get_latest_revision().publish()
    shown = client.get(target.get_url()).content.decode()
    assert f'<a href="{there.get_translation(english).get_url()}">that page</a>' in shown
    assert document.url in shown
