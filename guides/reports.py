"""Which guides nobody has followed for long. Apps change their screens, and readers stop there."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.permissions import page_permission_policy

from core.views.reports import register_report
from core.views.unchecked import UncheckedView
from guides.models import GuidePage


class UncheckedGuidesView(UncheckedView):
    model = GuidePage
    permission_policy = page_permission_policy
    page_title = _("Guides to try again")
    header_icon = "list-ol"
    index_url_name = "guides_unchecked"
    index_results_url_name = "guides_unchecked_results"
    columns = [
        TitleColumn("title", label=_("Title"), url_name="wagtailadmin_pages:edit"),
        Column("app_name", label=_("App")),
        UncheckedView.checked_on,
    ]
    list_export = ["title", "app_name", "checked_on"]
    export_headings = {"title": _("Title"), "app_name": _("App"), "checked_on": _("Checked on")}
    export_filename = "huong-dan-can-thu-lai"


register_report(UncheckedGuidesView, "huong-dan-can-thu-lai", 120)
