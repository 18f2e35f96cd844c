"""The dated token of an open form. It stands in for Django's CSRF cookie, and makes a retry harmless."""

import secrets
import time

from django.core import signing

SALT = "tips.form"
MAX_AGE = 12 * 60 * 60  # seconds: a form left open over a night's sleep asks for one more click


class TokenExpiredError(Exception):
    """The form was open too long, or its token is not ours."""


def new_nonce():
    return secrets.token_urlsafe(16)


def new_token(opened_at=None):
    """Return the token of a form that is opened now, or was at `opened_at` (seconds) by the same person."""
    return signing.dumps(f"{new_nonce()}.{int(opened_at or time.time())}", salt=SALT)


def renewed(token):
    """Return a token with another random part, for a form that was opened with `token`.

    Nobody keeps a token that came with a post: whoever planted it would be shown the same receipt.
    """
    try:
        return new_token(_opened_at(token))
    except signing.BadSignature:
        return new_token()


def nonce_of(token):
    """Return what is random in `token`; TokenExpiredError if it is too old or was not made here."""
    try:
        return signing.loads(token, salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature as error:
        raise TokenExpiredError from error


def age_of(token):
    """Return for how many seconds the form of a valid `token` has been open."""
    return time.time() - _opened_at(token)


def _opened_at(token):
    _random, _dot, seconds = signing.loads(token, salt=SALT).partition(".")
    return int(seconds or 0)
