"""A text as a person reads it: without what nobody sees, and with one form for what looks the same."""

import re
import unicodedata

from core.invisible import MARKER, reveal

_MARKS = 4  # on one letter; Vietnamese has two at most
_NOT_ASCII_DIGIT = re.compile(r"(?![0-9])\d")
_DOT = re.compile(r"[^\S\n]?[\[({]\s?(?:\.|dot|chấm)\s?[\])}][^\S\n]?|[。｡․]", re.IGNORECASE)
_AT = re.compile(r"[\[({]\s?(?:@|at|a còng)\s?[\])}]", re.IGNORECASE)
_COLON = re.compile(r"[\[({]:(?://)?[\])}]")
_HTTP = re.compile(r"\bh(?:xx|\*\*|tt)p(s?)(?=:)", re.IGNORECASE)


def plain(text):
    """Return `text` with the digits, letters and dots that programs read in it, nothing hidden between.

    Takes time that grows with the length of the text only: Python's own normalising does not, where
    thousands of marks stand on one letter.
    """
    visible = MARKER.sub("", reveal(_few_marks(text))[0])
    return _NOT_ASCII_DIGIT.sub(_as_ascii, unicodedata.normalize("NFKC", visible))


def fanged(text):
    """Return `text` with links that somebody has made harmless, as hxxp://a[.]vn, as they were."""
    text = _COLON.sub(lambda found: "://" if "/" in found[0] else ":", text)
    return _HTTP.sub(r"http\1", _AT.sub("@", _DOT.sub(".", text)))


def _few_marks(text):
    if text.isascii():
        return text
    kept, marks = [], 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MARKS:
            kept.append(char)
    return "".join(kept)


def _as_ascii(digit):
    return str(unicodedata.decimal(digit[0]))
