from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from campaigns.choices import Measure
from campaigns.models import CampaignPage
from campaigns.results.figures import figures_of, latest_of
from core.drawing.charts import line_chart, thinned
from core.languages import in_active_language
from core.readable import readable

register = template.Library()
MOST_CAMPAIGNS = 3


@register.inclusion_tag("campaigns/results.html")
def campaign_results(campaign):
    """The results of a campaign against its targets: a chart each, and the table it was drawn from."""
    figures, by_ward, sources = figures_of(campaign)
    rows = []
    for figure in figures:
        points = thinned(figure.points)
        rows.append((figure, points, _chart(figure, points), _in_words(figure)))
    return {"campaign": campaign, "rows": rows, "sources": sources, "by_ward": by_ward}


def _chart(figure, points):
    if len(points) == 1:
        return None
    target = figure.target
    return line_chart(points, *([target.value, target.due_on] if target else []))


def _in_words(figure):
    """What the picture shows, for those who do not see it."""
    first_day, first = figure.points[0]
    words = {
        **{"measure": figure.measure.label, "first": _number(first), "first_day": _day(first_day)},
        **{"last": _number(figure.value), "last_day": _day(figure.day)},
    }
    return (
        _("%(measure)s: from %(first)s on %(first_day)s to %(last)s on %(last_day)s. Numbers in the table.")
        % words
    )


def _number(value):
    return number_format(value, force_grouping=True)


def _day(day):
    return f"{day:%d/%m/%Y}"


@register.inclusion_tag("components/ward_results.html")
def ward_results(ward):
    """What was reported of one ward, for each campaign that readers see."""
    results = latest_of(ward)
    if not results:
        return {}
    pages = readable(CampaignPage.objects).filter(translation_key__in=results)
    newest = in_active_language(pages).order_by("-starts_on")[:MOST_CAMPAIGNS]
    return {"rows": [(page, sorted(results[page.translation_key].items(), key=_place)) for page in newest]}


def _place(item):
    return list(Measure).index(item[0])
