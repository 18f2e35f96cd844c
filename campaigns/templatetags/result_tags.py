from typing import NamedTuple

from django import template
from django.utils.translation import gettext as _

from campaigns.models import CampaignPage
from campaigns.results.figures import Figure, figures_by_campaign, figures_of
from campaigns.results.numbers import grouped
from core.dates import in_numbers
from core.drawing.charts import Chart, line_chart, thinned
from core.languages import in_active_language
from core.readable import readable

register = template.Library()
MOST_CAMPAIGNS = 3
MOST_POINTS_OF_WARD = 20


class Shown(NamedTuple):
    """A figure with its chart, if it has one, what that shows in words, and the points it was drawn from."""

    figure: Figure
    points: list
    chart: Chart | None
    words: str


@register.simple_tag
def campaign_results(campaign):
    """The results of a campaign against its targets: a chart each, and the table it was drawn from."""
    figures, by_ward, sources = figures_of(campaign)
    return {"rows": [_shown(figure) for figure in figures], "sources": sources, "by_ward": by_ward}


def _shown(figure, **most):
    points = thinned(figure.points, **most)
    words = _in_words(figure) if points else ""
    if not points[1:]:
        return Shown(figure, points, None, words)
    targets = [(target.value, target.due_on) for target in figure.targets]
    return Shown(figure, points, line_chart(points, targets), words)


def _in_words(figure):
    """What the picture shows, for those who do not see it."""
    first_day, first = figure.points[0]
    words = {
        **{"measure": figure.measure.label, "first": grouped(first), "first_day": in_numbers(first_day)},
        **{"last": grouped(figure.value), "last_day": in_numbers(figure.day)},
    }
    return (
        _("%(measure)s: from %(first)s on %(first_day)s to %(last)s on %(last_day)s. Numbers in the table.")
        % words
    )


@register.simple_tag
def ward_results(ward):
    """What was reported of one ward, for each campaign that readers see. Asked again for the same object,
    it answers without a query: the head of its page has to know whether some of it is sample content."""
    if not hasattr(ward, "shown_results"):
        ward.shown_results = _of_ward(ward)
    return ward.shown_results


def _of_ward(ward):
    by_campaign = figures_by_campaign(ward)
    if not by_campaign:
        return {}
    pages = readable(CampaignPage.objects).filter(translation_key__in=by_campaign)
    newest = list(in_active_language(pages).order_by("-starts_on")[:MOST_CAMPAIGNS])
    rows = [(page, *_figures(by_campaign[page.translation_key])) for page in newest]
    return {"rows": rows, "is_sample": any(page.is_sample for page in newest)}


def _figures(of_ward):
    return [_shown(figure, most=MOST_POINTS_OF_WARD) for figure in of_ward.figures], of_ward.sources
