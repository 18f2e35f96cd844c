"""Sample guides for officers. They have no ribbon: each says in its title that it is a sample."""

from django.utils.html import format_html

from guides.models import OfficerGuide
from home.demo.loader import rows
from home.demo.stories import stream


def load():
    """Only where there are none: what editors made of them stays."""
    if OfficerGuide.objects.exists():
        return
    for row in rows("officers", "guide"):
        body = stream([_as_html(part) for part in row["body"]])
        OfficerGuide.objects.create(title=row["title"], summary=row["summary"], body=body, is_ready=True)


def _as_html(part):
    return {**part, "html": format_html("<p>{}</p>", part["text"])} if part["type"] == "paragraph" else part
