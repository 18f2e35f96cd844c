"""The explorer costs the same whatever it lists, and nothing that it does not list is out of reach."""

import re
from datetime import timedelta

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Locale, Page, PagePermissionTester
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import translate_object

from alerts.ending import end
from alerts.models import AlertEnding, AlertIndexPage, AlertPage
from campaigns.models import CampaignIndexPage
from core import listing
from core.explorer import translate_buttons
from core.explorer.children import ORDERS, children_of
from core.explorer.views import Explorer
from core.models.bundles import Bundle, State
from tests.core.bundles.making import in_a
from tests.core.test_review import submit
from tests.factories import in_english, make_alert, make_meeting, make_news, make_user, vietnamese
from tests.signing_in import sign_in
from users.models import User
from users.roles import Role
from wards.models import MeetingIndexPage

pytestmark = pytest.mark.django_db
CHOOSE_ALL = "data-bulk-action-num-objects-in-listing"
TITLE = re.compile(r'<span id="page_\d+_title">\s*(.*?)\s*</span>', re.DOTALL)


@pytest.fixture
def staff(client, home):
    user = make_user(Role.EDITOR, Role.APPROVER, Role.TRANSLATOR)
    sign_in(client, user)
    return user


def explorer(page=None):
    return reverse("wagtailadmin_explore", args=[(page or vietnamese(AlertIndexPage)).pk])


def titles(client, address, **query):
    answer = client.get(address, query)
    return [title.split("\n")[-1].strip() for title in TITLE.findall(answer.content.decode())]


def rows_of_every_kind(user):
    """Make a warning in each state that a row says something of, or offers something for."""
    make_alert(live=False, user=user)
    make_alert(user=user, expire_at=timezone.now() + timedelta(days=1))
    end(make_alert(user=user), AlertEnding(reason="caught"), user)
    submit(make_alert(live=False, user=user), user)
    bundle = in_a(user, make_alert(live=False, user=user))
    Bundle.objects.filter(pk=bundle.pk).update(state=State.WAITING)
    in_english(make_alert(user=user))
    make_news(user=user)
    make_meeting(user=user)
    translate_object(make_alert(user=user), [Locale.objects.get(language_code="en")])


@pytest.mark.any_database
def test_more_rows_of_any_kind_ask_nothing_more(client, staff):
    in_english(vietnamese(AlertIndexPage))
    english = AlertIndexPage.objects.get(locale__language_code="en")
    addresses = [
        *(explorer(), explorer(english), f"{explorer()}?q=canh+bao", f"{explorer()}?has_child_pages=false"),
        *(explorer(vietnamese(CampaignIndexPage)), explorer(vietnamese(MeetingIndexPage))),
        reverse("wagtailadmin_pages:type_use", args=["alerts", "alertpage"]),
    ]
    costs = []
    for _time in range(2):
        rows_of_every_kind(staff)
        costs.append([cost_of(client, address) for address in addresses])
        rows_of_every_kind(staff)
    assert costs[0] == costs[1]


def cost_of(client, address):
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_the_first_pages_are_listed_and_the_list_says_so(client, staff, monkeypatch):
    made = [make_alert(title=f"Số {number}", user=staff).title for number in range(4)]
    assert "chỉ gồm" not in client.get(explorer()).content.decode()
    monkeypatch.setattr(listing, "MOST", 3)
    assert titles(client, explorer()) == made[:0:-1]
    assert "Danh sách chỉ gồm 3 trang đầu" in client.get(explorer()).content.decode()


def test_what_is_not_listed_is_not_chosen_with_all_in_the_list(client, staff, monkeypatch):
    for _number in range(4):
        make_alert(user=staff)
    monkeypatch.setattr(Explorer, "paginate_by", 2)
    monkeypatch.setattr(Explorer, "paginate_orphans", 0)
    assert CHOOSE_ALL in client.get(explorer()).content.decode()
    monkeypatch.setattr(listing, "MOST", 3)
    assert CHOOSE_ALL not in client.get(explorer()).content.decode()


def test_translating_is_offered_in_the_words_of_wagtail_localize(client, staff):
    translated = make_alert(user=staff)
    translate_object(translated, [Locale.objects.get(language_code="en")])
    shown = client.get(explorer()).content.decode()
    source = TranslationSource.objects.get(object_id=translated.translation_key)
    assert shown.count("Cập nhật các trang dịch theo bản gốc") == 1
    assert reverse("wagtail_localize:update_translations", args=[source.pk]) in shown
    other = make_alert(user=staff)
    shown = client.get(explorer()).content.decode()
    assert "Dịch trang này" in shown
    assert reverse("wagtail_localize:submit_page_translation", args=[other.pk]) in shown
    assert reverse("wagtail_localize:submit_page_translation", args=[translated.pk]) not in shown


def test_what_is_not_listed_is_found_in_another_order_by_the_search_and_by_filters(
    client, staff, monkeypatch
):
    first = make_alert(title="Đầu tiên", user=staff)
    for number in range(4):
        make_alert(title=f"Số {number}", user=staff)
    Page.objects.filter(pk=first.pk).update(latest_revision_created_at="2020-05-01T12:00:00Z")
    monkeypatch.setattr(listing, "MOST", 3)
    assert "Đầu tiên" not in titles(client, explorer())
    assert titles(client, explorer(), ordering="latest_revision_created_at")[0] == "Đầu tiên"
    assert titles(client, explorer(), q="dau tien") == ["Đầu tiên"]
    days = {"latest_revision_created_at_from": "2020-04-30", "latest_revision_created_at_to": "2020-05-02"}
    assert titles(client, explorer(), **days) == ["Đầu tiên"]


@pytest.mark.parametrize("ordering", ORDERS)
def test_every_row_stands_once_in_every_order(client, staff, ordering):
    index = vietnamese(AlertIndexPage)
    made = {make_alert(title="Trùng tên", live=bool(number % 3), user=staff).pk for number in range(7)}
    rows = children_of(index).order_by(*ORDERS[ordering])
    pages = Paginator(listing.LongList(rows.specific()), 2)
    listed = [row.pk for page in pages for row in page]
    assert listed == list(rows.values_list("pk", flat=True))
    assert set(listed) == made
    assert len(titles(client, explorer(), ordering=ordering)) == 7


@pytest.mark.parametrize("ordering", ORDERS)
def test_every_order_is_read_along_an_index(home, ordering):
    if connection.vendor == "postgresql":  # which rather reads and sorts the few pages there are here
        with connection.cursor() as cursor:
            for way in ("seqscan", "bitmapscan", "sort"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
    plan = children_of(vietnamese(AlertIndexPage)).order_by(*ORDERS[ordering]).explain()
    assert "pages_of_a_parent_by_" in plan
    assert not re.search("SORT|B-TREE", plan.upper()), plan


def test_only_who_may_put_pages_in_an_order_gets_all_at_once(client, staff, monkeypatch):
    monkeypatch.setattr(listing, "MOST", 2)
    for _number in range(3):
        make_alert(user=staff)
    assert len(titles(client, explorer(), ordering="ord")) == 2


def test_the_filters_name_who_owns_pages_or_edited_some(client, staff):
    writer = make_user(Role.EDITOR)
    page = make_alert(user=staff)
    Page.objects.filter(pk=page.pk).update(owner=writer)
    log(page, "wagtail.edit", user=staff)
    filters = client.get(explorer()).context["filters"].form
    assert [list(filters.fields[name].queryset) for name in ("owner", "edited_by")] == [[writer], [staff]]


@pytest.mark.parametrize("role", [Role.EDITOR, Role.APPROVER, Role.TRANSLATOR, Role.WARD_STAFF])
def test_what_may_be_deleted_is_what_wagtail_says(home, role):
    user, index = make_user(role), vietnamese(AlertIndexPage)
    draft, own = make_alert(live=False), make_alert(live=False, user=user)
    for page in (home, index, draft, own, make_alert(user=user)):
        fresh = User.objects.get(pk=user.pk)
        ours = page.permissions_for_user(fresh).can_delete()
        assert ours == PagePermissionTester(fresh, page).can_delete(), (role, page)


def test_wagtail_localize_still_asks_for_each_row(staff):
    """Else `core.explorer.translate_buttons` may go."""
    page = AlertPage.objects.get(pk=make_alert(user=staff).pk)
    user = User.objects.get(pk=staff.pk)
    user.has_perm("wagtail_localize.submit_translation")
    with CaptureQueriesContext(connection) as queries:
        assert len(list(translate_buttons.upstream(page, user))) == 1
    assert len(queries) > 0
