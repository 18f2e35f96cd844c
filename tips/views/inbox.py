"""The list of tips: pages of its own in the back office, never a snippet (whose choosers and bulk actions
show titles to anybody with an account). It reads the table of tips alone and opens nothing."""

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import Button

from tips import audit
from tips.bulk_form import AT_MOST, BulkForm
from tips.colleagues import choices_of, colleagues_of
from tips.models import Action, Tip, is_supervisor, may_handle_tips
from tips.order import MOST, NEWEST_FIRST, UrgentFirst
from tips.views.columns import CheckboxColumn, ReferenceColumn, WaitingColumn, WardColumn
from tips.views.filters import TipFilterSet, list_query

PER_PAGE = AT_MOST


class TipHandlersOnly:
    """Lets nobody in but holders of a tip role."""

    def dispatch(self, request, *args, **kwargs):
        if not may_handle_tips(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class SupervisorsOnly:
    """Lets nobody in but tip supervisors."""

    def dispatch(self, request, *args, **kwargs):
        if not is_supervisor(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


ORDERINGS = {
    "received_on": ("received_on", "pk"),
    "-received_on": NEWEST_FIRST,
    "waiting_since": (F("waiting_since").asc(nulls_last=True), "pk"),
    "-waiting_since": (F("waiting_since").desc(nulls_last=True), "pk"),
    "status": ("status", *NEWEST_FIRST),
    "-status": ("-status", *NEWEST_FIRST),
}


class NeverExported:
    """A list that does not become a spreadsheet by a word in its address, as Wagtail's lists do."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.is_export = False


def day_of(tip):
    return date_format(tip.received_on, "d/m/Y")


def given_to(tip):
    return get_user_display_name(tip.assignee)


class InboxView(TipHandlersOnly, NeverExported, IndexView):
    """Without a chosen order the open urgent tips come first, see `tips.order`."""

    model = Tip
    page_title = _("Tips")
    header_icon = "mail"
    index_url_name = "tips_inbox"
    index_results_url_name = "tips_inbox_results"
    results_template_name = "tips/admin/inbox_results.html"
    filterset_class = TipFilterSet
    paginate_by = PER_PAGE
    table_classname = "listing tip-list"
    columns = [
        CheckboxColumn("select", label=""),
        ReferenceColumn("reference", label=_("File number")),
        Column("received_on", label=_("Day"), accessor=day_of, sort_key="received_on"),
        Column("get_kind_display", label=_("Kind")),
        WardColumn("ward", label=_("Ward")),
        Column("get_status_display", label=_("Status"), sort_key="status"),
        Column("assignee", label=_("Who works on it"), accessor=given_to),
        WaitingColumn("waiting_days", label=_("Waiting"), sort_key="waiting_since"),
    ]
    is_searchable = False

    def get_base_queryset(self):
        visible = Tip.objects.visible_to(self.request.user)
        return visible.select_related("ward", "handling_ward", "unit", "assignee")

    def get_filterset_kwargs(self):
        return {**super().get_filterset_kwargs(), "people": self.people}

    @cached_property
    def people(self):
        return choices_of(colleagues_of(self.request.user))

    def order_queryset(self, queryset):
        return queryset

    def get_queryset(self):
        tips = super().get_queryset()
        return UrgentFirst(tips, shown=self.filters.shown, chosen=ORDERINGS.get(self.ordering, ()))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        page, tips = context["page_obj"], context["paginator"].object_list
        audit.record(self.request.user, Action.LIST, detail=f"{page.paginator.count}, {page.number}")
        return {
            **context,
            "bulk": BulkForm(self.request.user, people=self.people),
            "list_query": list_query(self.request.GET),
            "in_quarantine": f"{MOST}+" if tips.hidden == MOST else tips.hidden,
            "most": MOST if tips.is_cut else None,
        }

    @cached_property
    def header_more_buttons(self):
        yield from super().header_more_buttons
        yield Button(_("Answer templates"), reverse("tips_templates"), icon_name="doc-full")
        if is_supervisor(self.request.user):
            yield Button(_("Sentences for the sender"), reverse("tips_sentences"), icon_name="openquote")
            yield Button(_("Units"), reverse("tips_units"), icon_name="group")
            download = f"{reverse('tips_export')}?{self.request.GET.urlencode()}"
            yield Button(_("Download the list"), download, icon_name="download")
