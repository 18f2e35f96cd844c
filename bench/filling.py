"""What `bench.site` runs within the environment of its site."""

import json
import sys
from uuid import uuid4

import django

django.setup()

from alerts.models import AlertPage  # noqa: E402
from alerts.models.pages import ROWS  # noqa: E402
from bench.site import WARNINGS  # noqa: E402
from core import generation  # noqa: E402
from home.scale.kinds import Made  # noqa: E402
from home.scale.rows import Branch, insert  # noqa: E402


def fill():
    """Write copies of a sample warning, each with all that it says; write the paths of all as JSON."""
    pages = AlertPage.objects.live().filter(locale__language_code="vi").order_by("pk")
    model = max(pages, key=lambda page: len(page.body.raw_data))
    copies = [copied(model, number) for number in range(WARNINGS - 1)]
    insert(Branch(model.get_parent()), copies)
    sys.stdout.write(json.dumps([model.url, *(each.page.url for each in copies)]))


def copied(model, number):
    """Return a Made that says what `model` does under a title and an address of its own."""
    rows = [new(row) for name in ROWS for row in getattr(model, name).all()]
    unlike = {"title": f"{model.title} ({number})", "slug": f"{model.slug}-{number}", "banner_until": None}
    page = new(model, **unlike)
    return Made(page, rows, keywords=[model.scam_type])


def new(row, **changes):
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    unlike = {"id": None, "page_ptr_id": None, "translation_key": uuid4()}
    return type(row)(**{name: unlike.get(name, value) for name, value in values.items()} | changes)


def bump():
    for _line in sys.stdin:
        generation.bump()
        sys.stdout.write("\n")
        sys.stdout.flush()


if __name__ == "__main__":
    bump() if sys.argv[1:] == ["bump"] else fill()
