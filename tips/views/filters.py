"""What the list of tips can be narrowed down to."""

from functools import cache

import django_filters
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from tips.colleagues import NOBODY, choices_of, colleagues_of
from tips.models import Kind, Status, Tip, is_supervisor
from wards.models import Ward

MINE = "mine"


@cache
def ward_choices():
    """Every ward. Only a migration changes them, so a process asks once."""
    return list(Ward.objects.values_list("code", "name"))


class TipFilterSet(WagtailFilterSet):
    """Quarantine is for supervisors, who see what is in it when they ask for it."""

    status = django_filters.ChoiceFilter(choices=Status.choices, label=_("Status"))
    kind = django_filters.ChoiceFilter(choices=Kind.choices, label=_("Kind"))
    ward = django_filters.ChoiceFilter(choices=ward_choices, label=_("Ward"))
    assignee = django_filters.ChoiceFilter(method="given_to", label=_("Who works on it"))
    waiting = django_filters.ChoiceFilter(
        method="who_wait", choices=[("yes", _("Somebody is waiting"))], label=_("Waiting")
    )
    received_on = django_filters.DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget)
    quarantine = django_filters.ChoiceFilter(
        method="in_quarantine",
        choices=[("only", _("Only what is in quarantine")), ("with", _("Everything"))],
        label=_("Quarantine"),
    )

    class Meta:
        model = Tip
        fields = ["status", "kind", "ward", "assignee", "waiting", "received_on", "quarantine"]

    def __init__(self, *args, request, people=None, **kwargs):
        super().__init__(*args, request=request, **kwargs)
        self.people = people or choices_of(colleagues_of(request.user))
        self.filters["assignee"].extra["choices"] = [(MINE, _("Me")), (NOBODY, _("Nobody yet")), *self.people]
        if not is_supervisor(request.user):
            del self.filters["quarantine"]

    def given_to(self, tips, _name, value):
        if value == NOBODY:
            return tips.filter(assignee=None)
        return tips.filter(assignee=self.request.user.pk if value == MINE else value)

    def who_wait(self, tips, _name, _value):
        return tips.exclude(waiting_since=None)

    def in_quarantine(self, tips, _name, value):
        return tips.filter(quarantined=True) if value == "only" else tips

    @property
    def shown(self):
        """The condition of what is shown without being asked for."""
        asked = self.is_valid() and self.form.cleaned_data.get("quarantine")
        return Q() if asked else Q(quarantined=False)


KEPT = [*TipFilterSet.Meta.fields, "received_on_from", "received_on_to", "ordering", "p"]


def list_query(params):
    """Return `?…` with what a list was asked for, so that a tip knows its neighbours and the way back."""
    kept = QueryDict(mutable=True)
    for name in KEPT:
        if params.get(name):
            kept[name] = params[name]
    return f"?{kept.urlencode()}" if kept else ""
