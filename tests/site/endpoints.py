"""Every address that takes something from a person, with what a good request to it looks like."""

from typing import NamedTuple

from users.roles import Role


class Endpoint(NamedTuple):
    """`{part}` in `path` is hostile too, as are `query` and `form`. `kept` names the fields of `form` that
    have to be in the page again when the form is refused. Other names in braces are filled in by the test."""

    name: str
    routes: tuple
    path: str
    query: dict = {}
    form: dict | None = None
    kept: tuple = ()
    part: str = ""
    role: Role | None = None
    steps: int = 2  # of signing in that were taken; one alone where the second is still to come
    has_factor: bool = True
    is_page: bool = True  # its HTML is a whole page


TIP = {
    "kind": "scam",
    "text": "Có người tự xưng công an gọi điện, bảo chuyển tiền.",
    "scam_type": "qr-code",
    "ward": "26560",
    "keep_from_ward": "on",
    "happened": "sáng nay",
    "scammer": "0900 xxx xxx",
    "contact": "cô Ba",
    "keep_originals": "on",
    "photos": "",
    "token": "{token}",
}
ADDITION = {"code": "{receipt}", "action": "", "text": "Hôm nay họ gọi lại.", "token": "{token}"}
LOGIN = {"username": "can-bo", "password": "mot-mat-khau-dai-2026", "next": "/quan-tri/"}
SIGN_IN = {"login": "can-bo", "password": "mot-mat-khau-2026", "next": "/quan-tri/", "remember": "on"}
CREDENTIAL = (
    '{"id": "YQ", "rawId": "YQ", "type": "public-key", "clientExtensionResults": {}, "response": {'
    '"clientDataJSON": "e30", "authenticatorData": "YQ", "attestationObject": "oA", "signature": "YQ", '
    '"userHandle": "MQ"}}'
)
PASSKEY = {"credential": CREDENTIAL.replace("{", "{{").replace("}", "}}")}
TO_BACK_OFFICE = {"next": "/quan-tri/"}
INBOX = {
    "status": "new",
    "kind": "scam",
    "ward": "26560",
    "assignee": "mine",
    "waiting": "yes",
    "quarantine": "with",
    "received_on_from": "2026-01-01",
    "received_on_to": "2026-12-31",
    "ordering": "-received_on",
    "p": "1",
    "q": "a",
    "export": "",
}
REASON = "Việc xảy ra ở phường khác."
DEEDS = [
    ("status", {"status": "reading"}, ()),
    ("assign", {"assignee": ""}, ()),
    ("note", {"text": "Trùng với tin hôm qua."}, ("text",)),
    ("answer", {"template": "1", "text": "Cảm ơn bạn."}, ("text",)),
    ("transfer", {"to": "ward:26737", "reason": REASON}, ("reason",)),
    ("identity", {"reason": REASON}, ("reason",)),
    ("quarantine", {"on": "yes"}, ()),
    ("hold", {"on": "yes"}, ()),
]
TEMPLATE = {"title": "Mẫu thử", "kind": "scam", "text": "Cảm ơn bạn đã báo."}
AUDIT = {
    "username": "can-bo-1",
    "action": "open",
    "reference": "ABCD2345",
    "at_from": "2026-01-01",
    "at_to": "2026-12-31",
    "p": "1",
    "export": "",
}
ADMIN = "/quan-tri"
ENDPOINTS = [
    Endpoint(
        "send a tip",
        ("send_tip",),
        "/gui-tin/",
        form=TIP,
        kept=("text", "happened", "scammer", "contact"),
    ),
    Endpoint("look up a tip", ("follow_up",), "/tra-cuu/", form={"code": "{receipt}"}),
    # Nothing is in `kept`: what was taken is followed by an empty form for more.
    Endpoint("add to a tip", ("follow_up",), "/tra-cuu/", form=ADDITION),
    Endpoint("form for a tip", ("send_tip",), "/gui-tin/", {"phuong": "26560"}),
    Endpoint("what we did with tips", ("what_we_did",), "/tin-bao-da-lam-gi/", {"x": "1"}),
    Endpoint("wards", ("wards",), "/phuong-xa/", {"q": "Bà Rịa"}),
    Endpoint("ward", ("ward",), "/phuong-xa/{part}/", part="phuong-ba-ria"),
    Endpoint("search", ("search",), "/tim-kiem/", {"q": "lừa đảo", "trang": "1"}),
    Endpoint(
        "warnings",
        ("wagtail_serve",),
        "/canh-bao/",
        {"loai": "qr-code", "kenh": "call", "muc": "urgent", "trang": "1"},
    ),
    Endpoint("campaigns", ("wagtail_serve",), "/chien-dich/", {"trang": "1"}),
    Endpoint("guides", ("wagtail_serve",), "/huong-dan/", {"trang": "1"}),
    Endpoint("any page", ("wagtail_serve",), "/{part}/", part="chien-dich"),
    Endpoint("picture", ("serve_rendition",), "/media/{part}", part="images/hinh.width-40.png"),
    Endpoint("document", ("wagtaildocs_serve",), "/media/tai-lieu/1/{part}", part="huong-dan.pdf"),
    Endpoint("number of a document", ("wagtaildocs_serve",), "/media/tai-lieu/{part}/a.pdf", part="1"),
    Endpoint("live", ("live",), "/-/live", {"x": "1"}),
    Endpoint("sitemap", ("sitemap",), "/sitemap.xml", {"p": "1", "section": "pages"}),
    Endpoint(
        "page with a password",
        ("wagtailcore_authenticate_with_password",),
        "/_util/authenticate_with_password/{restriction}/{part}/",
        form={"password": "x", "return_url": "/"},
        part="1",
    ),
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
    Endpoint(
        "review",
        ("review",),
        f"{ADMIN}/duyet/{{review}}/",
        form={"action": "reject", "comment": "Sai số điện thoại."},
        kept=("comment",),
        role=Role.APPROVER,
    ),
    Endpoint("review number", ("review",), f"{ADMIN}/duyet/{{part}}/", part="7654321", role=Role.APPROVER),
    Endpoint(
        "hide",
        ("hide",),
        f"{ADMIN}/go-xuong/{{type}}/{{alert}}/",
        form={"reason": "Sai số điện thoại."},
        kept=("reason",),
        role=Role.APPROVER,
    ),
    Endpoint(
        "what to hide", ("hide",), f"{ADMIN}/go-xuong/{{type}}/{{part}}/", part="7654321", role=Role.APPROVER
    ),
    Endpoint(
        "show again",
        ("show_again",),
        f"{ADMIN}/dang-lai/{{part}}/",
        form={},
        part="7654321",
        role=Role.APPROVER,
    ),
    Endpoint(
        "submit a translation",
        ("submit_translation",),
        f"{ADMIN}/gui-duyet-ban-dich/{{part}}/",
        form={},
        part="7654321",
        role=Role.EDITOR,
    ),
    Endpoint(
        "make an alias",
        ("refuse_alias",),
        f"{ADMIN}/localize/page/{{part}}/convert_to_alias/",
        form={},
        part="7654321",
        role=Role.EDITOR,
    ),
    Endpoint("inbox", ("tips_inbox",), f"{ADMIN}/tin-bao/", INBOX, role=Role.TIP_SUPERVISOR),
    Endpoint(
        "inbox results",
        ("tips_inbox_results",),
        f"{ADMIN}/tin-bao/results/",
        INBOX,
        role=Role.TIP_SUPERVISOR,
        is_page=False,
    ),
    *(
        Endpoint(
            f"{deed} of a tip",
            ("tips_tip",),
            f"{ADMIN}/tin-bao/{{tip}}/",
            {"kind": "scam", "assignee": "mine", "p": "1"},
            {"deed": deed, **{f"{deed}-{name}": value for name, value in fields.items()}},
            tuple(f"{deed}-{name}" for name in kept),
            role=Role.TIP_SUPERVISOR,
        )
        for deed, fields, kept in DEEDS
    ),
    Endpoint(
        "photo of a tip",
        ("tips_photo",),
        f"{ADMIN}/tin-bao/{{tip}}/anh/{{part}}/",
        part="6f2b8c1e-0000-4000-8000-000000000000",
        role=Role.TIP_SUPERVISOR,
    ),
    Endpoint(
        "many tips",
        ("tips_bulk",),
        f"{ADMIN}/tin-bao/hang-loat/",
        form={"tip": "{tip}", "list": "?p=1", "bulk-status": "reading", "bulk-assignee": "nobody"},
        role=Role.TIP_SUPERVISOR,
    ),
    Endpoint(
        "answer templates",
        ("tips_templates",),
        f"{ADMIN}/tin-bao/mau-tra-loi/",
        {"ordering": "title", "p": "1", "export": ""},
        role=Role.TIP_HANDLER,
    ),
    Endpoint(
        "new template",
        ("tips_template_add",),
        f"{ADMIN}/tin-bao/mau-tra-loi/them/",
        form=TEMPLATE,
        kept=("title", "text"),
        role=Role.TIP_HANDLER,
    ),
    Endpoint(
        "template",
        ("tips_template",),
        f"{ADMIN}/tin-bao/mau-tra-loi/{{template}}/",
        form=TEMPLATE,
        kept=("title", "text"),
        role=Role.TIP_HANDLER,
    ),
    Endpoint(
        "number of a template",
        ("tips_template", "tips_template_delete"),
        f"{ADMIN}/tin-bao/mau-tra-loi/{{part}}/xoa/",
        form={},
        part="7654321",
        role=Role.TIP_HANDLER,
    ),
    Endpoint(
        "units",
        ("tips_units",),
        f"{ADMIN}/tin-bao/don-vi/",
        {"ordering": "name", "p": "1"},
        role=Role.TIP_SUPERVISOR,
    ),
    Endpoint(
        "new unit",
        ("tips_unit_add",),
        f"{ADMIN}/tin-bao/don-vi/them/",
        form={"name": "Phòng thử", "is_active": "on"},
        kept=("name",),
        role=Role.TIP_SUPERVISOR,
    ),
    Endpoint(
        "number of a unit",
        ("tips_unit",),
        f"{ADMIN}/tin-bao/don-vi/{{part}}/",
        form={"name": "Phòng thử", "is_active": "on"},
        part="1",
        role=Role.TIP_SUPERVISOR,
    ),
    Endpoint(
        "sentence for a status",
        ("tips_sentences", "tips_sentence"),
        f"{ADMIN}/tin-bao/cau-cho-nguoi-gui/{{part}}/",
        form={"vietnamese": "Chúng tôi đã nhận tin.", "english": "We have it."},
        kept=("vietnamese", "english"),
        part="new",
        role=Role.TIP_SUPERVISOR,
    ),
    Endpoint(
        "number of a tip",
        ("tips_tip",),
        f"{ADMIN}/tin-bao/{{part}}/",
        part="6f2b8c1e-0000-4000-8000-000000000000",
        role=Role.TIP_SUPERVISOR,
    ),
    Endpoint("audit", ("tips_audit",), f"{ADMIN}/tin-bao/so-theo-doi/", AUDIT, role=Role.TIP_SUPERVISOR),
    Endpoint(
        "audit results",
        ("tips_audit_results",),
        f"{ADMIN}/tin-bao/so-theo-doi/results/",
        AUDIT,
        role=Role.TIP_SUPERVISOR,
        is_page=False,
    ),
    Endpoint(
        "download the list",
        ("tips_export",),
        f"{ADMIN}/tin-bao/xuat/",
        INBOX,
        {"file_type": "csv", "with_words": "on"},
        role=Role.TIP_SUPERVISOR,
    ),
    Endpoint(
        "what was told",
        ("tips_doorstep",),
        f"{ADMIN}/tin-bao/ghi-tin/",
        form={
            **{"kind": "help", "text": "Bác muốn cài ứng dụng mà không biết cách.", "ward": "26560"},
            **{"told": "door", "present": "yes", "contact": "bác Tư", "token": "{token}"},
        },
        kept=("text", "contact"),
        role=Role.TIP_SUPERVISOR,
    ),
    Endpoint(
        "figures of tips",
        ("tips_figures",),
        f"{ADMIN}/tin-bao/so-lieu/",
        {"x": "1"},
        role=Role.TIP_SUPERVISOR,
    ),
    Endpoint(
        "who reads tips", ("tip_roles",), f"{ADMIN}/tin-bao/vai-tro/", {"p": "1"}, role=Role.TIP_SUPERVISOR
    ),
    Endpoint(
        "tip roles of somebody",
        ("tip_role",),
        f"{ADMIN}/tin-bao/vai-tro/{{account}}/",
        form={"handler": "on", "wards": "26560", "supervisor": "on"},
        role=Role.TIP_SUPERVISOR,
    ),
    Endpoint(
        "whose tip roles",
        ("tip_role",),
        f"{ADMIN}/tin-bao/vai-tro/{{part}}/",
        form={"handler": "on", "wards": "26560"},
        part="7654321",
        role=Role.TIP_SUPERVISOR,
    ),
]
