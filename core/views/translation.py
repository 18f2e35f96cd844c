"""Sending the translation of a page to the same review as every other text."""

from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from core.bundles.locks import in_bundle
from core.models.bundles import locking_bundle
from core.review import obstacles_to
from core.translations import left_in_source_language, translation_of


class SubmitTranslationView(WagtailAdminTemplateMixin, TemplateView):
    """GET says what is still missing, POST takes the translation as it is now and submits it."""

    template_name = "core/admin/submit_translation.html"
    header_icon = "wagtail-localize-language"
    page_title = gettext_lazy("Submit the translation for review")
    _show_breadcrumbs = True

    @cached_property
    def page(self):
        return get_object_or_404(Page, pk=self.kwargs["pk"]).specific

    @cached_property
    def translation(self):
        translation = translation_of(self.page)
        if translation is None:
            raise Http404
        return translation

    def dispatch(self, request, *args, **kwargs):
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        if locking_bundle(self.page):
            messages.warning(request, in_bundle())
            return redirect("wagtailadmin_explore", self.page.get_parent().pk)
        if self.translation and self.page.current_workflow_state:
            messages.warning(request, _("This is already waiting for a second person to approve it."))
            return redirect("wagtailadmin_explore", self.page.get_parent().pk)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs):
        missing = left_in_source_language(self.page.get_latest_revision_as_object())
        return super().get_context_data(page=self.page, missing=missing, **kwargs)

    @transaction.atomic
    def post(self, request, pk):
        self.translation.save_target(user=request.user)
        page = self.page.specific_class.objects.get(pk=pk)
        if left_in_source_language(page.get_latest_revision_as_object()):
            messages.error(request, _("Some texts are not translated yet: the list is below."))
            return redirect("submit_translation", pk=pk)
        if obstacles := obstacles_to(page.get_latest_revision_as_object()):
            messages.error(request, obstacles[0])
            return redirect("submit_translation", pk=pk)
        page.get_workflow().start(page, request.user)
        messages.success(request, _("The translation is waiting for a second person to approve it."))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
