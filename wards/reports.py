"""What readers of a ward's page look for and do not find. They see no fault; the city's staff see it here."""

from datetime import timedelta

import django_filters
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from core.views.reports import register_report
from wards.models import ContactPoint, TeamDay, Ward, WardTeam

CHECK_AGAIN_AFTER = timedelta(days=90)
MISSING = {
    "team": _("No team on the site"),
    "rules": _("No rules"),
    "points": _("No contact point"),
    "unchecked": _("Contact point not checked for 90 days"),
    "days": _("No day to come"),
}


def wards_with_gaps():
    """Return each ward that lacks something, `gap_…` saying what: without a team, that alone."""
    team = WardTeam.objects.live().filter(ward=OuterRef("pk"), locale__language_code=settings.LANGUAGE_CODE)
    of_team = {"team__live": True, "team__locale__language_code": settings.LANGUAGE_CODE}
    points = ContactPoint.objects.filter(team__ward=OuterRef("pk"), **of_team)
    old = points.filter(checked_on__lt=timezone.localdate() - CHECK_AGAIN_AFTER)
    days = TeamDay.objects.filter(team__ward=OuterRef("pk"), ends_at__gt=timezone.now(), **of_team)
    wards = Ward.objects.annotate(
        team_id=Subquery(team.values("pk")[:1]),
        gap_team=~Exists(team),
        gap_rules=Exists(team.filter(rules_on=None)),
        gap_points=Exists(team) & ~Exists(points),
        gap_unchecked=Exists(old),
        gap_days=Exists(team) & ~Exists(days),
    )
    lacking = Q()
    for gap in MISSING:
        lacking |= Q(**{f"gap_{gap}": True})
    return wards.filter(lacking)


def gaps_in_words(ward):
    return "; ".join(str(words) for gap, words in MISSING.items() if getattr(ward, f"gap_{gap}"))


def edit_url(ward):
    names = WardTeam.snippet_viewset
    if ward.team_id:
        return reverse(names.get_url_name("edit"), args=[ward.team_id])
    return reverse(names.get_url_name("list"))


class GapFilterSet(WagtailFilterSet):
    thieu = django_filters.ChoiceFilter(
        label=_("What is missing"), choices=list(MISSING.items()), method="lacking"
    )

    class Meta:
        model = Ward
        fields = []

    def lacking(self, queryset, name, value):
        return queryset.filter(**{f"gap_{value}": True})


class WardGapsView(ReportView):
    model = Ward
    permission_policy = ModelPermissionPolicy(WardTeam)
    any_permission_required = ["change"]
    page_title = _("Ward pages to complete")
    header_icon = "group"
    index_url_name = "ward_gaps"
    index_results_url_name = "ward_gaps_results"
    is_searchable = False
    filterset_class = GapFilterSet
    columns = [
        TitleColumn("name", label=_("Ward"), get_url=edit_url),
        Column("gaps", label=_("What is missing"), accessor=gaps_in_words),
    ]
    list_export = ["code", "name", "gaps"]
    export_headings = {"code": _("Code"), "name": _("Ward"), "gaps": _("What is missing")}
    export_filename = "trang-phuong-con-thieu"

    def get_queryset(self):
        self.queryset = wards_with_gaps()
        return super().get_queryset()

    def to_row_dict(self, item):
        return {"code": item.code, "name": item.name, "gaps": gaps_in_words(item)}


register_report(WardGapsView, "trang-phuong-con-thieu", 115)
