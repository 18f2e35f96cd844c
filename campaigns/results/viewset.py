from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from campaigns.models import ResultSheet
from campaigns.results.views import ByFileView, ByHandView, TemplateView


class RowsPanel(Panel):
    """The results of a sheet. They stand there to be read: no form changes them."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "campaigns/admin/rows_panel.html"

        def is_shown(self):
            return super().is_shown() and self.instance.pk is not None


class SheetIndexView(IndexView):
    @cached_property
    def header_buttons(self):
        if not self.user_has_permission("add"):
            return []
        url = reverse(ResultSheet.snippet_viewset.get_url_name("from_file"))
        from_file = HeaderButton(_("From a CSV file"), url=url, icon_name="upload")
        return [*super().header_buttons, from_file]


class ResultSheetViewSet(SnippetViewSet):
    model = ResultSheet
    icon = "table"
    list_display = ["title", "campaign", "source"]
    copy_view_enabled = False
    index_view_class = SheetIndexView
    panels = [
        FieldPanel("campaign", read_only=True),
        FieldPanel("title"),
        FieldPanel("source"),
        RowsPanel(heading=_("Results"), icon="table"),
    ]

    @property
    def add_view(self):
        return ByHandView.as_view()

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("tu-tep/", ByFileView.as_view(), name="from_file"),
            path("tep-mau/", TemplateView.as_view(), name="template"),
        ]
