"""What `bench.site` runs within the environment of its site."""

import json
import sys

import django

django.setup()

from bench.site import WARNINGS  # noqa: E402
from core import generation  # noqa: E402


def fill():
    """Make copies of a sample warning, each with all that it says; write the paths of all as JSON."""
    from alerts.models import AlertPage

    pages = AlertPage.objects.live().filter(locale__language_code="vi").order_by("pk")
    model = max(pages, key=lambda page: len(page.body.raw_data))
    for number in range(WARNINGS - 1):
        changes = {"title": f"{model.title} ({number})", "slug": f"{model.slug}-{number}"}
        model.copy(update_attrs=changes, copy_revisions=False, keep_live=True)
    copies = AlertPage.objects.live().filter(slug__startswith=model.slug, locale=model.locale)
    sys.stdout.write(json.dumps([page.url for page in copies]))


def bump():
    for _line in sys.stdin:
        generation.bump()
        sys.stdout.write("\n")
        sys.stdout.flush()


if __name__ == "__main__":
    bump() if sys.argv[1:] == ["bump"] else fill()
