"""What translators do."""

from tests.site.endpoints.endpoint import ADMIN, Endpoint
from users.roles import Role

TRANSLATING = [
    Endpoint(
        "submit a translation",
        ("submit_translation",),
        f"{ADMIN}/gui-duyet-ban-dich/{{part}}/",
        form={},
        part="7654321",
        role=Role.EDITOR,
    ),
    Endpoint(
        "translations",
        ("translations", "no_report", "no_report_results"),
        f"{ADMIN}/ban-dich/",
        {"text": "cảnh báo", "kind": "", "language": "en", "state": "none", "page": "1"},
        role=Role.TRANSLATOR,
    ),
    Endpoint("words", ("translate",), f"{ADMIN}/ban-dich/{{part}}/", part="7654321", role=Role.TRANSLATOR),
    Endpoint(
        "begin a translation",
        ("begin_translation",),
        f"{ADMIN}/ban-dich/bat-dau/{{type}}/7654321/{{part}}/",
        form={},
        part="en",
        role=Role.TRANSLATOR,
    ),
    Endpoint(
        "submit this translation",
        ("submit_translation_of",),
        f"{ADMIN}/ban-dich/{{part}}/gui-duyet/",
        form={},
        part="7654321",
        role=Role.TRANSLATOR,
    ),
    Endpoint(
        "stop a translation",
        ("refuse_stop", "upload_po_file"),
        f"{ADMIN}/localize/translate/{{part}}/disable/",
        form={},
        part="7654321",
        role=Role.TRANSLATOR,
    ),
    Endpoint(
        "snippets for a translation",
        ("snippets_for_translators", "snippet_for_translators"),
        f"{ADMIN}/localize/api/snippets/topics/scamtype/{{part}}/",
        part="7654321",
        role=Role.TRANSLATOR,
    ),
]
