"""Writing and approving a team, and the report of what is missing."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from core.readiness import findings
from tests.factories import make_user
from tests.wards import teams
from users.roles import Role
from wards.models import WardTeam
from wards.reports import gaps_in_words, wards_with_gaps


def wrong_with(team):
    return {finding.field for finding in findings(team)}


def test_what_a_team_lacks_is_said_before_it_is_submitted(db):
    assert wrong_with(teams.make_team(rows=False, listening="", how_to_ask="", rules="")) == {
        *("members", "listening", "rules", "how_to_ask", "days", "contact_points")
    }
    full = teams.make_team("26740")
    assert wrong_with(full) == {"days"}  # one of them is over
    full.days = [teams.make_day(1, "Chợ")]
    assert wrong_with(full) == set()
    full.contact_points.add(teams.make_point(phone="0900 000 000"))
    assert wrong_with(full) == {"contact_points"}


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (teams.TeamMember(office="Công an", people=2, trained=3), "trained"),
        (teams.make_point(phone="gọi cô Ba"), "phone"),
    ],
)
def test_what_cannot_be_is_refused_in_words(row, field):
    with pytest.raises(ValidationError) as refused:
        row.clean()
    assert list(refused.value.message_dict) == [field]


def test_a_day_ends_after_it_begins():
    day = teams.make_day(1, "Chợ")
    day.ends_at = day.starts_at
    with pytest.raises(ValidationError):
        day.clean()


def test_the_editor_shows_what_is_missing_with_a_way_to_it(home, editor, login):
    team = teams.make_team(rows=False)
    address = reverse(WardTeam.snippet_viewset.get_url_name("edit"), args=[team.pk])
    screen = BeautifulSoup(login(editor).get(address).content, "html.parser")
    targets = [link["href"][1:] for link in screen.select("#readiness a[href^='#']")]
    assert targets
    assert all(screen.find(id=target) for target in targets)


def test_a_second_person_reads_every_row_and_publishes(home, client, editor, approver, login):
    team = teams.make_team(live=False, user=editor)
    team.get_workflow().start(team, editor)
    state = team.current_workflow_task_state
    review = reverse("review", args=[state.pk])
    shown = login(approver).get(review).content.decode()
    for said in ("Hội Phụ nữ", "Chợ phường", "Trụ sở công an phường", "<li>Không nhận tiền"):
        assert said in shown
    assert "Chợ phường" not in client.get("/phuong-xa/phuong-ba-ria/").content.decode()
    client.post(review, {"action": "approve"})
    assert "Chợ phường" in client.get("/phuong-xa/phuong-ba-ria/").content.decode()


def test_the_report_says_what_each_ward_lacks(db):
    full, bare = teams.make_team("26560"), teams.make_team("26740", rows=False, rules_on=None)
    teams.make_team("26824", live=False)
    gaps = {ward.pk: gaps_in_words(ward) for ward in wards_with_gaps()}
    assert len(gaps) == 167
    assert full.ward_id not in gaps
    assert gaps[bare.ward_id] == "Chưa có quy chế; Chưa có nơi liên hệ; Không còn ngày hẹn nào sắp tới"
    assert gaps["26824"] == "Chưa có tổ công tác trên trang"
    old = timezone.localdate() - timedelta(days=91)
    full.contact_points = [teams.make_point(checked_on=old)]
    full.save()
    assert gaps_in_words(wards_with_gaps().get(pk="26560")) == "Nơi liên hệ quá 90 ngày chưa kiểm tra"


@pytest.mark.parametrize("role", Role, ids=lambda role: role.name)
def test_only_who_edits_teams_reads_the_report(home, login, role):
    team = teams.make_team(rows=False)
    client = login(make_user(role))
    response = client.get(reverse("ward_gaps"), {"thieu": "points"}, follow=True)
    edit = reverse(WardTeam.snippet_viewset.get_url_name("edit"), args=[team.pk])
    can_change = role in (Role.EDITOR, Role.APPROVER)
    assert (edit in response.content.decode()) == can_change
    if can_change:
        export = client.get(reverse("ward_gaps"), {"export": "csv", "thieu": "points"})
        assert export.getvalue().decode().count("\n") == 2
