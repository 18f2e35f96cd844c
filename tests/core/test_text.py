import re
import unicodedata

import pytest

from core.text import SLUG_FORMATTERS, VIETNAMESE_MARKED, fold, slugify, sort_key


def test_the_slug_of_a_vietnamese_title_keeps_every_letter():
    title = "Cảnh báo lừa đảo mạo danh công an ở Đà Nẵng"
    assert slugify(title) == "canh-bao-lua-dao-mao-danh-cong-an-o-da-nang"


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_slugs_do_not_depend_on_how_the_marks_are_stored(form):
    assert slugify(unicodedata.normalize(form, "Đặc khu Côn Đảo")) == "dac-khu-con-dao"


def test_all_134_marked_letters_fold_to_their_plain_letter():
    assert len(VIETNAMESE_MARKED) == 134
    assert {fold(letter) for letter in VIETNAMESE_MARKED} == set("aeiouyd")


def test_the_editor_gets_a_formatter_for_every_marked_letter():
    for letter in VIETNAMESE_MARKED:
        text = letter
        for pattern, replacement in SLUG_FORMATTERS:
            text = re.sub(pattern, replacement, text)
        assert text == fold(letter)


@pytest.mark.parametrize("value", [None, "", 113])
def test_fold_takes_anything(value):
    assert fold(value) == ("" if value is None else str(value))


def test_vietnamese_order():
    words = "a à ả ã á ạ an ă ắn â ấn b d dê đ đá e ê ế g i o ô ơ u ư ứ v x y ỹ".split()
    shuffled = sorted(words, key=hash)
    assert sorted(shuffled, key=sort_key) == words


def test_letters_come_before_tones_and_numbers_in_their_order():
    assert sorted(["Phường Ân", "Phường Áo", "Phường An"], key=sort_key) == [
        "Phường An",
        "Phường Áo",
        "Phường Ân",
    ]
    assert sorted(["Đông", "Dương", "Dĩ An"], key=sort_key) == ["Dĩ An", "Dương", "Đông"]
    assert sort_key("a\u0301n") == sort_key("\u00e1n")
