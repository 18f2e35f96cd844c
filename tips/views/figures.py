from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from tips import figures
from tips.models import is_supervisor
from tips.views.inbox import TipHandlersOnly


class FiguresView(TipHandlersOnly, WagtailAdminTemplateMixin, TemplateView):
    template_name = "tips/admin/figures.html"
    header_icon = "list-ul"
    page_title = gettext_lazy("Figures")
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        inbox = {"url": reverse("tips_inbox"), "label": _("Tips")}
        return [*super().get_breadcrumbs_items(), inbox, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            figures=figures.Figures(user), days_waited=figures.days_waited(user), **kwargs
        )


class TipsPanel(Component):
    """On the first screen: how much waits, each number with the list behind it."""

    name = "tips"
    order = 90
    template_name = "tips/admin/tips_panel.html"

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        inbox = reverse("tips_inbox")
        lines = [
            (_("Waiting for an answer"), figures.waiting(user), f"{inbox}?waiting=yes"),
            (
                _("Waiting for more than 3 days"),
                figures.overdue(user),
                f"{inbox}?waiting=yes&ordering=waiting_since",
            ),
        ]
        if is_supervisor(user):
            lines.append((_("Kept in quarantine"), figures.quarantined(user), f"{inbox}?quarantine=only"))
        return {"lines": [(label, tips.count(), address) for label, tips, address in lines]}
