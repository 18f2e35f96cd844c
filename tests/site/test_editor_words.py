"""Whoever fills in a form is told, in plain Vietnamese, what each field is and what belongs in it."""

import pytest
from django.utils import translation
from wagtail.models import Collection

from core.text import VIETNAMESE_MARKED, words
from tests.site.editor_words import edited_models, in_blocks, on_file_forms, on_forms

pytestmark = pytest.mark.any_database

JARGON = {"block", "field", "slug", "url", "html", "snippet", "tag", "metadata", "streamfield", "render"}
LONGEST = 200  # characters: what is read in one look


@pytest.fixture
def shown(home, editor):
    """Return a function that lists all words of the screens in a language."""
    Collection.get_first_root_node().add_child(name="Bộ thứ hai")  # with one alone its field is hidden

    def in_language(code):
        with translation.override(code):
            return [*on_forms(editor), *on_file_forms(), *in_blocks()]

    return in_language


def test_every_field_and_block_has_a_label_and_a_help(shown):
    everything = shown("vi")
    assert len(everything) > 150
    assert [words.place for words in everything if not words.label.strip()] == []
    assert [words.place for words in everything if not words.help.strip()] == []


def test_every_label_and_help_is_translated(shown):
    pairs = list(zip(shown("vi"), shown("en"), strict=True))
    assert [vi.label for vi, en in pairs if vi.label == en.label] == []
    assert [vi.help for vi, en in pairs if vi.help == en.help] == []
    assert [vi.help for vi, _en in pairs if not VIETNAMESE_MARKED & set(vi.help)] == []


def test_help_is_short_and_free_of_jargon(shown):
    everything = shown("vi")
    assert [shown.place for shown in everything if len(shown.help) > LONGEST] == []
    assert [shown for shown in everything if JARGON & {*words(shown.label), *words(shown.help)}] == []


def test_a_help_says_more_than_the_label(shown):
    assert [words.place for words in shown("vi") if words.help.strip(".") == words.label] == []


def test_every_block_has_an_icon_of_its_own_and_stands_in_a_group():
    blocks = list(in_blocks())
    assert [block.place for block in blocks if block.icon == "placeholder" and not block.plain] == []
    assert [block.place for block in blocks if block.in_stream and not block.group] == []


def test_every_page_type_and_snippet_is_looked_at():
    names = {model.__name__ for model in edited_models()}
    assert {"HomePage", "AlertPage", "CampaignPage", "NewsPage", "GuidePage", "StandardPage"} <= names
    assert {"OfficialChannel", "ScamType", "TargetGroup", "Topic"} <= names
