from functools import partial

from django import template
from wagtail.models import Page

from alerts.lines import lines_on
from alerts.models import newest_alerts
from core.languages import in_active_language
from core.templatetags.kept_tags import kept

register = template.Library()
MOST = 6


@register.simple_tag
def alerts_touching(ward):
    """The newest warnings that name `ward` or are about the whole city."""
    return in_active_language(newest_alerts().prefetch_related(None).touching(ward))[:MOST]


@register.simple_tag(takes_context=True)
def banners(context, page):
    """What readers of `page`, or of a fixed view, must know at once."""
    lines = lines_on(page)
    return kept(context, "components/banner.html", *lines, rows=partial(_rows, lines, context["request"]))


def _rows(lines, request):
    return [(line, _url(line, request)) for line in lines]


def _url(line, request):
    """Wagtail makes an address of the path alone: the page itself need not be read."""
    return line.url_path and Page(url_path=line.url_path).get_url(request)
