"""The table of translations, beginning one, and the editor for its words."""

from django import forms
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import ListView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object
from wagtail_localize.views.edit_translation import edit_translation

from core.bundles.locks import in_bundle
from core.models.bundles import locking_bundle
from core.models.snippets import ReviewedSnippet
from core.translating.rights import may_translate, works_with_translations
from core.translating.sources import State
from core.translating.table import Table, give_addresses


class FilterForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("Title"), required=False, max_length=100)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)

    def __init__(self, *args, table, **kwargs):
        super().__init__(*args, **kwargs)
        every = [("", gettext_lazy("All"))]
        self.fields["kind"].choices = every + table.kinds()
        self.fields["language"].choices = every + [
            (each.language_code, each.get_display_name()) for each in table.locales
        ]
        self.fields["state"].choices = every + State.choices


class TranslationsView(WagtailAdminTemplateMixin, ListView):
    template_name = "core/admin/translations.html"
    header_icon = "wagtail-localize-language"
    page_title = gettext_lazy("Translations")
    paginate_by = 50
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not works_with_translations(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    @cached_property
    def table(self):
        return Table()

    @cached_property
    def form(self):
        return FilterForm(self.request.GET, table=self.table)

    def get_queryset(self):
        return self.table.chosen(**(self.form.cleaned_data if self.form.is_valid() else {}))

    def paginate_queryset(self, queryset, page_size):
        """A page that does not exist is the nearest that does."""
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get("page"))
        give_addresses(page.object_list, self.request)
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        query = self.request.GET.copy()
        query.pop("page", None)
        return super().get_context_data(form=self.form, query=query.urlencode(), **kwargs)


@require_safe
def translate(request, pk):
    """wagtail-localize's editor, without the button that publishes: a POST never reaches it."""
    translation = get_object_or_404(Translation, pk=pk, enabled=True)
    try:
        target = translation.get_target_instance()
    except ObjectDoesNotExist:
        raise Http404 from None
    if not may_translate(request.user, target):
        raise PermissionDenied
    if locking_bundle(target):
        messages.warning(request, in_bundle())
        return redirect("translations")
    return edit_translation(request, translation, target)


@require_POST
def begin(request, content_type_id, object_id, language):
    """Make the draft of a translation, or take the newest words of its source into the draft there is."""
    if not works_with_translations(request.user):
        raise PermissionDenied
    source, locale = _source(content_type_id, object_id), get_object_or_404(Locale, language_code=language)
    if locale.language_code == settings.LANGUAGE_CODE:
        raise Http404
    target = source.get_translation_or_none(locale)
    if obstacle := target and _obstacle(target, locale):
        messages.warning(request, obstacle)
        return redirect("translations")
    return redirect("translate", pk=_taken_up(request, source, locale).pk)


def _source(content_type_id, object_id):
    model = get_object_or_404(ContentType, pk=content_type_id).model_class()
    if model is None or not issubclass(model, Page | ReviewedSnippet) or model is Page:
        raise Http404
    return get_object_or_404(model, pk=object_id, locale__language_code=settings.LANGUAGE_CODE)


def _obstacle(target, locale):
    managed = {"source__object_id": target.translation_key, "target_locale": locale, "enabled": True}
    if not getattr(target, "alias_of_id", None) and not Translation.objects.filter(**managed).exists():
        return _("This was written by hand. An editor changes it where it stands.")
    if locking_bundle(target):
        return in_bundle()
    if target.current_workflow_state:
        return _("This is already waiting for a second person to approve it.")
    return ""


@transaction.atomic
def _taken_up(request, source, locale):
    translate_object(source, [locale], user=request.user)
    translation = Translation.objects.get(
        source__object_id=source.translation_key, target_locale=locale, enabled=True
    )
    try:
        with transaction.atomic():
            translation.source.update_from_db()
            translation.save_target(user=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return translation
