from django.http import Http404
from django.template.response import TemplateResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from campaigns.choices import Measure
from campaigns.results.figures import latest_by_ward
from core.models import BasePage
from core.page_cache.marks import keep


class WardResultsMixin(RoutablePageMixin):
    """The results of every ward on a page of its own: with them a campaign's page would be too heavy."""

    @path("ket-qua/", name="results_of_wards")
    def results_of_wards(self, request):
        by_ward = latest_by_ward(self)
        if not by_ward:
            raise Http404
        measures = [measure for measure in Measure if any(measure in row for row in by_ward.values())]
        rows = [(ward, *_cells(row, measures)) for ward, row in by_ward.items()]
        context = {"measures": measures, "rows": rows, "subpath": "ket-qua/"}
        # Of the campaign's own context, with all that its page shows, this page shows nothing.
        context = BasePage.get_context(self, request) | context
        return keep(TemplateResponse(request, "campaigns/results_of_wards.html", context))


def _cells(row, measures):
    """The newest day of a ward, and its number for each of `measures`; None where it has none."""
    newest = max(day for day, _total in row.values())
    return newest, [row[measure][1] if measure in row else None for measure in measures]
