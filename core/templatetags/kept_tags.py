"""Parts of pages that look the same on many pages: drawn once for as long as the content stays the same."""

from django import template
from django.template.base import Node, token_kwargs

from core.generation import Memory

register = template.Library()
parts = Memory()


@register.tag
def kept(parser, token):
    """Draw a template with values alone, as `include … only` does, or give what was drawn before:
    {% kept "a.html" key other_key value=value other=other %}

    It may show the content of the site, but nothing of the page that it stands on save by its keys, and
    nothing that changes with the hour.
    """
    _tag, name, *bits = token.split_contents()
    keys = [parser.compile_filter(bit) for bit in bits if "=" not in bit]
    return KeptNode(name.strip("\"'"), keys, token_kwargs(bits[len(keys) :], parser))


class KeptNode(Node):
    def __init__(self, name, keys, values):
        self.name, self.keys, self.values = name, keys, values

    def render(self, context):
        request = getattr(context, "request", None) or context.get("request")  # blocks are drawn without
        host = request.META.get("HTTP_HOST") if request else None
        keys = [key.resolve(context) for key in self.keys]
        return parts.get((host, self.name, *keys), lambda: self._draw(context))

    def _draw(self, context):
        values = {name: value.resolve(context) for name, value in self.values.items()}
        return context.template.engine.get_template(self.name).render(context.new(values))
