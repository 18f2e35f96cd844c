"""The review: what will become public, who wrote it, and two buttons."""

from functools import cached_property

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.fields import RichTextField
from wagtail.models import Page, TaskState
from wagtail.templatetags.wagtailcore_tags import richtext

from core.review import authors_since_live, conflict_of_interest, obstacles_to
from core.translations import left_in_source_language
from users.models import User

DONE = {
    "approve": gettext_lazy("Approved. It is public now, or will be at its hour."),
    "reject": gettext_lazy("Sent back."),
}


class ReviewForm(forms.Form):
    comment = forms.CharField(
        label=gettext_lazy("What should be changed?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Needed only if you ask for changes. The writer will read it."),
    )

    def __init__(self, *args, action, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = action == "reject"


def fields_in(panels, obj, place=""):
    """Yield (label, value) for each field that `panels` show of `obj`; `place` says in which row it is."""
    for panel in panels:
        if isinstance(panel, InlinePanel):
            for number, row in enumerate(getattr(obj, panel.relation_name).all(), start=1):
                yield from fields_in(row.panels, row, f"{panel.label} {number} – ")
        elif isinstance(panel, FieldPanel):
            yield _label(obj, panel.field_name, place), _value(obj, panel.field_name)
        else:
            yield from fields_in(getattr(panel, "children", ()), obj, place)


def _label(obj, name, place):
    return place + str(obj._meta.get_field(name).verbose_name)


def _value(obj, name):
    display = getattr(obj, f"get_{name}_display", None)
    value = display() if display else getattr(obj, name)
    return richtext(value) if isinstance(obj._meta.get_field(name), RichTextField) else value


class ReviewView(WagtailAdminTemplateMixin, FormView):
    """Approve or send back one submitted text. GET shows it, POST carries `action`."""

    template_name = "core/admin/review.html"
    form_class = ReviewForm
    header_icon = "view"
    page_title = gettext_lazy("Review")
    _show_breadcrumbs = True

    @cached_property
    def task_state(self):
        return get_object_or_404(TaskState, pk=self.kwargs["pk"]).specific

    @cached_property
    def task(self):
        return self.task_state.task.specific

    @cached_property
    def reviewed(self):
        return self.task_state.revision.as_object()

    def dispatch(self, request, *args, **kwargs):
        if not self.task.is_reviewer(request.user):
            raise PermissionDenied
        if self.task_state.status != TaskState.STATUS_IN_PROGRESS:
            messages.warning(request, _("This has already been decided."))
            return redirect("wagtailadmin_home")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "action": self.request.POST.get("action")}

    def get_page_subtitle(self):
        return str(self.reviewed)

    def get_context_data(self, **kwargs):
        page = self.reviewed if isinstance(self.reviewed, Page) else None
        return super().get_context_data(
            object=self.reviewed,
            page=page,
            revision_id=self.task_state.revision_id,
            preview_url=page and reverse("wagtailadmin_pages:workflow_preview", args=[page.pk, self.task.pk]),
            fields=None if page else self.snippet_fields(),
            submitter=self.task_state.workflow_state.requested_by,
            writers=User.objects.filter(
                pk__in=authors_since_live(self.task_state.workflow_state.content_object)
            ),
            conflict=conflict_of_interest(self.task_state.workflow_state, self.request.user),
            missing=self.missing,
            obstacles=self.obstacles,
            **kwargs,
        )

    @cached_property
    def missing(self):
        return left_in_source_language(self.reviewed)

    @cached_property
    def obstacles(self):
        return obstacles_to(self.reviewed)

    def snippet_fields(self):
        """Label and new value of every field an editor can set, those of rows one row after the other."""
        return fields_in(self.reviewed.panels, self.reviewed)

    def form_valid(self, form):
        action = self.request.POST.get("action")
        if action not in DONE:
            return redirect("review", pk=self.task_state.pk)
        if action == "approve" and self.missing:
            messages.error(self.request, _("This is not translated to the end: ask for changes."))
            return redirect("review", pk=self.task_state.pk)
        if action == "approve" and self.obstacles:
            messages.error(self.request, self.obstacles[0])
            return redirect("review", pk=self.task_state.pk)
        if action == "approve" and conflict_of_interest(self.task_state.workflow_state, self.request.user):
            messages.error(self.request, _("You wrote or submitted this: somebody else has to approve it."))
            return redirect("review", pk=self.task_state.pk)
        self.task.on_action(self.task_state, self.request.user, action, comment=form.cleaned_data["comment"])
        messages.success(self.request, DONE[action])
        return redirect("wagtailadmin_home")
