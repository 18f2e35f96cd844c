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
