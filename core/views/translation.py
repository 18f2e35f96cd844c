"""Sending the translation of a page or snippet to the same review as every other text."""

from functools import cached_property

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.bundles.locks import in_bundle
from core.models.bundles import locking_bundle
from core.review import obstacles_to
from core.translating.rights import may_translate
from core.translations import left_in_source_language, translation_of


class SubmitTranslationView(WagtailAdminTemplateMixin, TemplateView):
    """GET says what is still missing, POST takes the translation as it is now and submits it."""

    template_name = "core/admin/submit_translation.html"
    header_icon = "wagtail-localize-language"
    page_title = gettext_lazy("Submit the translation for review")
    _show_breadcrumbs = True

    @cached_property
    def translation(self):
        return get_object_or_404(Translation, pk=self.kwargs["pk"], enabled=True)

    @cached_property
    def target(self):
        try:
            return self.translation.get_target_instance()
        except ObjectDoesNotExist:
            raise Http404 from None

    def dispatch(self, request, *args, **kwargs):
        if not may_translate(request.user, self.target):
            raise PermissionDenied
        if locking_bundle(self.target):
            messages.warning(request, in_bundle())
            return redirect("translations")
        if self.translation and self.target.current_workflow_state:
            messages.warning(request, _("This is already waiting for a second person to approve it."))
            return redirect("translations")
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.target)

    def get_context_data(self, **kwargs):
        missing = left_in_source_language(self.target.get_latest_revision_as_object())
        return super().get_context_data(
            translation=self.translation, missing=missing, above=hidden_above(self.target), **kwargs
        )

    def post(self, request, pk):
        try:
            obstacle = self._submitted()
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("translate", pk=self.translation.pk)
        if obstacle:
            messages.error(request, obstacle)
            return redirect(request.path)
        messages.success(request, _("The translation is waiting for a second person to approve it."))
        return redirect("translations")

    @transaction.atomic
    def _submitted(self):
        """Save and submit it; return a sentence if it cannot be submitted."""
        self.translation.save_target(user=self.request.user)
        target = self.translation.get_target_instance()
        draft = target.get_latest_revision_as_object()
        if left_in_source_language(draft):
            return _("Some texts are not translated yet: the list is below.")
        if obstacles := obstacles_to(draft):
            return obstacles[0]
        target.get_workflow().start(target, self.request.user)
        return None


class SubmitPageTranslationView(SubmitTranslationView):
    """The same by the number of the page, as it stands in lists of pages."""

    @cached_property
    def target(self):
        return get_object_or_404(Page, pk=self.kwargs["pk"]).specific

    @cached_property
    def translation(self):
        translation = translation_of(self.target)
        if translation is None:
            raise Http404
        return translation


def hidden_above(target):
    """Return the page right above `target` if readers of this language do not have it, else None."""
    above = target.get_parent() if isinstance(target, Page) else None
    return above if above and not above.is_root() and not above.live else None
