"""allauth's forms for passkeys. Browsers fill them in, and so may anybody: nothing has to be as it should."""

import struct
from contextlib import contextmanager

from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from users.signin.forms import say

NOT_ACCEPTED = _("This passkey was not accepted. Try again.")
# What the libraries below raise at a credential that is not put together as the standard says.
MALFORMED = (AttributeError, LookupError, RecursionError, TypeError, ValueError, struct.error)


@contextmanager
def _in_our_words():
    try:
        yield
    except ValidationError as error:
        if error.code == "incorrect_code":
            raise ValidationError(NOT_ACCEPTED) from error
        raise
    except MALFORMED as error:
        raise ValidationError(NOT_ACCEPTED) from error


class CredentialField(forms.JSONField):
    widget = forms.HiddenInput
    default_error_messages = {"invalid": NOT_ACCEPTED, "required": NOT_ACCEPTED}

    def to_python(self, value):
        with _in_our_words():
            return super().to_python(value)

    def bound_data(self, data, initial):
        """Show nothing of it again: it is good for one answer, and Django would read it a second time."""
        return initial


class CredentialMixin:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["credential"] = CredentialField()

    def clean_credential(self):
        with _in_our_words():
            return super().clean_credential()


class SignInWithPasskeyForm(CredentialMixin, passkeys.LoginWebAuthnForm):
    pass


class SecondStepWithPasskeyForm(CredentialMixin, passkeys.AuthenticateWebAuthnForm):
    pass


class ConfirmWithPasskeyForm(CredentialMixin, passkeys.ReauthenticateWebAuthnForm):
    pass


class AddPasskeyForm(passkeys.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        help_text = _("To tell it from others, for example: my phone.")
        say(self.fields["name"], _("Name of the passkey"), help_text, maxlength=60)
        self.fields["name"].max_length = 60
        self.fields["credential"] = CredentialField()
        self.fields["passwordless"].widget = forms.HiddenInput()
        self.fields["passwordless"].initial = True

    def clean(self):
        with _in_our_words():
            return super().clean()
