"""The addresses of signing in: of allauth only what staff need, no signing up, no e-mail."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-nhap/ma/", mfa.authenticate, name="mfa_authenticate"),
    path("dang-nhap/khoa/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("dang-nhap/thoat/", account.logout, name="account_logout"),
    path("dang-nhap/da-dong/", account.account_inactive, name="account_inactive"),
    path("bao-mat/", mfa.index, name="mfa_index"),
    path("bao-mat/xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("bao-mat/xac-nhan/ma/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("bao-mat/xac-nhan/khoa/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("bao-mat/ung-dung/", totp.activate_totp, name="mfa_activate_totp"),
    path("bao-mat/ung-dung/bo/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("bao-mat/khoa/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("bao-mat/khoa/them/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("bao-mat/khoa/<int:pk>/bo/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("bao-mat/ma-du-phong/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "bao-mat/ma-du-phong/lam-moi/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
]
