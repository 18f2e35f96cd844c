from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from alerts.drafts import JustSentError, send_for_review, source_indexes
from alerts.urgent_form import UrgentForm


class UrgentView(WagtailAdminTemplateMixin, FormView):
    """One form, one button: a warning is written and waits for the second person."""

    template_name = "alerts/admin/urgent.html"
    form_class = UrgentForm
    header_icon = "warning"
    page_title = gettext_lazy("Urgent warning")
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not self.may_write:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def may_write(self):
        index = source_indexes().first()
        return index and index.permissions_for_user(self.request.user).can_add_subpage()

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def form_valid(self, form):
        try:
            waiting = send_for_review(form.as_page(), self.request.user)
        except JustSentError as before:
            return self.sent_before(form, before)
        if getattr(waiting, "approvers_told", 0):
            messages.success(self.request, _("Sent. The approvers have been told."))
        else:
            messages.warning(self.request, _("Sent. No approver could be told by mail: please call one."))
        return redirect("wagtailadmin_home")

    def sent_before(self, form, before):
        """A double tap is no second warning; a correction stays in the form until its writer has decided."""
        if not before.is_same:
            return self.render_to_response(self.get_context_data(form=form, first=before.first))
        messages.success(self.request, _("This was sent a moment ago. It is there once only."))
        return redirect("wagtailadmin_home")
