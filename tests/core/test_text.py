import re
import unicodedata

import pytest

from core.text import SLUG_FORMATTERS, VIETNAMESE_MARKED, fold, slugify


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
