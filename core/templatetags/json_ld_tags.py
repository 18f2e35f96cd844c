"""What a page says to programs (schema.org), as data that no browser runs."""

import json
import re

from django import template
from django.utils.html import format_html_join
from django.utils.translation import gettext

from core import structured

register = template.Library()
register.filter(structured.faq)
register.filter(structured.moment)
to_json = json.JSONEncoder(ensure_ascii=False).encode

# Inside a script element only these can end it or open a comment; JSON may write any letter as an escape.
ESCAPED = re.compile("[<>&\u2028\u2029]")


class JsonLd:
    """A script element of data, safe in HTML whatever texts `data` holds."""

    def __init__(self, data):
        self.data = data

    def __html__(self):
        text = to_json({"@context": "https://schema.org", **self.data})
        return f'<script type="application/ld+json">{ESCAPED.sub(_escape, text)}</script>'


def _escape(char):
    return f"\\u{ord(char[0]):04X}"


@register.simple_tag
def json_ld(data):
    """Draw `data`, a dict with its @type, as JSON-LD."""
    return JsonLd(data)


@register.simple_tag
def page_json_ld(page, image):
    """Draw all that `page` says of itself; `image` is the picture it is shared by, or None."""
    return format_html_join("", "{}", ((JsonLd(data),) for data in page.structured_data(image)))


@register.simple_tag(takes_context=True)
def trail_json_ld(context, trail, page):
    """Draw the way from the front page down to `page`; nothing for the front page and what is no page."""
    if not page or not trail:
        return ""
    request = context["request"]
    front, *above = trail
    below = [(each.title, each.get_url(request)) for each in (*above, page)]
    return JsonLd(structured.breadcrumb_list([(gettext("Front page"), front.get_url(request)), *below]))


@register.simple_tag
def crumbs_json_ld(*parts):
    """Draw the way to what is no page: name, path, name, path, from the front page down."""
    return JsonLd(structured.breadcrumb_list(zip(parts[::2], parts[1::2], strict=True)))
