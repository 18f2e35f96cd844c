"""A list of tips as a file: asked first, written down, and without words unless somebody wants them."""

from django import forms
from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from tips import audit, keys
from tips.export import Table
from tips.models import Action, Tip
from tips.spreadsheets import csv_rows, xlsx_bytes
from tips.views.chosen import as_codes, in_words
from tips.views.filters import TipFilterSet
from tips.views.inbox import SupervisorsOnly

CSV, XLSX = "csv", "xlsx"
TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
HEADERS = {"Cache-Control": "private, no-store", "Content-Security-Policy": "default-src 'none'; sandbox"}
MOST_WITH_WORDS = 1_000
MOST_IN_XLSX = 20_000  # some ten seconds of work


class ExportForm(forms.Form):
    file_type = forms.ChoiceField(
        label=gettext_lazy("Kind of file"),
        choices=[(XLSX, gettext_lazy("Excel (XLSX)")), (CSV, gettext_lazy("CSV, for other programs"))],
        initial=XLSX,
        widget=forms.RadioSelect,
    )
    with_words = forms.BooleanField(
        label=gettext_lazy("With what people wrote"),
        required=False,
        help_text=gettext_lazy(
            "Their words may name the writer or others, and a file is not sealed: keep it where only you can "
            "open it, and delete it when you are done. Contacts and photos are never in the file."
        ),
    )

    def __init__(self, *args, number, **kwargs):
        super().__init__(*args, **kwargs)
        self.number = number  # of tips

    def clean(self):
        data = super().clean()
        if not self.number:
            raise forms.ValidationError(_("There is no tip to download."))
        if data.get("with_words"):
            self.refuse_words()
        elif data.get("file_type") == XLSX and self.number > MOST_IN_XLSX:
            text = _("An Excel file takes %(most)d tips at most. Choose CSV, or narrow the list down.")
            self.add_error("file_type", text % {"most": MOST_IN_XLSX})
        return data

    def refuse_words(self):
        if self.number > MOST_WITH_WORDS:
            text = _("With what people wrote a file holds %(most)d tips at most. Narrow the list down first.")
            self.add_error("with_words", text % {"most": MOST_WITH_WORDS})
        if not keys.private_keys():
            self.add_error("with_words", _("The key that opens tips is not here: a file can have no words."))


class ExportView(SupervisorsOnly, WagtailAdminTemplateMixin, FormView):
    """Takes the filters of the inbox from the address."""

    template_name = "tips/admin/export.html"
    form_class = ExportForm
    page_title = gettext_lazy("Download the list")
    header_icon = "download"
    _show_breadcrumbs = True

    @cached_property
    def filters(self):
        visible = Tip.objects.visible_to(self.request.user)
        return TipFilterSet(self.request.GET, queryset=visible, request=self.request)

    @cached_property
    def tips(self):
        return self.filters.qs.filter(self.filters.shown) if self.filters.is_valid() else Tip.objects.none()

    @cached_property
    def number(self):
        return self.tips.order_by().count()

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "number": self.number}

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("tips_inbox"), "label": _("Tips")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        back = f"{reverse('tips_inbox')}?{self.request.GET.urlencode()}"
        chosen = {"is_broken": not self.filters.is_valid(), "chosen": list(in_words(self.filters))}
        return super().get_context_data(number=self.number, back=back, **chosen, **kwargs)

    def form_valid(self, form):
        kind, with_words = form.cleaned_data["file_type"], form.cleaned_data["with_words"]
        table = Table(self.written_down(kind, with_words), with_words=with_words)
        name = f"tin-bao-{timezone.localdate():%Y-%m-%d}.{kind}"
        headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}
        if kind == CSV:
            lines = csv_rows(table.header, table.rows())
            return StreamingHttpResponse(lines, content_type=TYPES[CSV], headers=headers)
        content = xlsx_bytes(table.header, table.rows())
        return HttpResponse(content, content_type=TYPES[XLSX], headers=headers)

    @transaction.atomic
    def written_down(self, kind, with_words):
        """Write down the file, and where it holds words each of its tips too: so the audit tells who read
        one. Return the tips; one that comes in meanwhile is not among those whose words are read."""
        words = ["words"] if with_words else []
        detail = " ".join([kind, str(self.number), *words, *as_codes(self.filters)])
        audit.record(self.request.user, Action.EXPORT, detail=detail)
        if not with_words:
            return self.tips
        references = list(self.tips.values_list("reference", flat=True)[:MOST_WITH_WORDS])
        audit.record_each(self.request.user, Action.OPEN, references, "export")
        return self.tips.filter(reference__in=references)
