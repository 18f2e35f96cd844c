"""The report by ward: 168 rows of dates and counts, no person's name, as many queries for one as for all."""

import csv
import io
from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from campaigns.models import CampaignPage, Result, ResultSheet
from home.ward_report import last_activity, meetings_held
from tests.factories import make_campaign, make_meeting, make_news, make_team, make_user
from users.roles import Role
from wards.models import TeamMember, Ward

OURS, THEIRS = "26560", "26737"
TODAY = timezone.localdate


@pytest.fixture
def campaign(home):
    return make_campaign(starts_on=TODAY() - timedelta(days=30))


@pytest.fixture
def report(login, editor):
    """Return a function that gives the rows as {ward: row}, exported, for a user and a query."""

    def fetch(user=editor, **query):
        response = login(user).get(reverse("ward_report"), {"export": "csv", **query})
        rows = csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig")))
        return {row["Phường, xã"]: row for row in rows}

    return fetch


def make_sheet(campaign, *rows, live=True):
    sheet = ResultSheet.objects.create(campaign=campaign, title="Kết quả", source="Công an", live=live)
    for ward, day, value in rows:
        Result.objects.create(sheet=sheet, measure="installs", ward_id=ward, date=day, value=value)
    return sheet


def make_whole_team(ward, **kwargs):
    team = make_team(ward_id=ward, set_up_on=date(2025, 10, 1), rules_on=date(2025, 10, 3), **kwargs)
    for people, trained in [(3, 2), (4, 4)]:
        TeamMember.objects.create(
            team=team, office="Công an phường", people=people, trained=trained, locale=team.locale
        )
    return team


def test_there_is_a_row_for_every_ward_in_vietnamese_order(report, home):
    rows = list(report())
    assert rows == [ward.name for ward in Ward.objects.order_by("sort_key")]
    assert len(rows) == 168


def test_a_row_says_how_far_a_ward_is(report, campaign):
    make_whole_team(OURS)
    make_meeting(ward_id=OURS, starts_at=timezone.now() - timedelta(days=2))
    make_meeting(ward_id=OURS, starts_at=timezone.now() - timedelta(days=60))  # before the campaign
    make_meeting(ward_id=OURS)  # to come
    hour = timedelta(hours=1)
    make_meeting(ward_id=OURS, starts_at=timezone.now() - hour, ends_at=timezone.now() + hour)  # goes on
    make_meeting(ward_id=OURS, starts_at=timezone.now() - timedelta(days=3), called_off="Bão")
    make_meeting(ward_id=OURS, starts_at=timezone.now() - timedelta(days=3), live=False)
    old, new = TODAY() - timedelta(days=9), TODAY() - timedelta(days=1)
    make_sheet(campaign, (OURS, new, 90), (OURS, old, 40))
    make_sheet(campaign, (OURS, new, 85))  # mends the first
    make_sheet(campaign, (OURS, new, 999), live=False)
    row = report()["Phường Bà Rịa"]
    assert row["Tổ thành lập ngày"] == "2025-10-01"
    assert row["Ban hành quy chế ngày"] == "2025-10-03"
    assert (row["Thành viên"], row["Đã tập huấn ứng dụng"]) == ("7", "6")
    assert row["Buổi gặp có trên trang này"] == "1"
    assert row["Điện thoại đã cài ứng dụng"] == "85"
    assert row["Hoạt động gần nhất"] == TODAY().isoformat()


def test_a_draft_is_no_activity_and_no_team(report, home):
    make_whole_team(OURS, live=False)
    make_news(ward_id=OURS, live=False)
    row = report()["Phường Bà Rịa"]
    assert (row["Tổ thành lập ngày"], row["Thành viên"], row["Hoạt động gần nhất"]) == ("", "", "")


def test_it_shows_those_without_a_team_and_counts_for_the_campaign_chosen(report, campaign, client):
    make_whole_team(OURS)
    earlier = make_campaign(starts_on=date(2024, 1, 1), ends_on=date(2024, 3, 1))
    make_sheet(earlier, (OURS, date(2024, 2, 1), 7))
    assert "Phường Bà Rịa" not in report(team="none")
    assert len(report(team="none")) == 167
    assert report(campaign=earlier.pk)["Phường Bà Rịa"]["Điện thoại đã cài ứng dụng"] == "7"
    page = client.get(reverse("ward_report"), {"campaign": earlier.pk}).content.decode()
    assert earlier.title in page
    assert client.get(reverse("ward_report"), {"campaign": "9" * 80}).status_code == 200


def test_ward_staff_see_their_own_row_alone(report, home):
    officer = make_user(Role.WARD_STAFF, ward=Ward.objects.get(pk=OURS))
    assert list(report(officer)) == ["Phường Bà Rịa"]


@pytest.mark.parametrize("role", Role, ids=lambda role: role.name)
def test_it_is_for_those_who_answer_for_the_wards(login, home, role):
    response = login(make_user(role)).get(reverse("ward_report"))
    sees = role in (Role.EDITOR, Role.APPROVER, Role.MANAGER)
    assert response.status_code == (200 if sees else 302)


def test_the_number_of_queries_does_not_grow(login, editor, campaign):
    address = reverse("ward_report")

    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert login(editor).get(address).status_code == 200
        return len(seen)

    queries()
    before = queries()
    for ward in (OURS, THEIRS):
        make_whole_team(ward)
        make_meeting(ward_id=ward, starts_at=timezone.now() - timedelta(days=2))
        make_sheet(campaign, (ward, TODAY(), 5))
    queries()  # what sheets say is added up once
    assert queries() == before


def test_it_names_nobody_and_runs_in_no_spreadsheet(login, editor, home):
    make_user(Role.WARD_STAFF, ward=Ward.objects.get(pk=OURS), first_name="Nguyễn", last_name="Văn Không")
    make_whole_team(OURS, user=editor)
    response = login(editor).get(reverse("ward_report"), {"export": "xlsx"})
    cells = [cell for row in load_workbook(io.BytesIO(response.getvalue())).active for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}  # no formula
    texts = " ".join(str(cell.value) for cell in cells)
    assert "Không" not in texts
    assert "can-bo" not in texts


def test_meetings_count_from_the_first_to_the_last_day_of_a_campaign(report, campaign):
    first, last = TODAY() - timedelta(days=9), TODAY() - timedelta(days=3)
    CampaignPage.objects.filter(pk=campaign.pk).update(starts_on=first, ends_on=last)
    for day, hour in [(first, 0), (last, 23), (first - timedelta(days=1), 23), (last + timedelta(days=1), 0)]:
        make_meeting(ward_id=OURS, starts_at=timezone.make_aware(datetime.combine(day, time(hour, 30))))
    assert report()["Phường Bà Rịa"]["Buổi gặp có trên trang này"] == "2"


def test_what_reads_all_news_and_meetings_does_so_again_only_after_something_changed(home):
    def questions():
        with CaptureQueriesContext(connection) as queries:
            found.append((last_activity(), meetings_held(None, None)))
        return len(queries)

    found = []
    assert questions() > 0 == questions()
    make_meeting(ward_id=OURS, starts_at=timezone.now() - timedelta(days=2))
    assert questions() > 0
    (activity, _held), (new_activity, held) = found[0], found[2]
    assert (activity.get(OURS), new_activity[OURS], held[OURS]) == (None, TODAY(), 1)
