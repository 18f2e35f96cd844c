"""The inbox: pages of its own in the back office, never a snippet (whose choosers and bulk actions
show titles to anybody with an account)."""

from functools import cached_property

import django_filters
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView, WagtailAdminTemplateMixin

from tips.models import Kind, PartRole, Status, StatusChange, Tip, may_handle_tips
from tips.parts import read
from wards.models import Ward


class TipHandlersOnly:
    """Lets nobody in but holders of a tip role."""

    def dispatch(self, request, *args, **kwargs):
        if not may_handle_tips(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class TipFilterSet(WagtailFilterSet):
    status = django_filters.ChoiceFilter(choices=Status.choices, label=gettext_lazy("Status"))
    kind = django_filters.ChoiceFilter(choices=Kind.choices, label=gettext_lazy("Kind"))
    ward = django_filters.ModelChoiceFilter(queryset=Ward.objects.all(), label=gettext_lazy("Ward"))
    received_on = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Day"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Tip
        fields = ["status", "kind", "ward", "received_on"]


def day_of(tip):
    return date_format(tip.received_on, "d/m/Y")


class InboxView(TipHandlersOnly, IndexView):
    model = Tip
    page_title = gettext_lazy("Tips")
    header_icon = "mail"
    index_url_name = "tips_inbox"
    index_results_url_name = "tips_inbox_results"
    filterset_class = TipFilterSet
    default_ordering = ["-received_on", "id"]
    paginate_by = 50
    columns = [
        TitleColumn("reference", label=gettext_lazy("File number"), url_name="tips_tip"),
        Column("get_kind_display", label=gettext_lazy("Kind")),
        Column("ward", label=gettext_lazy("Ward")),
        Column("received_on", label=gettext_lazy("Day"), accessor=day_of, sort_key="received_on"),
        Column("get_status_display", label=gettext_lazy("Status")),
    ]
    is_searchable = False

    def get_base_queryset(self):
        return Tip.objects.visible_to(self.request.user).select_related("ward")


class TipView(TipHandlersOnly, WagtailAdminTemplateMixin, TemplateView):
    template_name = "tips/admin/tip.html"
    header_icon = "mail"
    _show_breadcrumbs = True

    @cached_property
    def tip(self):
        visible = Tip.objects.visible_to(self.request.user).select_related("ward")
        return get_object_or_404(visible, pk=self.kwargs["pk"])

    def get_page_title(self):
        return self.tip.reference

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("tips_inbox"), "label": _("Tips")},
            {"url": "", "label": self.tip.reference},
        ]

    def get_context_data(self, **kwargs):
        changes = self.tip.status_changes.select_related("user")
        return super().get_context_data(
            tip=self.tip, words=self.words(), statuses=Status.choices, changes=changes, **kwargs
        )

    def words(self):
        opened = read(self.tip, PartRole.STORY, PartRole.IDENTITY)
        return {name: text for _part, words in opened for name, text in (words or {}).items()}

    def post(self, request, pk):
        new = request.POST.get("status")
        if new not in Status.values:
            messages.error(request, _("Please choose one of the statuses."))
        elif new != self.tip.status:
            self.change_status(new)
            messages.success(request, _("The status has been changed."))
        return redirect("tips_tip", pk=pk)

    @transaction.atomic
    def change_status(self, new):
        StatusChange.objects.create(tip=self.tip, user=self.request.user, old=self.tip.status, new=new)
        Tip.objects.filter(pk=self.tip.pk).update(status=new)
