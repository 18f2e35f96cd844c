"""The words of texts and of queries, without marks."""

import re
import unicodedata

from core.text import words

LONGEST_WORD = 40  # letters; what is longer is no word that anybody looks for
LONGEST_QUERY = 200  # characters
MOST_WORDS = 10
_SHORT_WITH_NUMBER = re.compile(
    r"(?<![^\W_])([pqPQ])(?=\d{1,2}(?![^\W_]))"
)  # "p15", "Q3": ward 15, district 3


def tokens(text):
    """Return the words of `text` without marks; "p15" is two."""
    spaced = _SHORT_WITH_NUMBER.sub(r"\1 ", text)
    return [word for word in words(spaced) if len(word) <= LONGEST_WORD]


def tokens_of_query(query):
    """Return the first words of what somebody typed. Nothing else of it ever reaches a database: quotes,
    NUL or three thousand words make errors there."""
    return tokens(query[:LONGEST_QUERY])[:MOST_WORDS]


def as_typed(text):
    """Return `text` in one form, with its marks, in lower case and with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
