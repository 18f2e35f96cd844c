"""How staff sign in: session, second factor, the brake on wrong passwords."""

from datetime import timedelta

from outreach.settings import environment as env

TRUSTED_PROXIES = env.TRUSTED_PROXIES
SESSION_COOKIE_AGE = 30 * 60  # of doing nothing; users.signin.middleware sets the end of a busy session
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
ACCOUNT_ADAPTER = "users.signin.adapter.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "users.signin.forms.SignInForm",
    "reauthenticate": "users.signin.forms.ConfirmPasswordForm",
}
MFA_ADAPTER = "users.signin.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "An ninh TP.HCM"
MFA_TOTP_TOLERANCE = 1  # steps of 30 s: phones go wrong by some seconds, and people type slowly
MFA_FORMS = {
    "authenticate": "users.signin.forms.AuthenticateForm",
    "reauthenticate": "users.signin.forms.ConfirmCodeForm",
    "activate_totp": "users.signin.forms.SetUpAppForm",
    "add_webauthn": "users.signin.passkey_forms.AddPasskeyForm",
    "login_webauthn": "users.signin.passkey_forms.SignInWithPasskeyForm",
    "authenticate_webauthn": "users.signin.passkey_forms.SecondStepWithPasskeyForm",
    "reauthenticate_webauthn": "users.signin.passkey_forms.ConfirmWithPasskeyForm",
}
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # the owner can still sign in from elsewhere
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_ACCESS_FAILURE_LOG_PER_USER_LIMIT = 100_000  # above it django-axes deletes the newest
AXES_CLIENT_IP_CALLABLE = "users.addresses.client_address"
AXES_USERNAME_CALLABLE = "users.signin.record.name_for_record"
AXES_LOCKOUT_CALLABLE = "users.signin.views.locked_out"
AXES_VERBOSE = False  # it would log the browsers of staff
