"""Taking something off the site at once, and putting it back with one click."""

from functools import cached_property

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import DraftStateMixin, Page, TranslatableMixin

from core.languages import is_translation
from core.models import Hiding
from core.models.hiding import public_followers
from core.review_mail import mail_approvers
from users.roles import Role


class ApproversOnly:
    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_role(Role.APPROVER):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class HideForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why is it taken off the site?"),
        max_length=300,
        help_text=gettext_lazy("One sentence. Every approver reads it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class HideView(ApproversOnly, WagtailAdminTemplateMixin, FormView):
    template_name = "core/admin/hide.html"
    form_class = HideForm
    header_icon = "hidden"
    page_title = gettext_lazy("Take off the site")
    _show_breadcrumbs = True

    @cached_property
    def object(self):
        content_type = get_object_or_404(ContentType, pk=self.kwargs["content_type_id"])
        if not issubclass(content_type.model_class() or object, DraftStateMixin):
            raise Http404
        try:
            found = get_object_or_404(content_type.model_class(), pk=self.kwargs["object_id"])
        except (ValueError, OverflowError):  # no number, or none that SQLite can hold
            raise Http404 from None
        return found.specific if isinstance(found, Page) else found

    def get_page_subtitle(self):
        return str(self.object)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            object=self.object,
            followers=public_followers(self.object),
            stands_alone=isinstance(self.object, TranslatableMixin) and is_translation(self.object),
            **kwargs,
        )

    def form_valid(self, form):
        try:
            hidings = Hiding.objects.hide(self.object, self.request.user, form.cleaned_data["reason"])
        except ValueError:
            messages.error(self.request, _("It is not on the site: there is nothing to take off."))
            return redirect("wagtailadmin_home")
        sentence = _("It is off the site. Number of languages: %(number)d.") % {"number": len(hidings)}
        say_done(self.request, sentence, tell_of(hidings))
        return redirect("wagtailadmin_home")


class ShowAgainView(ApproversOnly, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        try:
            get_object_or_404(Hiding, pk=pk).undo(request.user)
        except ValueError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("It is on the site again, as it was."))
        return redirect("wagtailadmin_home")


def say_done(request, done, told):
    """Say what was `done`, and to how many approvers mail of it went out (`told`)."""
    if told:
        messages.success(request, f"{done} {_('Mails sent to approvers: %(count)d.') % {'count': told}}")
    else:
        messages.warning(request, f"{done} {_('No approver could be told by mail: please call one.')}")


def tell_of(hidings):
    """Mail the approvers. Return how many mails went out."""
    subject = _("Taken off the site: %(title)s") % {"title": hidings[0].title}
    body = _("%(person)s took “%(title)s” off the site. Reason: %(reason)s") % {
        "person": get_user_display_name(hidings[0].hidden_by),
        "title": "” / “".join(hiding.title for hiding in hidings),
        "reason": hidings[0].reason,
    }
    return mail_approvers(subject, body)
