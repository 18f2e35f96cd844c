"""Signing in, the second factor, and what is done about them."""

from tests.site.endpoints.endpoint import ADMIN, Endpoint
from users.roles import Role

LOGIN = {"username": "can-bo", "password": "mot-mat-khau-dai-2026", "next": "/quan-tri/"}
SIGN_IN = {"login": "can-bo", "password": "mot-mat-khau-2026", "next": "/quan-tri/", "remember": "on"}
CREDENTIAL = (
    '{"id": "YQ", "rawId": "YQ", "type": "public-key", "clientExtensionResults": {}, "response": {'
    '"clientDataJSON": "e30", "authenticatorData": "YQ", "attestationObject": "oA", "signature": "YQ", '
    '"userHandle": "MQ"}}'
)
PASSKEY = {"credential": CREDENTIAL.replace("{", "{{").replace("}", "}}")}
TO_BACK_OFFICE = {"next": "/quan-tri/"}
SIGNING_IN = [
    Endpoint("login of readers", ("wagtailcore_login",), "/_util/login/", {"next": "/"}, LOGIN),
    Endpoint("login of staff", ("wagtailadmin_login",), f"{ADMIN}/login/", TO_BACK_OFFICE, LOGIN),
    Endpoint("sign in", ("account_login",), f"{ADMIN}/dang-nhap/", TO_BACK_OFFICE, SIGN_IN, ("login",)),
    Endpoint(
        "second step",
        ("mfa_authenticate",),
        f"{ADMIN}/dang-nhap/ma/",
        TO_BACK_OFFICE,
        {"code": "123456"},
        role=Role.TIP_SUPERVISOR,
        steps=1,
    ),
    Endpoint(
        "second step by passkey",
        ("mfa_authenticate",),
        f"{ADMIN}/dang-nhap/ma/",
        form=PASSKEY,
        role=Role.TIP_SUPERVISOR,
        steps=1,
    ),
    Endpoint(
        "sign in by passkey", ("mfa_login_webauthn",), f"{ADMIN}/dang-nhap/khoa/", TO_BACK_OFFICE, PASSKEY
    ),
    Endpoint(
        "sign out",
        ("account_logout",),
        f"{ADMIN}/dang-nhap/thoat/",
        TO_BACK_OFFICE,
        {"next": "/"},
        role=Role.EDITOR,
    ),
    Endpoint("closed account", ("account_inactive",), f"{ADMIN}/dang-nhap/da-dong/", {"x": "1"}),
    Endpoint("second steps", ("mfa_index",), f"{ADMIN}/bao-mat/", {"x": "1"}, role=Role.EDITOR),
    Endpoint(
        "confirm by password",
        ("account_reauthenticate",),
        f"{ADMIN}/bao-mat/xac-nhan/",
        TO_BACK_OFFICE,
        {"password": "x", "next": "/quan-tri/"},
        role=Role.EDITOR,
        has_factor=False,
    ),
    Endpoint(
        "confirm by code",
        ("mfa_reauthenticate",),
        f"{ADMIN}/bao-mat/xac-nhan/ma/",
        TO_BACK_OFFICE,
        {"code": "123456", "next": "/quan-tri/"},
        role=Role.EDITOR,
    ),
    Endpoint(
        "confirm by passkey",
        ("mfa_reauthenticate_webauthn",),
        f"{ADMIN}/bao-mat/xac-nhan/khoa/",
        TO_BACK_OFFICE,
        PASSKEY,
        role=Role.EDITOR,
    ),
    Endpoint(
        "set up the app",
        ("mfa_activate_totp",),
        f"{ADMIN}/bao-mat/ung-dung/",
        TO_BACK_OFFICE,
        {"code": "123456"},
        role=Role.TIP_SUPERVISOR,
        has_factor=False,
    ),
    Endpoint(
        "take the app off",
        ("mfa_deactivate_totp",),
        f"{ADMIN}/bao-mat/ung-dung/bo/",
        TO_BACK_OFFICE,
        {},
        role=Role.EDITOR,
    ),
    Endpoint("passkeys", ("mfa_list_webauthn",), f"{ADMIN}/bao-mat/khoa/", {"x": "1"}, role=Role.EDITOR),
    Endpoint(
        "add a passkey",
        ("mfa_add_webauthn",),
        f"{ADMIN}/bao-mat/khoa/them/",
        TO_BACK_OFFICE,
        {"name": "Điện thoại của tôi", "passwordless": "True", **PASSKEY},
        ("name",),
        role=Role.EDITOR,
    ),
    Endpoint(
        "remove a passkey",
        ("mfa_remove_webauthn",),
        f"{ADMIN}/bao-mat/khoa/{{part}}/bo/",
        form={},
        part="7654321",
        role=Role.EDITOR,
    ),
    Endpoint(
        "recovery codes",
        ("mfa_view_recovery_codes",),
        f"{ADMIN}/bao-mat/ma-du-phong/",
        {"x": "1"},
        role=Role.EDITOR,
    ),
    Endpoint(
        "new recovery codes",
        ("mfa_generate_recovery_codes",),
        f"{ADMIN}/bao-mat/ma-du-phong/lam-moi/",
        TO_BACK_OFFICE,
        {},
        role=Role.EDITOR,
    ),
    Endpoint(
        "take the factor off somebody",
        ("reset_factor",),
        f"{ADMIN}/tai-khoan/{{part}}/bo-buoc-hai/",
        form={},
        part="7654321",
        role=Role.MANAGER,
    ),
]
