"""The keys that tips are sealed to. docs/tips.md says what each is for and how to open a tip by hand.

In `settings.TIPS_KEYS_DIR` lie, each readable by the site's own account alone:

    inbox-<id>.pub, recovery-<id>.pub    the keys that every tip is sealed to, 32 bytes as 64 hex digits
    inbox-<id>.key                       the private half; only where staff read tips
    receipt.secret                       two values of 32 bytes that receipts are made of and looked up with

The private half of a recovery key is on paper only. `<id>` is the start of a hash of the public half.
"""

import hashlib
import os
import secrets
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from nacl.public import PrivateKey, PublicKey

INBOX, RECOVERY = "inbox", "recovery"
SENDER = "sender"  # stands as key id where words are wrapped to the sender's own key
SECRET_FILE = "receipt.secret"  # noqa: S105 (the name of a file)
SECRET_BYTES = 32


class KeysMissingError(Exception):
    """Nothing can be sealed here: a key is missing or cannot be read. The form has to stay closed."""


class ReceiptSecrets(NamedTuple):
    maker: bytes
    pepper: bytes


def folder():
    return Path(settings.TIPS_KEYS_DIR)


def id_of(public_key):
    """Return the id of a key: 16 hex digits of the BLAKE2b hash of its public half."""
    return hashlib.blake2b(bytes(public_key), digest_size=8).hexdigest()


def public_keys():
    """Return the keys that every tip is sealed to, by id. KeysMissingError if a kind of key is missing."""
    keys = {}
    for kind in (INBOX, RECOVERY):
        found = {id_of(key): key for key in _read(f"{kind}-*.pub", PublicKey)}
        if not found:
            raise KeysMissingError(f"There is no {kind} key.")
        keys |= found
    return keys


def private_keys():
    """Return the private halves that are loaded here, by id; none where the public is served."""
    if settings.SITE_ROLE == "public":
        return {}
    try:
        return {id_of(key.public_key): key for key in _read(f"{INBOX}-*.key", PrivateKey)}
    except KeysMissingError:
        return {}


def ids(kind):
    """Return the ids of the keys of a kind that tips are sealed to."""
    return [path.stem.removeprefix(f"{kind}-") for path in sorted(folder().glob(f"{kind}-*.pub"))]


def receipt_secrets():
    try:
        both = bytes.fromhex((folder() / SECRET_FILE).read_text(encoding="ascii"))
        if len(both) != 2 * SECRET_BYTES:
            raise ValueError("wrong length")
    except (OSError, ValueError) as error:
        raise KeysMissingError("The secret of the receipts cannot be read.") from error
    return ReceiptSecrets(both[:SECRET_BYTES], both[SECRET_BYTES:])


def _read(pattern, make):
    try:
        paths = sorted(folder().glob(pattern))
        return [make(bytes.fromhex(path.read_text(encoding="ascii"))) for path in paths]
    except (OSError, ValueError, TypeError) as error:
        raise KeysMissingError("A key file cannot be read.") from error


# Making and removing ----------------------------------------------------------------------------
def make_secret_file():
    """Write `receipt.secret` unless it is there. If it is lost, no receipt given so far works any more."""
    if not (folder() / SECRET_FILE).exists():
        _write(SECRET_FILE, secrets.token_bytes(2 * SECRET_BYTES))


def add_inbox_key():
    """Make one more inbox key, private and public, and return its id."""
    key = PrivateKey.generate()
    key_id = id_of(key.public_key)
    _write(f"{INBOX}-{key_id}.key", bytes(key))  # first: a public half alone would seal tips for nobody
    _write(f"{INBOX}-{key_id}.pub", bytes(key.public_key))
    return key_id


def add_recovery_key():
    """Make a recovery key, keep its public half, return the private one: it goes on paper, nowhere else."""
    key = PrivateKey.generate()
    _write(f"{RECOVERY}-{id_of(key.public_key)}.pub", bytes(key.public_key))
    return key


def stop_sealing_to(key_id):
    """Take away the public half: what comes from now on is not sealed to this key."""
    for kind in (INBOX, RECOVERY):
        (folder() / f"{kind}-{key_id}.pub").unlink(missing_ok=True)


def destroy_private(key_id):
    (folder() / f"{INBOX}-{key_id}.key").unlink(missing_ok=True)


def _write(name, value):
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    write_private(folder() / name, value.hex())


def write_private(path, text):
    """Write a file of mode 0600 that is whole or not there."""
    part = path.with_suffix(f"{path.suffix}.part")
    part.unlink(missing_ok=True)
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
