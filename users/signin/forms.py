"""allauth's forms with our words. A code of the app works once; five wrong ones close the door."""

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from axes.models import AccessFailureLog
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

TRIES = settings.AXES_FAILURE_LIMIT


def say(field, label, help_text="", **attrs):
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


class SignInForm(LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self.fields["login"], _("User name"), autocapitalize="none", spellcheck="false")
        say(self.fields["password"], _("Password"))


class ConfirmPasswordForm(ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self.fields["password"], _("Password"))


class CodeMixin:
    """A code of the app or a recovery code, for somebody whose password was right."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        help_text = _("The 6 digits that the authenticator app shows now, or one of your recovery codes.")
        say(self.fields["code"], _("Code"), help_text, inputmode="numeric")

    def clean_code(self):
        self._refuse_after_too_many()
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP and not use_up(self.authenticator, code):
            raise get_adapter().validation_error("incorrect_code")
        return code

    def _refuse_after_too_many(self):
        """Count the wrong codes of this account in the database: every worker and every address together."""
        wrong = AccessFailureLog.objects.filter(
            username=self.user.username,
            path_info__in=[reverse("mfa_authenticate"), reverse("mfa_reauthenticate")],
            attempt_time__gt=timezone.now() - settings.AXES_COOLOFF_TIME,
        )
        if wrong.count() >= TRIES:
            context.request.axes_locked_out = True
            raise get_adapter().validation_error("incorrect_code")


class AuthenticateForm(CodeMixin, mfa_forms.AuthenticateForm):
    pass


class ConfirmCodeForm(CodeMixin, mfa_forms.ReauthenticateForm):
    pass


class SetUpAppForm(ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self.fields["code"], _("The 6 digits that the app shows now"), inputmode="numeric")


@transaction.atomic
def use_up(authenticator, code=None):
    """Remember that `code` was used, or whatever the app shows now. False if it was used before.

    allauth remembers it in the cache, which every worker has for itself.
    """
    kept = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
    secret = decrypt(kept.data["secret"])
    counters = list(yield_hotp_counters_from_time())
    if code is not None:
        counters = [step for step in counters if _is_code_of(secret, step, code)]
    if not counters or counters[-1] <= kept.data.get("last_step", 0):
        return False
    kept.data["last_step"] = counters[-1]
    kept.save(update_fields=["data"])
    return True


def _is_code_of(secret, step, code):
    return compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step)))
