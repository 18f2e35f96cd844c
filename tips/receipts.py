"""The receipt: 16 digits that only the sender has, and what is derived from them.

    receipt = HMAC-SHA256(maker, nonce of the form's token) mod 10^16
    master  = Argon2id(receipt; salt = first 16 bytes of the pepper, 19 MiB, t=2, p=1), 32 bytes
    each secret below = HKDF-Expand-SHA256(master, its name, 32)

One slow step for a look-up, right or wrong (OWASP's figures for Argon2id). The database has the look-up id
and the public half of the sender's key; neither leads back to the receipt without the pepper.
"""

import hashlib
import hmac
import re
from typing import NamedTuple

from nacl import pwhash
from nacl.public import PrivateKey

from tips.keys import receipt_secrets

DIGITS = 16
TIME_COST, MEMORY = 2, 19 * 1024 * 1024
NOT_A_DIGIT = re.compile(r"[\s.\-–—]+")


class Derived(NamedTuple):
    """`lookup` finds the tip, `key` opens the answers, `fingerprint_key` recognises what was sent before."""

    lookup: str
    key: PrivateKey
    fingerprint_key: bytes

    def fingerprint(self, data):
        return hmac.new(self.fingerprint_key, data, hashlib.sha256).hexdigest()


def receipt_for(nonce):
    """Return the receipt of a form: the same form, sent again, has the same one. KeysMissingError."""
    digest = hmac.new(receipt_secrets().maker, nonce.encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest, 'big') % 10**DIGITS:0{DIGITS}d}"


def derive(receipt):
    """Return what follows from 16 digits, in a time that is the same for every input. KeysMissingError."""
    salt = receipt_secrets().pepper[: pwhash.argon2id.SALTBYTES]
    master = pwhash.argon2id.kdf(32, receipt.encode(), salt, opslimit=TIME_COST, memlimit=MEMORY)
    return Derived(
        _expand(master, b"tips lookup").hex(),
        PrivateKey(_expand(master, b"tips sender key")),
        _expand(master, b"tips fingerprint"),
    )


def _expand(master, name):
    """HKDF-Expand (RFC 5869) for one block: 32 bytes from SHA-256."""
    return hmac.new(master, name + b"\x01", hashlib.sha256).digest()


def as_typed(text):
    """Return the 16 digits in what somebody typed, spaces and dashes aside; "" if they are none."""
    digits = NOT_A_DIGIT.sub("", text)
    return digits if len(digits) == DIGITS and digits.isascii() and digits.isdigit() else ""


def in_groups(receipt):
    """Return the digits as people copy them: four groups of four."""
    return " ".join(receipt[start : start + 4] for start in range(0, DIGITS, 4))
