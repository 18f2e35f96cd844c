"""Parts of pages that look the same on many pages: drawn once for as long as the content stays the same."""

from django import template

from core.generation import Memory

register = template.Library()
parts = Memory()


@register.simple_tag(takes_context=True)
def kept(context, name, *keys, **values):
    """Draw the template `name` with `values` alone, as `include … only` does, or give what was drawn before.

    It may show the content of the site, but nothing of the page that it stands on save by its `keys`, and
    nothing that changes with the hour.
    """
    request = getattr(context, "request", None) or context.get("request")  # blocks are drawn without
    host = request._get_raw_host() if request else ""
    return parts.get((host, name, *keys), lambda: _draw(context, name, values))


def _draw(context, name, values):
    return context.template.engine.get_template(name).render(context.new(values))
