"""“Report by ward”: how far each of the 168 units is, in one row of dates and counts. No person stands in it.

Every cell is a date, a number or the name of a unit, so a spreadsheet finds no formula in it.
"""

from datetime import datetime, time, timedelta

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from campaigns.choices import Measure
from campaigns.models import CampaignPage, NewsPage
from campaigns.results.figures import latest_by_code
from core.generation import current, remembered
from core.models import CHOICES_IN_SOURCE_LANGUAGE
from core.page_cache.boundaries import next_boundary
from core.views.reports import register_report
from guides.reading import read_by_ward
from users.roles import Role
from wards.models import MeetingPage, TeamMember, Ward, WardTeam
from wards.own import own_wards

OF_THE_CITY = (Role.EDITOR, Role.APPROVER, Role.MANAGER)
COLUMNS = {
    "name": _("Ward"),
    "set_up_on": _("Team set up on"),
    "rules_on": _("Rules issued on"),
    "members": _("Members"),
    "trained": _("Trained on the app"),
    "officers_read": _("Officers who read the guides"),
    "officers": _("Officers"),
    "meetings": _("Meetings on this site"),
    **{f"result_{measure.value}": measure.label for measure in Measure},
    "last_activity": _("Last activity"),
}


def campaigns():
    return CampaignPage.objects.filter(**CHOICES_IN_SOURCE_LANGUAGE).order_by("-starts_on", "-pk")


class WardFilterSet(WagtailFilterSet):
    campaign = (
        django_filters.ChoiceFilter(  # a ModelChoiceFilter asks the database for any number, however big
            label=_("Campaign"),
            choices=lambda: [(str(campaign.pk), campaign.title) for campaign in campaigns()],
            method="by_campaign",
            empty_label=_("The newest that has begun"),
        )
    )
    team = django_filters.ChoiceFilter(
        label=_("3-in-1 team"),
        choices=[("none", _("Only those without a team"))],
        method="without_team",
        empty_label=_("All wards"),
    )

    class Meta:
        model = Ward
        fields = []

    def by_campaign(self, queryset, name, value):
        return queryset  # it chooses what is counted, not which wards

    def without_team(self, queryset, name, value):
        return queryset.exclude(pk__in=WardTeam.objects.filter(**CHOICES_IN_SOURCE_LANGUAGE).values("ward"))


class WardReportView(ReportView):
    model = Ward
    page_title = _("Report by ward")
    header_icon = "table"
    index_url_name = "ward_report"
    index_results_url_name = "ward_report_results"
    filterset_class = WardFilterSet
    is_searchable = False
    default_ordering = "sort_key"
    paginate_by = 200  # all of them: nobody should look for a ward on four pages
    list_export = list(COLUMNS)
    export_headings = COLUMNS
    export_filename = "bao-cao-theo-phuong-xa"

    def dispatch(self, request, *args, **kwargs):
        if not may_see_report(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def columns(self):
        return [Column(name, label=label, accessor=_cell(name)) for name, label in COLUMNS.items()]

    def get_base_queryset(self):
        wards = Ward.objects.order_by("sort_key")
        user = self.request.user
        return wards if user.has_role(*OF_THE_CITY) else wards.filter(pk__in=own_wards(user))

    def get_page_subtitle(self):
        return self.campaign.title if self.campaign else ""

    @cached_property
    def campaign(self):
        """The one that was chosen, else the newest that has begun."""
        chosen = self.filters.form.cleaned_data.get("campaign") if self.filters.is_valid() else None
        if chosen:
            return campaigns().get(pk=chosen)
        return campaigns().filter(starts_on__lte=timezone.localdate()).first()

    def decorate_paginated_queryset(self, object_list):
        wards = list(object_list)
        figures = Figures(self.campaign)
        for ward in wards:
            figures.put_on(ward)
        return wards


class Figures:
    """All figures of all wards, read in a number of queries that does not depend on how many there are."""

    def __init__(self, campaign):
        self.teams = {team.ward_id: team for team in WardTeam.objects.filter(**CHOICES_IN_SOURCE_LANGUAGE)}
        members = TeamMember.objects.filter(
            **{f"team__{name}": value for name, value in CHOICES_IN_SOURCE_LANGUAGE.items()}
        )
        sums = members.values("team__ward").annotate(people=Sum("people"), trained=Sum("trained"))
        self.members = {row["team__ward"]: row for row in sums.order_by()}
        self.reading = read_by_ward()
        self.meetings = meetings_held(*((campaign.starts_on, campaign.ends_on) if campaign else (None, None)))
        self.results = latest_by_code(campaign) if campaign else {}
        self.activity = last_activity()

    def put_on(self, ward):
        team, members = self.teams.get(ward.pk), self.members.get(ward.pk, {})
        ward.set_up_on, ward.rules_on = (team.set_up_on, team.rules_on) if team else (None, None)
        ward.members, ward.trained = members.get("people"), members.get("trained")
        ward.officers_read, ward.officers = self.reading.get(ward.pk, (None, None))
        ward.meetings = self.meetings.get(ward.pk, 0)
        results = self.results.get(ward.pk, {})
        for measure in Measure:
            _day, total = results.get(measure.value, (None, None))
            setattr(ward, f"result_{measure.value}", total)
        ward.last_activity = self.activity.get(ward.pk)


def _next_change():
    return next_boundary(current(), timezone.now())


@remembered(until=_next_change)
def meetings_held(first, last):
    """Return {ward: number} of its public meetings that are over, between two days where they are given.

    Each of them is read, so what they come to is kept until something is published, or ends.
    """
    meetings = MeetingPage.objects.over().filter(
        **CHOICES_IN_SOURCE_LANGUAGE, ward__isnull=False, called_off=""
    )
    if first:
        meetings = meetings.filter(starts_at__gte=_midnight(first))
    if last:
        meetings = meetings.filter(starts_at__lt=_midnight(last + timedelta(days=1)))
    return dict(meetings.order_by().values_list("ward").annotate(Count("pk")))


def _midnight(day):
    """The moment at which `day` begins: the index of meetings is one of moments."""
    return timezone.make_aware(datetime.combine(day, time.min))


@remembered
def last_activity():
    """Return {ward: day} of what was last published of its team, its news and its meetings.

    It is read from all of them, so it is kept until something is published.
    """
    found = {}
    for model in (WardTeam, NewsPage, MeetingPage):
        published = model.objects.filter(ward__isnull=False, last_published_at__isnull=False)
        for ward, moment in published.values_list("ward").annotate(Max("last_published_at")).order_by():
            found[ward] = max(filter(None, [found.get(ward), timezone.localdate(moment)]))
    return found


def _cell(name):
    def value(ward):
        value = getattr(ward, name)
        if value is None:
            return "–"
        return date_format(value, "d/m/Y") if name.endswith(("_on", "_activity")) else value

    return value


def may_see_report(user):
    return user.has_role(*OF_THE_CITY) or bool(own_wards(user))


register_report(WardReportView, "bao-cao-phuong-xa", 120, may_see_report)
