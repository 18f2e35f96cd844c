"""“My ward”: for each ward of an officer what to write, how far what is written is, and what is missing."""

from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.urls import path, reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from campaigns.models import CampaignIndexPage, NewsPage
from core.languages import IN_SOURCE_LANGUAGE
from core.models.bundles import locking_bundle
from wards.models import MeetingIndexPage, MeetingPage, Ward, WardTeam
from wards.own import own_wards, writes_everywhere
from wards.team_findings import team_findings

LISTED = 5


class Entry(NamedTuple):
    """A team, a meeting or a piece of news with its state in words."""

    obj: object
    address: str
    state: str


class Desk(NamedTuple):
    """What an officer sees of one ward."""

    ward: Ward
    team: Entry | None
    meetings: list
    news: list
    missing: list


def state_of(obj):
    """How far a page or team is on its way to the readers, in words."""
    review = obj.current_workflow_state
    if review:
        waits = review.status == review.STATUS_IN_PROGRESS
        return _("waits for approval") if waits else _("sent back: please change it")
    if locking_bundle(obj):
        return _("waits in a bundle")
    if obj.live:
        return (
            _("on the site, changes not yet submitted") if obj.has_unpublished_changes else _("on the site")
        )
    return _("approved, appears at its hour") if obj.scheduled_revision else _("draft, not yet submitted")


def page_entry(page):
    return Entry(page, reverse("wagtailadmin_pages:edit", args=[page.pk]), state_of(page))


def team_entry(team):
    name = WardTeam.snippet_viewset.get_url_name("edit")
    return Entry(team, reverse(name, args=[team.pk]), state_of(team))


def desk_of(ward):
    team = WardTeam.objects.filter(ward=ward, **IN_SOURCE_LANGUAGE).first()
    to_come = MeetingPage.objects.filter(ward=ward, starts_at__gte=timezone.now(), **IN_SOURCE_LANGUAGE)
    news = NewsPage.objects.filter(ward=ward, **IN_SOURCE_LANGUAGE).order_by(
        "-latest_revision_created_at", "-pk"
    )
    return Desk(
        ward=ward,
        team=team and team_entry(team),
        meetings=[page_entry(page) for page in to_come.order_by("starts_at", "pk")[:LISTED]],
        news=[page_entry(page) for page in news[:LISTED]],
        missing=[*missing_of(team), *([] if to_come.live().exists() else [_("Add a meeting to come.")])],
    )


def missing_of(team):
    """Return what is to be done so that readers find on the ward's page what they look for, in words."""
    if team is None:
        return [_("Write the page of the 3-in-1 team.")]
    if not team.live:
        return [_("The page of the 3-in-1 team is not on the site yet.")]
    return [finding.text for finding in team_findings(team)]


def add_address(index_model, model):
    index = index_model.objects.filter(**IN_SOURCE_LANGUAGE).first()
    return index and reverse(
        "wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, index.pk]
    )


class MyWardsView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "home/admin/my_wards.html"
    header_icon = "home"
    page_title = gettext_lazy("My ward")
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not own_wards(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        wards = Ward.objects.filter(pk__in=own_wards(self.request.user))
        return super().get_context_data(
            desks=[desk_of(ward) for ward in wards],
            add_news=add_address(CampaignIndexPage, NewsPage),
            add_meeting=add_address(MeetingIndexPage, MeetingPage),
            add_team=reverse(WardTeam.snippet_viewset.get_url_name("add")),
            **kwargs,
        )


class MyWardsMenuItem(MenuItem):
    def is_shown(self, request):
        return bool(own_wards(request.user))


class MyWardsPanel(Component):
    """On the first screen: one tap to it."""

    name = "my-wards"
    order = 70
    template_name = "home/admin/my_wards_panel.html"


@hooks.register("register_admin_urls")
def my_wards_urls():
    return [path("phuong-cua-toi/", MyWardsView.as_view(), name="my_wards")]


@hooks.register("register_admin_menu_item")
def my_wards_menu_item():
    address = reverse_lazy("my_wards")
    return MyWardsMenuItem(gettext_lazy("My ward"), address, name="my-wards", icon_name="home", order=30)


@hooks.register("construct_homepage_panels")
def my_wards_panel(request, panels):
    if own_wards(request.user):
        panels.append(MyWardsPanel())


@hooks.register("construct_main_menu")
def one_way_to_the_team(request, menu_items):
    """Ward staff reach their team from their ward; a list of one row would be a second way."""
    if own_wards(request.user) and not writes_everywhere(request.user):
        menu_items[:] = [item for item in menu_items if item.name != "ward-teams"]
