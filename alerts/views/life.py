"""Ending a warning, undoing that, and saying what changed in it."""

from functools import cached_property

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name, get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from alerts.choices import EndReason
from alerts.ending import end, reopen, why_not_end
from alerts.models import AlertEnding, AlertPage, AlertUpdate
from alerts.updating import add_update, why_not_update
from core.panels import anchors
from core.review_mail import mail_approvers
from core.views.hiding import ApproversOnly, say_done


class AlertFormView(WagtailAdminTemplateMixin, FormView):
    """A form of one warning. `refusal(page)` is a sentence if it cannot be done now."""

    _show_breadcrumbs = True

    @cached_property
    def alert(self):
        # SQLite fails at a huge number in `pk`, a relation here, where Django does not look at its size.
        return get_object_or_404(AlertPage, id=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.alert.get_admin_display_title()

    def get_context_data(self, **kwargs):
        return super().get_context_data(alert=self.alert, **kwargs)

    def get(self, request, *args, **kwargs):
        if sentence := self.refusal(self.alert):
            return self.refuse(sentence)
        return super().get(request, *args, **kwargs)

    def refuse(self, sentence):
        messages.error(self.request, sentence)
        return self.back_to_editor()

    def back_to_editor(self, place=""):
        return redirect(reverse("wagtailadmin_pages:edit", args=[self.alert.pk]) + place)


class EndForm(forms.ModelForm):
    reason = forms.ChoiceField(
        label=gettext_lazy("Why does it end?"),
        choices=EndReason.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Readers see this sentence at the top of the warning."),
    )

    class Meta:
        model = AlertEnding
        fields = ["reason", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"note": gettext_lazy("Only approvers read it. It may stay empty.")}


class EndView(ApproversOnly, AlertFormView):
    template_name = "alerts/admin/end.html"
    form_class = EndForm
    header_icon = "circle-check"
    page_title = gettext_lazy("End this warning")
    refusal = staticmethod(why_not_end)

    def form_valid(self, form):
        try:
            end(self.alert, form.instance, self.request.user)
        except ValueError as refusal:
            return self.refuse(str(refusal))
        say_done(self.request, _("It has ended, in every language."), tell_of(form.instance))
        return self.back_to_editor()


def tell_of(ending):
    """Mail the approvers. Return how many mails went out."""
    subject = _("Warning ended: %(title)s") % {"title": ending.title}
    body = _("%(person)s ended the warning “%(title)s”. Readers are told: %(reason)s") % {
        "person": get_user_display_name(ending.ended_by),
        "title": ending.title,
        "reason": ending.get_reason_display(),
    }
    note = _("Note for approvers: %(note)s") % {"note": ending.note} if ending.note else ""
    return mail_approvers(subject, "\n\n".join(filter(None, [body, note])))


class ReopenView(ApproversOnly, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        if not reopen(get_object_or_404(AlertEnding.objects.open(), pk=pk), request.user):
            raise Http404
        messages.success(request, _("It is as it was before it was ended."))
        return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


class UpdateForm(forms.ModelForm):
    class Meta:
        model = AlertUpdate
        fields = ["text"]
        labels = {"text": gettext_lazy("What changed?")}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "text": gettext_lazy("One sentence, for example: They now also call by video. It is dated today.")
        }


class UpdateView(AlertFormView):
    template_name = "alerts/admin/update.html"
    form_class = UpdateForm
    header_icon = "edit"
    page_title = gettext_lazy("Update this warning")
    refusal = staticmethod(why_not_update)

    def dispatch(self, request, *args, **kwargs):
        if not self.alert.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @transaction.atomic
    def form_valid(self, form):
        if sentence := why_not_update(self.alert):
            return self.refuse(sentence)
        add_update(self.alert, form.instance, self.request.user)
        messages.success(
            self.request,
            _("Your words stand in the draft. Now change the text itself, then submit it for approval."),
        )
        return self.back_to_editor("#" + anchors(self.alert)["updates"])
