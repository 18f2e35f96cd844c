"""What Vietnamese input methods would have made of keys that went through as they are.

Somebody whose keyboard was set to English types "luwaf ddaor" (Telex) or "lu72a dao3" (VNI).
"""

import re

_TELEX_TONES = re.compile(r"(?<=[aeiouyw])([bcdghlmnpt]*)[sfrxj]([bcdghlmnptw]*)")
_TELEX_SHAPES = (("dd", "d"), ("aa", "a"), ("ee", "e"), ("oo", "o"))
_VNI_KEYS = re.compile(r"(?<=[a-z])\d")
_VOWEL = re.compile(r"[aeiouy]")


def read_as_keys(word):
    """Return the words without marks that the keys `word` may stand for, if any but itself."""
    readings = [_telex(word), _VNI_KEYS.sub("", word)]
    read = dict.fromkeys(text for text in readings if text != word and text[1:])
    return [text for text in read if _VOWEL.search(text)]


def _telex(word):
    bare = _TELEX_TONES.sub(r"\1\2", word, count=1)
    for doubled, single in _TELEX_SHAPES:
        bare = bare.replace(doubled, single)
    if bare[:1] == "d" and bare[2:].endswith("d"):  # "dad" for "đa", the second d typed last
        bare = bare[:-1]
    return re.sub(r"(?<=[aou])w|w(?=[aou])|(?<=[a-z])w$", "", bare)
