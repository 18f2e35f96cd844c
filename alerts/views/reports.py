from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import PageReportView, ReportView

from alerts.models import AlertPage


class ToReviewView(PageReportView):
    """Warnings that readers see as true and that nobody looked at since their review date."""

    page_title = _("Warnings to review")
    header_icon = "time"
    index_url_name = "alerts_to_review"
    index_results_url_name = "alerts_to_review_results"
    results_template_name = ReportView.results_template_name
    any_permission_required = ["add", "change"]
    is_searchable = False
    columns = [
        TitleColumn("title", label=_("Title"), url_name="wagtailadmin_pages:edit"),
        Column("review_on", label=_("Review on"), accessor=lambda page: date_format(page.review_on, "d/m/Y")),
        Column("severity", label=_("Severity"), accessor="get_severity_display"),
        DateColumn("last_published_at", label=_("Last published")),
    ]
    list_export = ["title", "review_on", "get_severity_display", "last_published_at"]
    export_headings = {
        "title": _("Title"),
        "review_on": _("Review on"),
        "get_severity_display": _("Severity"),
        "last_published_at": _("Last published"),
    }
    export_filename = "canh-bao-can-xem-lai"

    def get_queryset(self):
        self.queryset = AlertPage.objects.to_review().order_by("review_on", "pk")
        return super().get_queryset()
