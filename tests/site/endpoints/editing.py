"""What editors and approvers do."""

from tests.site.endpoints.endpoint import ADMIN, Endpoint
from users.roles import Role

REPORT = {"p": "1", "ordering": "title", "export": ""}
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
        "end a warning",
        ("end_alert",),
        f"{ADMIN}/ket-thuc/{{alert}}/",
        form={"reason": "not_seen", "note": "Đã hai tháng không còn ai báo."},
        kept=("note",),
        role=Role.APPROVER,
    ),
    Endpoint(
        "what to end", ("end_alert",), f"{ADMIN}/ket-thuc/{{part}}/", part="7654321", role=Role.APPROVER
    ),
    Endpoint(
        "reopen a warning",
        ("reopen_alert",),
        f"{ADMIN}/mo-lai/{{part}}/",
        form={"next": "/quan-tri/"},
        part="7654321",
        role=Role.APPROVER,
    ),
    Endpoint(
        "update a warning",
        ("update_alert",),
        f"{ADMIN}/cap-nhat/{{alert}}/",
        form={"text": "Nay chúng còn gọi video."},
        kept=("text",),
        role=Role.EDITOR,
    ),
    Endpoint(
        "what to update", ("update_alert",), f"{ADMIN}/cap-nhat/{{part}}/", part="7654321", role=Role.EDITOR
    ),
    Endpoint(
        "delete a page",
        ("delete_page",),
        f"{ADMIN}/pages/{{part}}/delete/",
        {"next": "/quan-tri/"},
        {},
        part="7654321",
        role=Role.EDITOR,
    ),
    Endpoint(
        "delete a warning",
        ("delete_page",),
        f"{ADMIN}/pages/{{alert}}/delete/",
        {"next": "/quan-tri/"},
        {},
        role=Role.EDITOR,
    ),
    Endpoint(
        "warnings to review",
        ("alerts_to_review",),
        f"{ADMIN}/canh-bao-can-xem-lai/",
        REPORT,
        role=Role.EDITOR,
    ),
    Endpoint(
        "warnings to review, results",
        ("alerts_to_review_results",),
        f"{ADMIN}/canh-bao-can-xem-lai/results/",
        REPORT,
        role=Role.EDITOR,
        is_page=False,
    ),
    Endpoint(
        "channels to check",
        ("channels_unchecked",),
        f"{ADMIN}/kenh-can-kiem-tra/",
        REPORT,
        role=Role.EDITOR,
    ),
    Endpoint(
        "channels to check, results",
        ("channels_unchecked_results",),
        f"{ADMIN}/kenh-can-kiem-tra/results/",
        REPORT,
        role=Role.EDITOR,
        is_page=False,
    ),
    Endpoint(
        "results by hand",
        (),
        f"{ADMIN}/snippets/campaigns/resultsheet/add/",
        form={
            **{"campaign": "1", "day": "2025-10-15", "source": "Công an phường", "form-TOTAL_FORMS": "8"},
            **{"form-INITIAL_FORMS": "0", "form-0-ward": "26560", "form-0-installs": "1.234", "sure": "on"},
        },
        kept=("source", "form-0-installs"),
        role=Role.EDITOR,
    ),
    Endpoint(
        "results from a file",
        (),
        f"{ADMIN}/snippets/campaigns/resultsheet/tu-tep/",
        form={"campaign": "1", "source": "Công an phường", "file": ""},
        kept=("source",),
        role=Role.EDITOR,
    ),
    Endpoint(
        "results that were shown",
        (),
        f"{ADMIN}/snippets/campaigns/resultsheet/tu-tep/",
        form={"preview": "a:b:c", "sure": "on"},
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
