"""The screens of bundles: the list, a bundle with all that is in it, and what can be put in."""

from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import CreateView, FormView, ListView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from core.bundles import deeds
from core.bundles.access import works_with_bundles
from core.bundles.candidates import candidates
from core.bundles.forms import BundleForm, ReasonForm, SearchForm
from core.bundles.reading import Reading
from core.models.bundles import Bundle, State
from users.models import User
from users.roles import Role

DONE = {
    "save": gettext_lazy("Saved."),
    "remove": gettext_lazy("Taken out of the bundle. It stays a draft."),
    "submit": gettext_lazy("Sent. A second person reads all of it and approves it as one."),
    "approve": gettext_lazy("Approved. All of it becomes public at its hour."),
    "send_back": gettext_lazy("Sent back."),
    "call_off": gettext_lazy("Called off. Nothing of it goes public."),
    "take_up_again": gettext_lazy("It can be worked on again."),
}


class BundleScreen(WagtailAdminTemplateMixin):
    page_title = gettext_lazy("Bundles")
    header_icon = "folder-open-inverse"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not works_with_bundles(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def bundle(self):
        return get_object_or_404(Bundle, pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self):
        above = [*super().get_breadcrumbs_items(), {"url": reverse("bundles"), "label": _("Bundles")}]
        return [*above, {"url": "", "label": self.heading}] if self.heading else above

    @property
    def heading(self):
        """What stands at the top below the list of bundles; nothing on the list itself."""
        return self.bundle.title if "pk" in self.kwargs else ""

    def refuse(self, error):
        messages.error(self.request, str(error))
        return redirect("bundle", pk=self.bundle.pk)


class BundlesView(BundleScreen, ListView):
    template_name = "core/admin/bundles.html"
    queryset = Bundle.objects.select_related("submitted_by", "approved_by")
    paginate_by = 50


class AddBundleView(BundleScreen, CreateView):
    template_name = "core/admin/bundle_add.html"
    page_title = heading = gettext_lazy("New bundle")
    form_class = BundleForm

    def form_valid(self, form):
        form.instance.created_by = self.request.user
        return redirect("bundle_fill", pk=form.save().pk)


class FillBundleView(BundleScreen, FormView):
    """What can be put in, with a tick beside each."""

    template_name = "core/admin/bundle_fill.html"
    page_title = heading = gettext_lazy("Put into the bundle")

    def get_page_subtitle(self):
        return self.bundle.title

    def get_form(self, form_class=None):
        return SearchForm(self.request.GET)

    def get_context_data(self, **kwargs):
        return super().get_context_data(bundle=self.bundle, candidates=self.found(), **kwargs)

    def found(self):
        form = self.get_form()
        return candidates(form.cleaned_data["q"] if form.is_valid() else "")

    def post(self, request, pk):
        ticked = set(request.POST.getlist("item"))
        chosen = [each.obj for each in self.found() if each.key in ticked] if ticked else []
        if not chosen:
            messages.warning(request, _("Nothing was ticked."))
            return redirect("bundle_fill", pk=self.bundle.pk)
        try:
            deeds.put_in(self.bundle, [getattr(obj, "specific", obj) for obj in chosen])
        except deeds.RefusedError as error:
            return self.refuse(error)
        messages.success(request, _("Put into the bundle: %(count)d.") % {"count": len(chosen)})
        return redirect("bundle", pk=self.bundle.pk)


class BundleView(BundleScreen, FormView):
    """All of a bundle. POST carries the `deed`."""

    template_name = "core/admin/bundle.html"
    form_class = ReasonForm

    def get_page_subtitle(self):
        return self.bundle.title

    def get_context_data(self, **kwargs):
        bundle, user = self.bundle, self.request.user
        is_waiting = bundle.state == State.WAITING
        writers = deeds.authors_of(bundle)
        kwargs.setdefault("bundle_form", BundleForm(instance=bundle))
        return super().get_context_data(
            bundle=bundle,
            reading=Reading(bundle),
            may_decide=is_waiting and user.has_role(Role.APPROVER),
            conflict=is_waiting and deeds.conflict_of_interest(bundle, user, writers),
            may_call_off=bundle.is_draft
            or (bundle.state in (State.WAITING, State.APPROVED) and deeds.may_call_off(bundle, user)),
            writers=User.objects.filter(pk__in=writers).order_by("pk"),
            **kwargs,
        )

    def get_form_kwargs(self):
        reasoned = self.request.POST.get("deed") in ("send_back", "call_off")
        return {**super().get_form_kwargs(), **({} if reasoned else {"data": None, "files": None})}

    def post(self, request, pk):
        ways = {
            "save": self.save,
            "remove": self.remove,
            "submit": lambda: deeds.submit(self.bundle, request.user),
            "approve": lambda: deeds.approve(self.bundle, request.user),
            "send_back": lambda: self.with_reason(deeds.send_back),
            "call_off": lambda: self.with_reason(deeds.call_off),
            "take_up_again": lambda: deeds.take_up_again(self.bundle),
        }
        name = request.POST.get("deed")
        if name not in ways:
            return redirect("bundle", pk=self.bundle.pk)
        try:
            answer = ways[name]()
        except deeds.RefusedError as error:
            return self.refuse(error)
        if answer is None:
            messages.success(request, DONE[name])
        return answer or redirect("bundle", pk=self.bundle.pk)

    def save(self):
        form = BundleForm(self.request.POST, instance=self.bundle)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(bundle_form=form))
        return deeds.rename(self.bundle, form.instance.title, form.instance.goes_public_at)

    def remove(self):
        pks = {str(pk): pk for pk in self.bundle.items.values_list("pk", flat=True)}
        if pk := pks.get(self.request.POST.get("item")):
            deeds.take_out(self.bundle, pk)

    def with_reason(self, deed):
        form = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        return deed(self.bundle, self.request.user, form.cleaned_data["reason"])
