"""What a page says to programs (schema.org), as data that no browser runs."""

import json

from django import template

register = template.Library()

# Inside a script element only these can end it or open a comment; JSON may write any letter as an escape.
ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}


class JsonLd:
    """A script element of data, safe in HTML whatever texts `data` holds."""

    def __init__(self, data):
        self.data = data

    def __html__(self):
        text = json.dumps({"@context": "https://schema.org", **self.data}, ensure_ascii=False)
        return f'<script type="application/ld+json">{text.translate(ESCAPES)}</script>'


@register.simple_tag
def json_ld(data):
    """Draw `data`, a dict with its @type, as JSON-LD."""
    return JsonLd(data)
