"""Characters that nobody sees, and that turn a text into another one: made visible."""

import re
import unicodedata

MARKER = re.compile(r"⟨U\+[0-9A-F]{4,6}⟩")

# Letters and signs by their category, and yet nothing is drawn for them.
_BLANK = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
)
_BREAKS = re.compile(r"[\t\r\n]")
_EMOJI = range(0x1F000, 0x1FC00)  # some are younger than the tables of Python
_EMOJI_GLUE = "\u200d\ufe0e\ufe0f"  # joins emoji into one, or says whether one is coloured
_KEYCAP = "\u20e3"


def named(char):
    """Return the visible name of `char`, such as ⟨U+202E⟩."""
    return f"⟨U+{ord(char):04X}⟩"


def reveal(text):
    """Return `text` with each invisible character replaced by its name, and where each part comes from.

    The second value has, for each index of the first (and its end), the index in `text`. Line breaks, tabs
    and spaces of all widths stay, and so does what holds an emoji together.
    """
    if _BREAKS.sub("", text).isprintable() and _BLANK.isdisjoint(text):
        return text, range(len(text) + 1)
    shown, origin = [], []
    for index, char in enumerate(text):
        part = named(char) if _is_invisible(char) and not _holds_emoji(text, index) else char
        shown.append(part)
        origin.extend([index] * len(part))
    return "".join(shown), [*origin, len(text)]


def _is_invisible(char):
    if char in _BLANK:
        return True
    if char.isprintable() or char in "\t\r\n" or ord(char) in _EMOJI:
        return False
    return unicodedata.category(char) != "Zs"


def _holds_emoji(text, index):
    if text[index] not in _EMOJI_GLUE or index == 0:
        return False
    before, after = text[index - 1], text[index + 1 : index + 2]
    if text[index] == "\u200d":
        if before == "\ufe0f":
            before = text[index - 2 : index - 1]
        return _is_symbol(before) and _is_symbol(after)
    return _is_symbol(before) or after == _KEYCAP


def _is_symbol(char):
    if char == "" or char in _BLANK:
        return False
    return unicodedata.category(char) in ("So", "Sk", "Sm") or ord(char) in _EMOJI
