"""Run in the environment of a host: staff sign in, and an editor submits a warning.

`python -m tests.stack.two_hosts_work` writes their sessions and the addresses of the warning.
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
    alert = make_alert(live=False, user=users["editor"], title="Giả danh công an phường")
    alert.get_workflow().start(alert, users["editor"])
    alert.refresh_from_db()
    return {
        "sessions": {name: session_of(user) for name, user in users.items()},
        "path": alert.url,
        "review": reverse("review", args=[alert.current_workflow_task_state.pk]),
        "add_picture": reverse("wagtailimages:add"),
        "pictures": reverse("wagtailimages:index"),
        "inbox": reverse("tips_inbox"),
    }


def session_of(user):
    client = Client()
    sign_in(client, user)
    return client.session.session_key


if __name__ == "__main__":
    sys.stdout.write(json.dumps(work()))
