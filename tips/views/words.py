"""What staff keep: answer templates (both tip roles), sentences for statuses and units (supervisors).

Only a list, a form and a deletion are taken from Wagtail: its history, usage and copying would be open to
whoever reads reports.
"""

from django import forms
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import (
    CreateView,
    DeleteView,
    EditView,
    IndexView,
    WagtailAdminTemplateMixin,
)

from tips import audit
from tips.models import Action, AnswerTemplate, Status, StatusSentence, Unit
from tips.sentences import built_in
from tips.views.inbox import NeverExported, SupervisorsOnly, TipHandlersOnly

INBOX = {"url": reverse_lazy("tips_inbox"), "label": gettext_lazy("Tips")}


class Crumbs:
    """The way back to the tips, in front of Wagtail's own."""

    def get_breadcrumbs_items(self):
        found = super().get_breadcrumbs_items()
        return [*found[:1], INBOX, *found[1:]] if found else found


class WrittenDown:
    """Saves without Wagtail's log, which others read, and with an entry in ours."""

    def save_instance(self):
        instance = self.form.save()
        audit.record(self.request.user, Action.WORDS, detail=f"{self.model._meta.model_name} {instance.pk}")
        return instance


class TemplatePages(TipHandlersOnly, Crumbs):
    model = AnswerTemplate
    header_icon = "doc-full"
    index_url_name = "tips_templates"
    add_url_name = "tips_template_add"
    edit_url_name = "tips_template"
    delete_url_name = "tips_template_delete"
    form_class = forms.modelform_factory(AnswerTemplate, fields=["title", "kind", "text"])


class TemplatesView(TemplatePages, NeverExported, IndexView):
    list_display = ["title", "kind"]
    default_ordering = "title"


class AddTemplateView(WrittenDown, TemplatePages, CreateView):
    pass


class EditTemplateView(WrittenDown, TemplatePages, EditView):
    pass


class DeleteTemplateView(TemplatePages, DeleteView):
    form_class = forms.Form

    @transaction.atomic
    def delete_action(self):
        audit.record(self.request.user, Action.WORDS, detail=f"answertemplate {self.object.pk} deleted")
        self.object.delete()


class UnitPages(SupervisorsOnly, Crumbs):
    model = Unit
    header_icon = "group"
    index_url_name = "tips_units"
    add_url_name = "tips_unit_add"
    edit_url_name = "tips_unit"
    form_class = forms.modelform_factory(Unit, fields=["name", "is_active"])


class UnitsView(UnitPages, NeverExported, IndexView):
    list_display = ["name", "is_active"]
    default_ordering = "name"


class AddUnitView(WrittenDown, UnitPages, CreateView):
    pass


class EditUnitView(WrittenDown, UnitPages, EditView):
    pass


def built_in_sentence(status):
    texts = {"vietnamese": built_in(status, "vi"), "english": built_in(status, "en")}
    return StatusSentence(status=status, **texts)


class SentencePages(SupervisorsOnly, Crumbs, WagtailAdminTemplateMixin):
    header_icon = "openquote"
    _show_breadcrumbs = True


class SentencesView(SentencePages, TemplateView):
    template_name = "tips/admin/sentences.html"
    page_title = gettext_lazy("Sentences for the sender")

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        own = {sentence.status: sentence for sentence in StatusSentence.objects.all()}
        rows = [(status, own.get(status.value) or built_in_sentence(status)) for status in Status]
        return super().get_context_data(rows=rows, **kwargs)


class SentenceForm(forms.ModelForm):
    class Meta:
        model = StatusSentence
        fields = ["vietnamese", "english"]
        widgets = dict.fromkeys(fields, forms.Textarea(attrs={"rows": 3}))


class SentenceView(SentencePages, FormView):
    """The sentence of one status. The button beside it goes back to the built-in one."""

    template_name = "tips/admin/sentence.html"
    form_class = SentenceForm

    @cached_property
    def status(self):
        if self.kwargs["status"] not in Status.values:
            raise Http404
        return Status(self.kwargs["status"])

    @cached_property
    def own(self):
        return StatusSentence.objects.filter(status=self.status).first()

    def get_page_title(self):
        return str(self.status.label)

    def get_breadcrumbs_items(self):
        sentences = {"url": reverse("tips_sentences"), "label": SentencesView.page_title}
        return [*super().get_breadcrumbs_items(), sentences, {"url": "", "label": self.status.label}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(own=self.own, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.own or built_in_sentence(self.status)}

    def post(self, request, *args, **kwargs):
        if "built-in" not in request.POST:
            return super().post(request, *args, **kwargs)
        with transaction.atomic():
            StatusSentence.objects.filter(status=self.status).delete()
            self.write_down()
        return self.back()

    @transaction.atomic
    def form_valid(self, form):
        form.save()
        self.write_down()
        return self.back()

    def write_down(self):
        audit.record(self.request.user, Action.WORDS, detail=f"statussentence {self.status}")

    def back(self):
        messages.success(self.request, _("The sentence has been saved."))
        return redirect("tips_sentences")
