"""The audit, for supervisors to read. There is nothing to press."""

import django_filters
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView

from tips import audit
from tips.models import Action, AuditEntry
from tips.views.audit_words import detail_in_words
from tips.views.inbox import NeverExported, SupervisorsOnly


def accounts():
    """Return the names that stand in the audit; those of deleted accounts too."""
    found = AuditEntry.objects.exclude(username="").order_by("username").values_list("username", flat=True)
    return [(name, name) for name in found.distinct()]


class AuditFilterSet(WagtailFilterSet):
    username = django_filters.ChoiceFilter(choices=accounts, label=_("Account"))
    action = django_filters.ChoiceFilter(choices=Action.choices, label=_("What"))
    reference = django_filters.CharFilter(lookup_expr="iexact", label=_("File number"), max_length=8)
    at = django_filters.DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget)

    class Meta:
        model = AuditEntry
        fields = ["username", "action", "reference", "at"]


def time_of(entry):
    return date_format(localtime(entry.at), "d/m/Y H:i:s")


def account_of(entry):
    return entry.username or _("The site itself")


def detail_of(entry):
    return detail_in_words(entry.detail)


class AuditView(SupervisorsOnly, NeverExported, IndexView):
    model = AuditEntry
    page_title = _("Who did what with tips")
    header_icon = "history"
    index_url_name = "tips_audit"
    index_results_url_name = "tips_audit_results"
    filterset_class = AuditFilterSet
    default_ordering = ["-at", "-pk"]
    paginate_by = 50
    table_classname = "listing audit-list"
    columns = [
        Column("at", label=_("Time"), accessor=time_of),
        Column("username", label=_("Account"), accessor=account_of),
        Column("get_action_display", label=_("What")),
        Column("reference", label=_("File number")),
        Column("detail", label=_("Detail"), accessor=detail_of),
    ]
    is_searchable = False

    def get(self, request, *args, **kwargs):
        audit.record(request.user, Action.LIST, detail="audit")
        return super().get(request, *args, **kwargs)
