"""The record of who signed in, from where, and which tries failed (django-axes): staff only, for 180 days."""

from datetime import timedelta

from allauth.account.internal.userkit import get_user_by_username
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import salted_hmac

KEPT = timedelta(days=180)


def name_for_record(request, credentials):
    """Return the account that a try is counted against.

    However its letters are cased, so that nobody dodges the brake. A name without an account becomes a
    digest: what people type there by mistake is often a password.
    """
    typed = (credentials or {}).get("username") or ""
    account = get_user_by_username(typed)
    return account.username if account else "?" + salted_hmac(__name__, typed.casefold()).hexdigest()[:16]


def forget_old_signins():
    """Delete what is older than 180 days, and the sessions that ended."""
    before = timezone.now() - KEPT
    for model in (AccessLog, AccessFailureLog, AccessAttempt):
        model.objects.filter(attempt_time__lt=before).delete()
    Session.get_session_store_class().clear_expired()
