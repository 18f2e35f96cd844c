"""The second factor: who must have one, who has one, and whether this session was opened with it."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils import timezone

from users.roles import TIP_ROLES

ENOUGH_ALONE = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes only stand in for one
FRESH = 5 * 60  # seconds in which nobody is asked again who they are


def is_required(user):
    """Whether `user` may not work without one: where only staff come in everybody, else who reads tips."""
    return settings.SITE_ROLE == "staff" or user.has_role(*TIP_ROLES)


def has_one(user):
    return user.authenticator_set.filter(type__in=ENOUGH_ALONE).exists()


def was_used(request, user):
    """Whether `user` opened or confirmed this session with a factor that the account still has."""
    records = get_authentication_records(request, user)
    used = {record.get("id") for record in records if record["method"] == "mfa"}
    return not user.factor_ids.isdisjoint(used)


def is_fresh(request):
    """Whether the person proved a moment ago who they are: with the factor, if the account has one."""
    needed = {"mfa"} if has_one(request.user) else {"mfa", "password"}
    now = timezone.now().timestamp()
    records = get_authentication_records(request, request.user)
    return any(record["method"] in needed and now - record["at"] < FRESH for record in records)
