"""A private key as letters that can be written on paper and typed again: 14 groups of 4, with a check."""

import base64
import hashlib

from nacl.public import PrivateKey

CHECK_BYTES = 3
KEY_BYTES = 32
LOOKALIKES = str.maketrans({"0": "O", "1": "I", "8": "B"})  # base32 has no 0, 1 and 8


class PaperError(ValueError):
    """What was typed is no recovery key: too short, too long, or with a slip of the pen."""


def to_paper(key):
    raw = bytes(key)
    letters = base64.b32encode(raw + _check(raw)).decode()
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def from_paper(text):
    """Return the PrivateKey that `to_paper` wrote, whatever spaces and case it was typed in. PaperError."""
    letters = "".join(text.split()).replace("-", "").upper().translate(LOOKALIKES)
    try:
        raw = base64.b32decode(letters)
    except ValueError as error:
        raise PaperError from error
    key, check = raw[:KEY_BYTES], raw[KEY_BYTES:]
    if len(key) != KEY_BYTES or check != _check(key):
        raise PaperError
    return PrivateKey(key)


def _check(raw):
    return hashlib.blake2b(raw, digest_size=CHECK_BYTES).digest()
