"""What editors and approvers do."""

from tests.site.endpoints.endpoint import ADMIN, Endpoint
from users.roles import Role

EDITING = [
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
    Endpoint(
        "urgent warning",
        ("urgent_warning",),
        f"{ADMIN}/canh-bao-khan/",
        form={
            **{"title": "Giả danh điện lực dọa cắt điện", "severity": "urgent", "scam_type": "1"},
            **{"methods": "call", "ward": "26560", "summary": "Hãy tắt máy.", "read_aloud": "Tắt máy."},
            **{"signs": "Giục làm ngay.", "stop": "Tắt máy.", "check_first": "Hỏi công an."},
            **{"report": "Gọi 113.", "banner": "24"},
        },
        kept=("title", "summary", "read_aloud", "signs", "stop", "check_first", "report"),
        role=Role.EDITOR,
    ),
]
