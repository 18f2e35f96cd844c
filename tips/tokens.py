"""The dated token of an open form. It stands in for Django's CSRF cookie, and makes a retry harmless."""

import secrets

from django.core import signing

SALT = "tips.form"
MAX_AGE = 12 * 60 * 60  # seconds: a form left open over a night's sleep asks for one more click


class TokenExpiredError(Exception):
    """The form was open too long, or its token is not ours."""


def new_nonce():
    return secrets.token_urlsafe(16)


def new_token():
    return signing.dumps(new_nonce(), salt=SALT)


def nonce_of(token):
    """Return the random part of `token`; TokenExpiredError if it is too old or was not made here."""
    try:
        return signing.loads(token, salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature as error:
        raise TokenExpiredError from error
