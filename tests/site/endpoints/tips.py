"""What is done with tips, and who may."""

from tests.site.endpoints.endpoint import ADMIN, Endpoint
from users.roles import Role

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
    ("draft", {"scam_type": "1", "name_ward": "on", "used": "phone:0900 111 222"}, ()),
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
TIPS = [
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
