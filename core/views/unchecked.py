"""What is on the site and nobody has tried for long: the report that each kind of such things has."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView


class UncheckedView(ReportView):
    """Lists `model.objects.unchecked()`, what was tried longest ago first."""

    any_permission_required = ["change"]
    is_searchable = False
    checked_on = Column(
        "checked_on", label=_("Checked on"), accessor=lambda obj: date_format(obj.checked_on, "d/m/Y")
    )

    def get_queryset(self):
        self.queryset = self.model.objects.unchecked().order_by("checked_on", "pk")
        return super().get_queryset()
