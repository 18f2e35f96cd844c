"""Every text is stored composed, however a keyboard, a file or a program sends it."""

import json
import unicodedata

import pytest
from django.urls import reverse

from alerts.models import AlertPage
from campaigns.models import NewsPage
from core.search.finding import find
from core.text import composed
from tests.factories import make_alert, make_news, make_tip, story
from tips import parts
from tips.models import PartRole
from topics.models import ScamType

NAME = "Đường dây nóng giả ở Bà Rịa"
APART = unicodedata.normalize("NFD", NAME)


def test_texts_within_lists_and_dicts_are_composed_and_the_rest_stays():
    assert composed({APART: [APART, 1, None, (APART,)]}) == {NAME: [NAME, 1, None, [NAME]]}
    assert composed(b"x") == b"x"


def test_a_page_its_stream_its_draft_and_its_address(home, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_news(title=APART, summary=APART, body=story(APART))
    stored = NewsPage.objects.get(pk=page.pk)
    assert (stored.title, stored.summary) == (NAME, NAME)
    assert stored.slug == "duong-day-nong-gia-o-ba-ria"
    assert NAME in stored.body[0].value.source
    assert unicodedata.is_normalized("NFC", json.dumps(stored.latest_revision.content, ensure_ascii=False))
    for query in (APART, NAME):
        assert [entry.title for entry in find(query).entries] == [NAME]


def test_rich_text_and_a_draft_that_is_published_later(home):
    page = make_alert(signs=f"<ul><li>{APART}</li></ul>", live=False)
    page.get_latest_revision().publish()
    assert NAME in AlertPage.objects.get(pk=page.pk).signs


def test_a_form_of_the_back_office(login, editor, home):
    fields = {"name": APART, "code": "nfd", "summary": APART, "icon": "shield", "explanation": "null"}
    answer = login(editor).post(reverse(ScamType.snippet_viewset.get_url_name("add")), fields)
    assert answer.status_code == 302
    stored = ScamType.objects.get(code="nfd")
    assert (stored.name, stored.summary) == (NAME, NAME)


@pytest.mark.any_database
def test_the_sealed_words_of_a_tip(db):
    tip = make_tip(APART, contact=APART)
    words = [words for _part, words in parts.read(tip, PartRole.STORY, PartRole.IDENTITY)]
    assert [words[0]["text"], words[1]["contact"]] == [NAME, NAME]
