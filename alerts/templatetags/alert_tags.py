from django import template
from wagtail.models import Page

from alerts.lines import lines_on
from alerts.models import AlertIndexPage, newest_alerts
from core.frame import homes_and_pages
from core.languages import in_active_language

register = template.Library()
MOST = 6


@register.simple_tag(takes_context=True)
def alerts_touching(context, ward):
    """The newest warnings that name `ward` or are about the whole city.

    Those below the list of this language: SQLite would read all pages of a language to find them in it.
    """
    alerts = newest_alerts().prefetch_related(None).touching(ward)
    _homes, pages = homes_and_pages(context["request"])
    index = next((page for page in pages if isinstance(page, AlertIndexPage)), None)
    return (alerts.child_of(index) if index else in_active_language(alerts))[:MOST]


@register.simple_tag
def banner_lines(page):
    """What readers of `page`, or of a fixed view, must know at once, as a tuple of `alerts.lines.Line`."""
    return tuple(lines_on(page))


@register.simple_tag(takes_context=True)
def line_url(context, line):
    """Where `line` leads. Wagtail makes an address of the path alone: the page itself need not be read."""
    return line.url_path and Page(url_path=line.url_path).get_url(getattr(context, "request", None))
