"""What happens beside signing in: the clock of the session starts, failures are counted, sessions end."""

from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed
from axes.models import AccessAttempt
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils import timezone

from users.signin.forms import use_up
from users.signin.middleware import SIGNED_IN_AT
from users.signin.second_factor import ENOUGH_ALONE


@receiver(user_logged_in)
def start_the_clock(sender, request, user, **kwargs):
    request.session[SIGNED_IN_AT] = int(timezone.now().timestamp())


@receiver(pre_save, sender=AccessAttempt)
def keep_nothing_that_was_typed(sender, instance, **kwargs):
    instance.get_data = instance.post_data = ""


@receiver(authentication_failed)
def count_a_wrong_code(sender, request, user, **kwargs):
    """Count a wrong code as a wrong password is counted."""
    user_login_failed.send(sender=__name__, credentials={"username": user.username}, request=request)


@receiver(post_save, sender=Authenticator)
def after_a_new_factor(sender, instance, created, **kwargs):
    """Whoever sets up a factor has just used it: their session goes on, all others of theirs end."""
    if not created:
        return
    if instance.type == Authenticator.Type.TOTP:
        use_up(instance)
    if _is_own(instance):
        if instance.type in ENOUGH_ALONE:
            record_authentication(context.request, instance.user, "mfa", id=instance.pk, type=instance.type)
        update_session_auth_hash(context.request, context.request.user)


@receiver(post_delete, sender=Authenticator)
def after_a_factor_is_gone(sender, instance, **kwargs):
    if _is_own(instance):
        update_session_auth_hash(context.request, context.request.user)


def _is_own(authenticator):
    request = context.request
    return request is not None and request.user.pk == authenticator.user_id
