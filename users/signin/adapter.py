"""What allauth asks of the site: nobody signs up, every word is ours, a factor is confirmed by a factor."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.utils.translation import gettext_lazy as _

from users.addresses import client_address
from users.signin import second_factor

WRONG_CODE = _("This code is wrong or has been used. Wait for the next code in the app and enter that.")
TOO_MANY = _("Too many wrong tries. Wait 15 minutes, then try again.")
MESSAGES = {
    "mfa/messages/totp_activated.txt": _("The authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is no longer used for signing in."),
    "mfa/messages/webauthn_added.txt": _("The passkey has been added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey has been removed."),
    "mfa/messages/recovery_codes_generated.txt": _("These are your recovery codes. Keep them on paper."),
}
WAYS_TO_CONFIRM = {
    "reauthenticate": _("With the password"),
    "mfa_reauthenticate": _("With a code"),
    "mfa_reauthenticate:webauthn": _("With a passkey"),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The user name or the password is wrong."),
        "incorrect_password": _("The password is wrong."),
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request):
        return False

    def is_safe_url(self, url):
        try:
            return super().is_safe_url(url)
        except ValueError:  # Python's own, of what looks like an address and is none
            return False

    def pre_authenticate(self, request, **credentials):
        """Leave the counting to django-axes: allauth would lock an account out from everywhere."""

    def get_client_ip(self, request):
        return client_address(request) or super().get_client_ip(request)

    def is_reauthentication_required(self, **kwargs):
        return not second_factor.is_fresh(context.request)

    def get_reauthentication_methods(self, user):
        """Offer the password only to those who have nothing better."""
        methods = super().get_reauthentication_methods(user)
        if user.is_authenticated and second_factor.has_one(user):
            methods = [method for method in methods if method["id"] != "reauthenticate"]
        return [{**method, "description": WAYS_TO_CONFIRM[method["id"]]} for method in methods]

    def add_message(self, request, level, message_template=None, *args, message=None, **kwargs):
        text = message or MESSAGES.get(message_template)
        if text:
            messages.add_message(request, level, text)


class MFAAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": _("Set up the authenticator app or a passkey first."),
    }

    def generate_authenticator_name(self, user, type):  # noqa: A002 (allauth's name)
        return str(_("Passkey"))
