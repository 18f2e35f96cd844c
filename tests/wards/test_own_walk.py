"""What ward staff may do at each address of the back office that names a page or a team.

Every page type has a line in KINDS: whether pages of it can be a ward's own. Every address refuses them but
those in OPEN, and these open for what is of one's own ward alone.
"""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page, TaskState
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from alerts.models import AlertIndexPage, AlertPage
from campaigns.models import CampaignIndexPage, CampaignPage, NewsPage
from guides.models import GuideIndexPage, GuidePage
from home.models import HomePage, StandardPage
from tests.factories import MAKERS, in_english, make_campaign, make_news, make_team, make_user, vietnamese
from tests.signing_in import sign_in
from tests.site.pages import PAGE_TYPES, live_page
from tests.site.routes import address, every_route
from users.roles import Role
from wards.models import MeetingIndexPage, MeetingPage, Ward, WardTeam

pytestmark = pytest.mark.any_database

KINDS = {
    **dict.fromkeys([NewsPage, MeetingPage], True),
    **dict.fromkeys([AlertPage, CampaignPage, GuidePage, StandardPage, HomePage], False),
    **dict.fromkeys([AlertIndexPage, CampaignIndexPage, GuideIndexPage, MeetingIndexPage], False),
}
PAGES, TEAMS = "wagtailadmin_pages:", "wagtailsnippets_wards_wardteam:"
OTHERS = ("wagtail_localize:", "wagtail_bulk_action", "submit_translation", "delete_page", "hide")
OPEN = {
    *("edit", "view_draft", "preview_on_edit", "usage", "revisions_revert"),
    *("workflow_history", "workflow_history_detail"),
}
OPEN_OF_TEAMS = (OPEN - {"view_draft", "preview_on_edit"}) | {
    *("history", "history_results", "revisions_compare", "copy"),
}
BELOW = {"add_subpage", "add", "preview_on_add"}
# They tell nothing and change nothing: a list to choose from, a sentence that says why not.
ANYBODYS = {
    *("revisions_index", "choose_parent", "javascript_catalog", "confirm_workflow_cancellation"),
    *("list", "list_results", "move_confirm", "convert_to_alias"),
    *("translations_report", "translations_report_results"),
}
HOME = "/quan-tri/"
OURS, THEIRS = "26560", "26737"


def routes_of(*prefixes):
    return sorted({route for route in every_route() if route.name.startswith(prefixes)})


def opened(client, routes, values, methods=("get", "post")):
    """Return the short names of those `routes` that answer anything but a refusal."""
    found = set()
    for route in routes:
        path = address(route, values)
        if route.name.endswith("revisions_compare"):
            path = reverse(route.name, args=[values["pk"], values["revision_id"], "latest"])
        for method in methods:
            response = getattr(client, method)(path)
            if response.status_code < 400 and response.headers.get("Location") != HOME:
                found.add(route.name.rpartition(":")[2])
    return found - ANYBODYS


def values_of(obj):
    """What fills the addresses of `obj`, a page or a team, which waits for approval if it can."""
    state = obj.current_workflow_task_state
    names = ["page_id", "parent_page_id", "page_to_move_id", "pk", "object_id"]
    return {
        **dict.fromkeys(names, obj.pk),
        **{"revision_id": obj.latest_revision_id or 1, "destination_id": vietnamese(HomePage).pk},
        **{"content_type_app_name": "campaigns", "content_type_model_name": "newspage"},
        **{"app_label": "wagtailcore", "model_name": "page", "action": "delete", "action_name": "approve"},
        **{"task_state_id": state.pk if state else 1, "task_id": state.task_id if state else 1},
        "workflow_state_id": state.workflow_state_id if state else 1,
    }


def submitted(obj):
    obj.get_workflow().start(obj, make_user(Role.EDITOR))
    obj.refresh_from_db()
    return obj


def snapshot():
    return (
        list(Page.objects.order_by("path").values("path", "live", "title", "latest_revision", "locked")),
        list(WardTeam.objects.values("pk", "live", "latest_revision")),
        list(TaskState.objects.values("pk", "status")),
    )


@pytest.fixture
def officer(home, client):
    """Somebody of one ward, signed in. What a view does with ids that do not exist is not asked here."""
    client.raise_request_exception = False
    user = make_user(Role.WARD_STAFF, ward=Ward.objects.get(pk=OURS))
    sign_in(client, user)
    return user


def test_every_page_type_has_a_line():
    assert set(KINDS) == set(PAGE_TYPES)


@pytest.mark.parametrize("model", [model for model, own in KINDS.items() if own])
def test_pages_of_ones_own_ward_open_and_no_others(officer, client, model):
    ours, theirs, citys = (submitted(MAKERS[model](ward_id=ward)) for ward in (OURS, THEIRS, None))
    before = snapshot()
    routes = routes_of(PAGES, *(OTHERS if model is NewsPage else ()))
    assert opened(client, routes, values_of(ours)) == OPEN
    assert opened(client, routes, values_of(theirs)) == set()
    assert opened(client, routes, values_of(citys), ["post"]) == set()
    assert snapshot() == before


def test_no_page_of_another_kind_opens(officer, client):
    routes = [
        route for route in routes_of(PAGES) if route.name != f"{PAGES}delete"
    ]  # its own refusal: a sentence
    for model in [model for model, own in KINDS.items() if not own]:
        page = live_page(model)
        before = snapshot()
        below = BELOW if model in (CampaignIndexPage, MeetingIndexPage, CampaignPage) else set()
        assert opened(client, routes, values_of(page), ["post"]) <= below, model
        assert snapshot() == before


def test_a_translation_is_for_translators(officer, editor, client, login):
    page, english = make_news(ward_id=OURS), Locale.objects.get(language_code="en")
    in_english(page.get_parent().specific)
    submit = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    login(editor).post(submit, {"locales": [english.pk]})
    translation = Translation.objects.get(source__object_id=page.translation_key)
    parts = {
        **{"translation_id": translation.pk, "translation_source_id": translation.source_id},
        "string_segment_id": StringSegment.objects.filter(source=translation.source).first().pk,
    }
    values = {**values_of(translation.get_target_instance()), **parts}
    login(officer)
    assert opened(client, routes_of(PAGES, *OTHERS), values, ["get", "post", "put"]) == set()
    assert not StringTranslation.objects.exists()


@pytest.mark.parametrize("model", [model for model, own in KINDS.items() if own])
def test_nothing_is_begun_in_another_language_or_below_a_draft(officer, client, model):
    index = MAKERS[model]().get_parent().specific
    draft = make_campaign(live=False, title="Chưa ai được biết")
    for parent in (in_english(index), draft):
        address = reverse(f"{PAGES}add", args=[model._meta.app_label, model._meta.model_name, parent.pk])
        for response in (client.get(address), client.post(address, {"title": "Tin"})):
            assert response.headers["Location"] == HOME
    chooser = client.get(reverse("wagtailadmin_choose_page_child", args=[draft.pk]))
    assert (chooser.status_code, draft.title in chooser.content.decode()) == (404, False)


@pytest.mark.parametrize("role", [Role.WARD_STAFF, Role.EDITOR])
def test_a_team_is_begun_in_vietnamese_alone(home, client, role):
    sign_in(client, make_user(role, ward=Ward.objects.get(pk=OURS)))
    add = reverse(f"{TEAMS}add")
    assert client.get(f"{add}?locale=vi").status_code == 200
    assert client.get(f"{add}?locale=en").status_code == 404
    assert client.post(f"{add}?locale=en", {"ward": OURS}).status_code == 404


def test_the_team_of_ones_own_ward_opens_and_no_other(officer, client):
    ours, theirs = (submitted(make_team(ward_id=ward)) for ward in (OURS, THEIRS))
    before = snapshot()
    routes = [route for route in routes_of(TEAMS) if route.name != f"{TEAMS}add"]
    assert opened(client, routes, values_of(ours)) == OPEN_OF_TEAMS
    assert opened(client, routes, values_of(theirs)) == set()
    assert snapshot() == before
    listed = client.get(reverse(f"{TEAMS}list")).context["object_list"]
    assert [team.ward_id for team in listed] == [OURS]


@pytest.mark.parametrize("ward", [None, THEIRS])
def test_staff_of_no_ward_and_of_another_open_nothing(home, client, ward):
    client.raise_request_exception = False
    sign_in(client, make_user(Role.WARD_STAFF, ward=ward and Ward.objects.get(pk=ward)))
    page, team = make_news(ward_id=OURS), make_team(ward_id=OURS)
    assert opened(client, routes_of(PAGES), values_of(page), ["post"]) == set()
    found = opened(client, routes_of(TEAMS), values_of(team), ["get"])
    assert found == ({"add"} if ward else set())


def test_a_post_without_the_role_opens_nothing(home, client):
    """A handler of tips has a ward too, for another purpose."""
    sign_in(client, make_user(Role.TIP_HANDLER, ward=Ward.objects.get(pk=OURS)))
    edit = reverse("wagtailadmin_pages:edit", args=[make_news(ward_id=OURS).pk])
    assert client.get(edit).headers["Location"] == HOME


def test_drafts_of_others_cannot_be_chosen_for_a_link(officer, client):
    hidden = make_news(ward_id=THEIRS, live=False, title="Chưa ai được biết")
    public = make_news(ward_id=THEIRS, title="Ai cũng biết rồi")
    page = client.get(reverse("wagtailadmin_choose_page_search"), {"q": "biết"}).content.decode()
    assert public.title in page
    assert hidden.title not in page
