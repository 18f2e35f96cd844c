"""Signing in for tests: with a second factor, so that every address opens that the role may see."""

import time

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def set_up_app(user):
    """Give `user` an authenticator app that nobody has used yet. Return the authenticator."""
    data = {"secret": SECRET, "last_step": 0}
    factor, _new = Authenticator.objects.get_or_create(user=user, type="totp", defaults={"data": data})
    Authenticator.objects.filter(pk=factor.pk).update(data=data)
    return factor


def code_of(secret=SECRET, later=0):
    """Return the code that an app shows now, or `later` half minutes from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def sign_in(client, user):
    """Open a session of `client` as if `user` had given the password and the code of the app."""
    factor = set_up_app(user)
    client.force_login(user)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [_method(factor)]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()


def _method(factor):
    return {"method": "mfa", "at": time.time(), "id": factor.pk, "type": "totp"}


def keep_session(client, user):
    """Return a function that opens the session of `client` anew as it is now, whatever has become of it.

    Signing in is a dozen queries, and who walks over every address would do it before each.
    """
    store, kept = type(client.session), dict(client.session.items())

    def open_anew(**changed):
        session = store()
        # An address may have taken off the app, on which the hash depends.
        session.update({**kept, HASH_SESSION_KEY: user.get_session_auth_hash(), **changed})
        session.create()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key

    return open_anew


def keep_signed_in(client, user):
    """Like `sign_in`; return a function that does it again, the app included."""
    sign_in(client, user)
    open_anew = keep_session(client, user)

    def again():
        factor = set_up_app(user)
        open_anew(**{AUTHENTICATION_METHODS_SESSION_KEY: [_method(factor)]})

    return again
