"""How results come in: by a form, or by a CSV file that is shown first."""

import csv
from functools import cached_property

from django.core import signing
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from campaigns.choices import Measure
from campaigns.models import ResultSheet
from campaigns.results.checks import check, check_file
from campaigns.results.columns import LABELS
from campaigns.results.entry import take_in
from campaigns.results.forms import ConfirmForm, FileForm, HandForm, PlaceFormSet, places
from core.dates import in_numbers

MOST_PROBLEMS = 200  # on one screen; the rest is counted


class MayAddMixin(PermissionCheckedMixin):
    permission_policy = ModelPermissionPolicy(ResultSheet)
    permission_required = "add"


class EntryView(MayAddMixin, WagtailAdminTemplateMixin, FormView):
    header_icon = "table"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def shown(self, checked, **context):
        """The screen with what is wrong, or what would come in."""
        found = {
            "checked": checked,
            "problems": checked.problems[:MOST_PROBLEMS],
            "more_problems": len(checked.problems[MOST_PROBLEMS:]),
        }
        return self.render_to_response(self.get_context_data(**found, **context))

    def kept(self, campaign, source, rows, preview=None):
        try:
            waiting = take_in(campaign, source, rows, self.request.user, preview)
        except IntegrityError:
            if not ResultSheet.objects.filter(preview=preview, preview__isnull=False).exists():
                raise
            messages.warning(self.request, _("These results have come in already: nothing was added."))
            return self.to_list()
        if getattr(waiting, "approvers_told", 0):
            messages.success(self.request, _("Sent. The approvers have been told."))
        else:
            messages.warning(self.request, _("Sent. No approver could be told by mail: please call one."))
        return self.to_list()

    def to_list(self):
        return redirect(ResultSheet.snippet_viewset.get_url_name("list"))


class ByHandView(EntryView):
    template_name = "campaigns/admin/by_hand.html"
    form_class = HandForm
    page_title = gettext_lazy("Enter results")

    @cached_property
    def places(self):
        return PlaceFormSet(self.request.POST or None, form_kwargs={"places": places()})

    def get_context_data(self, **kwargs):
        by_hand = {"places": self.places, "measures": Measure.labels, "by_hand": True}
        return super().get_context_data(**by_hand, **kwargs)

    def form_valid(self, form):
        if not self.places.is_valid():
            return self.form_invalid(form)
        day = form.cleaned_data["day"]
        lines = [
            (number, cells) for number, place in enumerate(self.places, start=1) for cells in place.lines(day)
        ]
        if not lines:
            form.add_error(None, _("No number is filled in."))
            return self.form_invalid(form)
        campaign = form.cleaned_data["campaign"]
        checked = check(campaign, lines, by_hand=True)
        if checked.problems or (checked.warnings and not form.cleaned_data["sure"]):
            return self.shown(checked, form=form)
        return self.kept(campaign, form.cleaned_data["source"], checked.rows)


class ByFileView(EntryView):
    template_name = "campaigns/admin/by_file.html"
    form_class = FileForm
    page_title = gettext_lazy("Results from a CSV file")

    def post(self, request, *args, **kwargs):
        return self.confirm() if "preview" in request.POST else super().post(request, *args, **kwargs)

    def form_valid(self, form):
        campaign, source = form.cleaned_data["campaign"], form.cleaned_data["source"]
        content = form.content
        checked = check_file(campaign, content)
        if checked.problems:
            return self.shown(checked, form=form)
        preview = ConfirmForm.seal(self.request.user, campaign, source, content)
        return self.shown(
            checked, campaign=campaign, source=source, confirm=ConfirmForm({"preview": preview})
        )

    def confirm(self):
        """Read the file once more: meanwhile other results may have come in."""
        confirm = ConfirmForm(self.request.POST)
        try:
            campaign, source, content, preview = ConfirmForm.open(self.request.user, confirm.data["preview"])
        except signing.BadSignature:
            campaign = None
        if campaign is None or not confirm.is_valid():
            messages.error(self.request, _("This preview is too old. Choose the file once more."))
            return redirect(self.request.path)
        checked = check_file(campaign, content)
        if checked.problems:
            return self.shown(checked, form=FileForm(initial={"campaign": campaign, "source": source}))
        if checked.warnings and not confirm.cleaned_data["sure"]:
            confirm.add_error("sure", _("Look at the totals that fall, then tick this."))
            return self.shown(checked, campaign=campaign, source=source, confirm=confirm)
        return self.kept(campaign, source, checked.rows, preview)


class TemplateView(MayAddMixin, View):
    """A file to fill in: the heading, and a line of today for each measure of the whole city."""

    def get(self, request):
        response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="ket-qua.csv"'
        writer = csv.writer(response)
        writer.writerow(LABELS.values())
        for measure in Measure.labels:
            writer.writerow([in_numbers(timezone.localdate()), "", measure, ""])
        return response
