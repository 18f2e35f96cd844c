"""Parts of the sample content, on a site that has none of it yet."""

import pytest

from home.demo import english, pictures, tips
from tips.models import Tip

pytestmark = pytest.mark.any_database


def test_a_text_that_lacks_its_translation_stops_the_loading_and_is_named(home, monkeypatch):
    texts = english.read_texts()
    monkeypatch.setattr(english, "read_texts", lambda: {**texts, home.heading: ""})
    with pytest.raises(ValueError, match="Có người gọi"):
        english.load()


def test_sample_tips_come_once_and_only_where_there_are_none_and_keys(home, settings, tmp_path):
    keys = settings.TIPS_KEYS_DIR
    settings.TIPS_KEYS_DIR = tmp_path
    tips.load()
    assert not Tip.objects.exists()
    settings.TIPS_KEYS_DIR = keys
    tips.load()
    before = set(Tip.objects.values_list("reference", flat=True))
    tips.load()
    assert set(Tip.objects.values_list("reference", flat=True)) == before != set()


def test_every_picture_can_be_drawn_and_is_described():
    for key in pictures.KEYS[:3]:
        assert pictures.draw(key).startswith(b"\x89PNG")
    assert all(len(pictures.ALT[key]) > 10 for key in pictures.KEYS)
    with pytest.raises(KeyError):
        pictures.draw("khong-co")
