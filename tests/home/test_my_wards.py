"""“My ward”: an officer writes news on a phone, a colleague goes on, an approver publishes."""

import json
import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from campaigns.models import CampaignIndexPage, NewsPage
from core.models.bundles import Bundle, identity
from tests.factories import make_campaign, make_meeting, make_news, make_team, make_user, vietnamese
from users.roles import Role
from wards.models import ContactPoint, TeamMember, Ward, WardStaff, WardTeam

pytestmark = pytest.mark.any_database

OURS, THEIRS, THIRD = "26560", "26737", "26740"
EDIT = "wagtailadmin_pages:edit"
STORY = {"body": streamfield([("paragraph", rich_text("<p>Tổ đã đến khu phố 2.</p>"))])}
NEWS = {
    **{
        "title": "Tổ 3 trong 1 đến khu phố 2",
        "summary": "Bà con hỏi, tổ trả lời.",
        "slug": "to-den-khu-pho-2",
    },
    **{"published_on": "2025-10-12", **nested_form_data(STORY)},
}


@pytest.fixture
def ward(home):
    return Ward.objects.get(pk=OURS)


@pytest.fixture
def officer(ward):
    return make_user(Role.WARD_STAFF, ward=ward)


@pytest.fixture
def add_news(home):
    return reverse("wagtailadmin_pages:add", args=["campaigns", "newspage", vietnamese(CampaignIndexPage).pk])


def shown(response):
    return BeautifulSoup(response.content, "html.parser")


def fields(response):
    """What a browser would send of the editor's form if nothing was filled in."""
    form = shown(response).select_one("form[data-edit-form]")
    found = {
        field["name"]: field.get("value", "") for field in form.select("input[name]:not([type=checkbox])")
    }
    found |= {field["name"]: field.text.strip() for field in form.select("textarea[name]")}
    for choice in form.select("select[name]"):
        chosen = choice.select_one("option[selected]")
        found[choice["name"]] = chosen["value"] if chosen else ""
    return found


def choices(response):
    return [option["value"] for option in shown(response).select("select[name=ward] option")]


def newest(page):
    """The version of `page` that was saved last, asked of the database."""
    return NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_an_officer_writes_news_and_an_approver_publishes_it(client, login, officer, add_news, approver):
    desk = shown(login(officer).get(reverse("my_wards")))
    assert desk.find("a", string="Viết tin")["href"] == add_news
    form = client.get(add_news)
    assert fields(form)["ward"] == OURS
    client.post(add_news, {**fields(form), **NEWS, "action-submit": "1"})
    page = NewsPage.objects.get()
    assert (page.ward_id, page.live, page.owner) == (OURS, False, officer)
    desk = client.get(reverse("my_wards")).content.decode()
    assert page.title in desk
    assert "chờ duyệt" in desk
    review = reverse("review", args=[TaskState.objects.get().pk])
    assert client.post(review, {"action": "approve"}).status_code == 302
    assert not NewsPage.objects.get().live
    login(approver).post(review, {"action": "approve"})
    assert NewsPage.objects.get().live
    assert "đang hiện" in login(officer).get(reverse("my_wards")).content.decode()


@pytest.mark.parametrize("another", [THEIRS, ""])
@pytest.mark.parametrize("action", [{}, {"action-submit": "1"}])
def test_no_other_ward_can_be_posted(login, officer, add_news, another, action):
    client = login(officer)
    client.post(add_news, {**fields(client.get(add_news)), **NEWS, "ward": another, **action})
    assert not NewsPage.objects.exists()
    page = make_news(ward_id=OURS)
    address = reverse(EDIT, args=[page.pk])
    client.post(address, {**fields(client.get(address)), **NEWS, "ward": another, **action})
    assert newest(page).ward_id == OURS
    assert page.revisions.count() == 1


def test_nothing_but_news_and_meetings_can_be_begun(login, officer, home):
    index = vietnamese(CampaignIndexPage)
    address = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", index.pk])
    assert login(officer).get(address).headers["Location"] == reverse("wagtailadmin_home")
    below = reverse("wagtailadmin_pages:add", args=["campaigns", "newspage", make_campaign().pk])
    assert login(officer).get(below).status_code == 200


def test_the_menu_of_the_site_is_not_for_officers(login, officer, editor, ward):
    page = make_news(ward=ward)
    address = reverse(EDIT, args=[page.pk])
    assert 'name="show_in_menus"' in login(editor).get(address).content.decode()
    client = login(officer)
    form = client.get(address)
    assert 'name="show_in_menus"' not in form.content.decode()
    client.post(address, {**fields(form), **NEWS, "show_in_menus": "on"})
    assert page.revisions.count() == 2
    assert not newest(page).show_in_menus


def test_a_colleague_of_the_same_ward_goes_on_with_a_draft(login, officer, ward, add_news):
    client = login(officer)
    client.post(add_news, {**fields(client.get(add_news)), **NEWS})
    page = NewsPage.objects.get()
    client, address = login(make_user(Role.WARD_STAFF, ward=ward)), reverse(EDIT, args=[page.pk])
    client.post(address, {**fields(client.get(address)), **NEWS, "title": "Tổ đến khu phố 2 và 3"})
    assert newest(page).title == "Tổ đến khu phố 2 và 3"


def test_whoever_serves_several_wards_chooses_among_them(login, officer, add_news):
    WardStaff.objects.create(user=officer, ward_id=THIRD)
    client = login(officer)
    assert set(choices(client.get(add_news))) == {"", OURS, THIRD}
    assert len(shown(client.get(reverse("my_wards"))).select("section.my-ward")) == 2


def test_an_editor_who_is_ward_staff_too_keeps_all_wards(login, ward, add_news):
    both = make_user(Role.EDITOR, Role.WARD_STAFF, ward=ward)
    page = make_news(ward_id=THEIRS)
    client = login(both)
    assert len(choices(client.get(add_news))) == 169
    assert client.get(reverse(EDIT, args=[page.pk])).status_code == 200


@pytest.mark.parametrize(("now", "then"), [(THEIRS, OURS), (OURS, THEIRS)])
def test_a_version_that_names_another_ward_opens_nothing(login, officer, editor, home, now, then):
    """Neither an old version of what is now another's, nor a draft that gives ours away."""
    page = make_news(ward_id=then)
    old = page.latest_revision
    page.ward_id = now
    page.save_revision(user=editor).publish()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk])
    assert login(officer).get(address).status_code == 302


def test_an_officer_makes_the_page_of_the_team_and_no_other_wards(login, officer, home):
    add = reverse(WardTeam.snippet_viewset.get_url_name("add"))
    client = login(officer)
    form = client.get(add)
    assert choices(form) == [OURS]
    empty = {**fields(form), "how_to_ask": "Hỏi công an phường.", "rules": rich_text("")}
    client.post(add, {**empty, "ward": THEIRS, "action-submit": "1"})
    assert not WardTeam.objects.exists()
    client.post(add, {**empty, "action-submit": "1"})
    team = WardTeam.objects.get()
    assert (team.ward_id, team.live, team.workflow_in_progress) == (OURS, False, True)


def test_the_screen_says_what_is_missing_and_in_which_state_everything_is(login, officer, ward):
    client = login(officer)
    assert (
        "Hãy viết trang giới thiệu Tổ công tác 3 trong 1." in client.get(reverse("my_wards")).content.decode()
    )
    tasks = dict.fromkeys(["listening", "telling", "helping"], "Mỗi tuần một buổi.")
    team = make_team(ward_id=OURS, how_to_ask="Hỏi công an phường.", **tasks)
    make_meeting(ward=ward, live=False, title="Buổi gặp sắp tới")
    make_meeting(ward=ward, title="Buổi gặp đã qua", starts_at=timezone.now() - timedelta(days=3))
    make_meeting(ward_id=THEIRS, title="Buổi gặp nơi khác")
    page = client.get(reverse("my_wards")).content.decode()
    assert re.search(r"Buổi gặp sắp tới.*?bản nháp", page, re.DOTALL)
    assert "Buổi gặp đã qua" not in page
    assert "Buổi gặp nơi khác" not in page
    missing = [item.text for item in shown(client.get(reverse("my_wards"))).select(".help-block li")]
    assert missing == [*(finding.text for finding in team.own_findings()), "Hãy thêm một buổi gặp sắp tới."]
    assert len(missing) == 4
    TeamMember.objects.create(team=team, office="Công an phường", locale=team.locale)
    ContactPoint.objects.create(team=team, name="Trụ sở công an phường", locale=team.locale)
    missing = [item.text for item in shown(client.get(reverse("my_wards"))).select(".help-block li")]
    days = "Hãy ghi lần tới người dân gặp tổ khi nào, ở đâu."
    assert missing == [days, "Hãy thêm một buổi gặp sắp tới."]


def test_what_waits_in_a_bundle_says_so_and_leads_nowhere_they_may_not_go(login, officer, ward, editor):
    page, team = make_news(ward=ward, live=False), make_team(ward_id=OURS, live=False)
    bundle = Bundle.objects.create(title="Ra quân", goes_public_at=timezone.now(), state="waiting")
    for obj in (page, team):
        bundle.items.create(**identity(obj), title=str(obj), revision=obj.latest_revision)
    client = login(officer)
    desk = client.get(reverse("my_wards")).content.decode()
    assert desk.count("đang chờ trong một gói phát hành") == 2
    page_editor = client.get(reverse(EDIT, args=[page.pk])).content.decode()
    answer = client.get(reverse(WardTeam.snippet_viewset.get_url_name("edit"), args=[team.pk]), follow=True)
    assert answer.redirect_chain == [(reverse("wagtailadmin_home"), 302)]
    for screen in (page_editor, answer.content.decode()):
        assert "nằm trong gói phát hành" in screen
        assert reverse("bundle", args=[bundle.pk]) not in screen
        assert "Ra quân" not in screen


def test_the_menu_holds_only_what_officers_use(login, officer):
    page = shown(login(officer).get(reverse("wagtailadmin_home")))
    menu = json.loads(page.select_one("#wagtail-sidebar-props").text)
    names = set(re.findall(r'"name": "([a-z-]+)"', json.dumps(menu)))
    assert {"my-wards", "images", "documents"} <= names
    assert names.isdisjoint({"explorer", "ward-teams", "translations", "workflows", "aging-pages", "urgent"})


def test_the_screen_is_for_ward_staff_alone(login, editor, home):
    address = reverse("my_wards")
    for user in (
        editor,
        make_user(Role.WARD_STAFF),
        make_user(Role.TIP_HANDLER, ward=Ward.objects.get(pk=OURS)),
    ):
        assert login(user).get(address).headers["Location"] == reverse("wagtailadmin_home")
