"""Signing in for tests: with a second factor, so that every address opens that the role may see."""

import time

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

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
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "mfa", "at": time.time(), "id": factor.pk, "type": "totp"}
    ]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()
