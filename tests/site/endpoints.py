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
INBOX = {
    "status": "new",
    "kind": "scam",
    "ward": "26560",
    "received_on_from": "2026-01-01",
    "received_on_to": "2026-12-31",
    "ordering": "-received_on",
    "p": "1",
    "q": "a",
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
    Endpoint(
        "login of readers", ("wagtailcore_login",), "/_util/login/", {"next": "/"}, LOGIN, ("username",)
    ),
    Endpoint(
        "login of staff",
        ("wagtailadmin_login",),
        f"{ADMIN}/login/",
        {"next": "/quan-tri/"},
        LOGIN,
        ("username",),
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
    Endpoint(
        "status of a tip",
        ("tips_tip",),
        f"{ADMIN}/tin-bao/{{tip}}/",
        form={"status": "reading"},
        role=Role.TIP_SUPERVISOR,
    ),
    Endpoint(
        "number of a tip",
        ("tips_tip",),
        f"{ADMIN}/tin-bao/{{part}}/",
        part="6f2b8c1e-0000-4000-8000-000000000000",
        role=Role.TIP_SUPERVISOR,
    ),
]
