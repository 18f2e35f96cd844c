"""Sealing and unsealing bytes. Knows neither models nor files; docs/tips.md describes the format.

    box     = SecretBox(key, pad(context + data)): XSalsa20-Poly1305 with its nonce of 24 bytes in front
    wrapped = SealedBox(public half, key): one for each key that may open it
    pad     = ISO/IEC 7816-4 up to a power of two, at least 512 bytes, so that sizes tell little

`context` are 32 bytes that say whose box it is. A box put into another row does not open there.
"""

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.public import SealedBox
from nacl.secret import SecretBox
from nacl.utils import random

SMALLEST = 512  # bytes
CONTEXT_BYTES = 32


class CannotOpenError(Exception):
    """No key here opens it, or somebody changed it."""


def seal(data, context, public_keys):
    """Return the box of `data` and the wrapped keys by key id, for `public_keys` by id."""
    key = random(SecretBox.KEY_SIZE)
    box = bytes(SecretBox(key).encrypt(_padded(context + data)))
    return box, {key_id: SealedBox(public).encrypt(key) for key_id, public in public_keys.items()}


def unseal(box, context, wrapped, private_key):
    """Return what was sealed. CannotOpenError for a wrong key, a changed box, or the box of another row."""
    try:
        plain = SecretBox(unwrap(wrapped, private_key)).decrypt(bytes(box))
        plain = bindings.sodium_unpad(plain, len(plain))
    except (CryptoError, ValueError, TypeError) as error:
        raise CannotOpenError from error
    if plain[:CONTEXT_BYTES] != context:
        raise CannotOpenError
    return plain[CONTEXT_BYTES:]


def unwrap(wrapped, private_key):
    """Return the key in `wrapped`; CannotOpenError if it was not wrapped to `private_key`."""
    try:
        return SealedBox(private_key).decrypt(bytes(wrapped))
    except (CryptoError, ValueError, TypeError) as error:
        raise CannotOpenError from error


def wrap_again(wrapped, private_key, public_key):
    """Return the wrapped key for another public half; what it opens stays as it is."""
    return SealedBox(public_key).encrypt(unwrap(wrapped, private_key))


def _padded(data):
    size = max(SMALLEST, 1 << len(data).bit_length())  # always above len(data): padding takes a byte
    return bindings.sodium_pad(data, size)
