"""One tip: reading it, and all that staff do with it. Every deed is a POST to its own address."""

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from tips import audit
from tips.colleagues import may_open
from tips.desk import RefusedError
from tips.desk_forms import FOR_HANDLERS, FOR_SUPERVISORS, AnswerForm, IdentityForm
from tips.keys import KeysMissingError
from tips.models import Action, Tip, is_supervisor
from tips.order import is_urgent, neighbours
from tips.reading import OpenedTip
from tips.views.filters import TipFilterSet, list_query
from tips.views.inbox import TipHandlersOnly

KEY_MISSING = gettext_lazy("Nothing can be sealed here just now: a key is missing. Please try later.")
FILL_IN = "template"  # a button that writes nothing: it puts a template into the answer


@method_decorator(sensitive_post_parameters(), name="dispatch")
class TipView(TipHandlersOnly, WagtailAdminTemplateMixin, TemplateView):
    """GET shows a tip and writes that down. POST does the deed it names, with the row locked.

    A deed that is refused gives the page back with a sentence and with what was typed.
    """

    template_name = "tips/admin/tip.html"
    header_icon = "mail"
    _show_breadcrumbs = True

    def get(self, request, pk):
        return self.page(get_object_or_404(self.visible, pk=pk))

    @transaction.atomic
    def post(self, request, pk):
        tip = get_object_or_404(self.visible.select_for_update(of=("self",)), pk=pk)
        deed = request.POST.get("deed")
        if deed == FILL_IN:
            return self.page(tip, AnswerForm(tip, request.user, request.POST).with_template())
        for form_class in self.form_classes:
            if form_class.deed == deed:
                return self.carry_out(tip, form_class(tip, request.user, request.POST))
        messages.error(request, _("Please use the buttons on this page."))
        return redirect(self.address(tip))

    @property
    def visible(self):
        visible = Tip.objects.visible_to(self.request.user)
        return visible.select_related("ward", "handling_ward", "unit", "assignee")

    @property
    def form_classes(self):
        return FOR_SUPERVISORS if is_supervisor(self.request.user) else FOR_HANDLERS

    def carry_out(self, tip, form):
        result = self.done(form) if form.is_valid() else None
        if form.errors:
            return self.page(tip, form, status=422)
        if form.deed == IdentityForm.deed:
            return self.page(tip, identity=result)
        messages.success(self.request, form.done)
        if may_open(self.request.user, tip):
            return redirect(self.address(tip))
        messages.info(self.request, _("It is no longer among the tips that you may open."))
        return redirect(reverse("tips_inbox") + list_query(self.request.GET))

    def done(self, form):
        try:
            with transaction.atomic():
                return form.carry_out()
        except RefusedError as error:
            form.add_error(None, str(error))
        except KeysMissingError:
            form.add_error(None, KEY_MISSING)
        return None

    def address(self, tip):
        return reverse("tips_tip", args=[tip.pk]) + list_query(self.request.GET)

    def page(self, tip, bound=None, *, identity=None, status=200):
        """Answer with the page of `tip`, `bound` among its forms. Who sent it is in `identity`, if at all."""
        self.tip = tip
        # Before anything is shown. Nothing stays locked while a GET opens the parts.
        audit.record(self.request.user, Action.OPEN, tip)
        context = self.get_context_data(opened=OpenedTip(tip), identity=identity)
        context["forms"] = {
            form_class.deed: bound if isinstance(bound, form_class) else form_class(tip, self.request.user)
            for form_class in self.form_classes
        }
        return self.render_to_response(context, status=status)

    def get_page_title(self):
        return self.tip.reference

    def get_breadcrumbs_items(self):
        back = reverse("tips_inbox") + list_query(self.request.GET)
        return [
            *super().get_breadcrumbs_items(),
            {"url": back, "label": _("Tips")},
            {"url": "", "label": self.tip.reference},
        ]

    def get_context_data(self, **kwargs):
        before, after = neighbours(self.list_it_stands_in, self.tip)
        return super().get_context_data(
            tip=self.tip,
            before=before and self.address(before),
            after=after and self.address(after),
            back=reverse("tips_inbox") + list_query(self.request.GET),
            changes=self.tip.status_changes.select_related("user"),
            urgent=is_urgent(self.tip),
            is_supervisor=is_supervisor(self.request.user),
            **kwargs,
        )

    @property
    def list_it_stands_in(self):
        filters = TipFilterSet(self.request.GET, request=self.request)
        visible = Tip.objects.visible_to(self.request.user).only("received_on", "status", "kind")
        found = filters.filter_queryset(visible) if filters.is_valid() else visible
        return found.filter(filters.shown)
