"""Vietnamese text: folding for search and addresses."""

import re
import unicodedata

from django.utils.text import slugify as django_slugify

_STROKED_D = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_PLAIN = "aeiouyd"


def fold(text):
    """Return `text` without marks, đ as d, lower case, NFC: what a reader types without a Vietnamese
    keyboard. Takes anything; None becomes the empty string."""
    decomposed = unicodedata.normalize("NFKD", str(text or "").translate(_STROKED_D))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare).casefold()


def composed(value):
    """Return a text in NFC, and so every text within lists and dicts. Anything else stays as it is."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {composed(name): composed(each) for name, each in value.items()}
    return [composed(each) for each in value] if isinstance(value, list | tuple) else value


def words(text):
    """Return the folded words of whatever somebody typed: letters and digits, nothing else."""
    return re.findall(r"[^\W_]+", fold(text))


def slugify(text):
    """Return the ASCII slug of a Vietnamese text (Django's own drops every đ)."""
    return django_slugify(fold(text))


def _marked_letters():
    """The 134 marked letters of Vietnamese (67 lower case, 67 upper case), by plain letter."""
    letters = {plain: [] for plain in _PLAIN}
    for code in (*range(0x00C0, 0x01B1), *range(0x1EA0, 0x1EFA)):
        char = chr(code)
        if char in VIETNAMESE_MARKED:
            letters[fold(char)].append(char)
    return letters


VIETNAMESE_MARKED = frozenset(
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
)

# For Wagtail's SlugInput, whose own map does not know Vietnamese: (pattern, replacement) in JavaScript.
SLUG_FORMATTERS = [
    (re.compile("[\u0300-\u036f]"), ""),
    *((re.compile(f"[{''.join(chars)}]"), plain) for plain, chars in _marked_letters().items()),
]

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}  # huyền hỏi ngã sắc nặng
_SHAPES = {"\u0306", "\u0302", "\u031b"}  # the marks that make another letter: ă, â ê ô, ơ ư


def sort_key(text):
    """Return a text of digits that sorts as Vietnamese does, in any collation.

    The alphabet is a ă â … d đ …; the tones decide only where all letters are alike, in the order
    of Vietnamese dictionaries: none, huyền, hỏi, ngã, sắc, nặng. Quotes and the like count for nothing.
    """
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", str(text).casefold()))
    letters = "01".join("".join(f"{_place(char):02}" for char in word) for word in words)
    tones = "".join(_tone(char) for word in words for char in word)
    return f"{letters}00{tones}"


def _place(char):
    """The place of a letter in the alphabet, tone aside; digits come before, other letters first. What comes
    after a name (00) or a word (01) is before all of them."""
    marks = unicodedata.normalize("NFD", char)
    letter = unicodedata.normalize("NFC", marks[0] + "".join(mark for mark in marks[1:] if mark in _SHAPES))
    if letter in _ALPHABET:
        return _ALPHABET.index(letter) + 13
    return int(letter) + 3 if letter.isdecimal() else 2


def _tone(char):
    return next((_TONES[mark] for mark in unicodedata.normalize("NFD", char) if mark in _TONES), "0")
