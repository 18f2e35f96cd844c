"""Run in the environment of a site: a supervisor does a day's work, and each word written carries a mark.

`python -m tests.stack.staff_work MARK`
"""

import sys

import django

django.setup()

from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests.signing_in import sign_in  # noqa: E402
from tips.models import Tip  # noqa: E402
from users.models import User  # noqa: E402
from users.roles import Role  # noqa: E402

TIPS = 10


def work(mark):
    user = User.objects.create_user("phu-trach", email="phu-trach@outreach.example")
    user.groups.add(Role.TIP_SUPERVISOR.group())
    client = Client(headers={"host": "outreach.example", "x-forwarded-proto": "https"})
    sign_in(client, user)
    for name in ("tips_inbox", "tips_audit", "tips_figures", "tips_export"):
        assert client.get(reverse(name), secure=True).status_code == 200
    for tip in Tip.objects.all()[:TIPS]:
        handle(client, tip, mark)
    for file_type in ("csv", "xlsx"):
        form = {"file_type": file_type, "with_words": "on"}
        response = client.post(reverse("tips_export") + "?quarantine=with", form, secure=True)
        assert mark.encode() in response.getvalue() or file_type == "xlsx"


def handle(client, tip, mark):
    address = reverse("tips_tip", args=[tip.pk])
    assert mark in client.get(address, secure=True).content.decode()
    for part in tip.parts.filter(role="photo"):
        photo = client.get(reverse("tips_photo", args=[tip.pk, part.pk]), secure=True)
        assert photo.headers["Content-Type"] == "image/jpeg"
    for deed, fields in {
        "identity": {"reason": f"Cần gọi lại {mark}."},
        "note": {"text": f"Ghi chú {mark}"},
        "answer": {"text": f"Trả lời {mark}"},
        "status": {"status": "reading"},
        "transfer": {"to": "supervisors", "reason": f"Lý do {mark} đủ dài."},
    }.items():
        form = {f"{deed}-{name}": value for name, value in fields.items()}
        response = client.post(address, {"deed": deed, **form}, secure=True)
        assert response.status_code == (200 if deed == "identity" else 302), (deed, response.status_code)


if __name__ == "__main__":
    work(sys.argv[1])
