"""Run in the environment of a host: staff sign in, and an editor submits warnings.

`python -m tests.stack.two_hosts_work` writes their sessions and the addresses of the warnings.
"""

import json
import sys

import django

django.setup()

from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests.factories import make_alert, make_user  # noqa: E402
from tests.signing_in import sign_in  # noqa: E402
from users.roles import Role  # noqa: E402


def work():
    users = {
        "editor": make_user(Role.EDITOR),
        "approver": make_user(Role.APPROVER),
        "supervisor": make_user(Role.TIP_SUPERVISOR),
    }
    return {
        "sessions": {name: session_of(user) for name, user in users.items()},
        "submitted": [submitted(f"Giả danh công an {number}", users["editor"]) for number in range(3)],
        "public": make_alert(title="Việc nhẹ lương cao").url,
        "add_picture": reverse("wagtailimages:add"),
        "pictures": reverse("wagtailimages:index"),
        "inbox": reverse("tips_inbox"),
    }


def submitted(title, editor):
    """Return the address of a warning that waits for approval, and where it is approved."""
    alert = make_alert(live=False, user=editor, title=title)
    alert.get_workflow().start(alert, editor)
    alert.refresh_from_db()
    return alert.url, reverse("review", args=[alert.current_workflow_task_state.pk])


def session_of(user):
    client = Client()
    sign_in(client, user)
    return client.session.session_key


if __name__ == "__main__":
    sys.stdout.write(json.dumps(work()))
