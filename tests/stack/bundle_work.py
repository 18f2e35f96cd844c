"""Run in the environment of a site: two people prepare a bundle that is due in an hour.

`python -m tests.stack.bundle_work` writes its number, those of its pages and their paths.
"""

import json
import sys

import django

django.setup()

from tests.core.bundles.making import approved  # noqa: E402
from tests.factories import make_alert, make_campaign, make_news, make_user  # noqa: E402
from users.roles import Role  # noqa: E402

NEWS = 8


def work():
    editor, approver = make_user(Role.EDITOR), make_user(Role.APPROVER)
    campaign = make_campaign(live=False, user=editor, title="Ra quân lúc bảy giờ")
    news = [make_news(live=False, user=editor, parent=campaign) for _number in range(NEWS)]
    pages = [*news, make_alert(live=False, user=editor, title="Cảnh báo lúc bảy giờ"), campaign]
    bundle = approved(editor, approver, *pages)
    found = {"bundle": bundle.pk, "pages": [page.pk for page in pages], "paths": [page.url for page in pages]}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    work()
