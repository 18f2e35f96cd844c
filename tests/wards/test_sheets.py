"""The sheet for the notice board: one page, whatever stands on it."""

import pytest

from tests.factories import in_english
from tests.reading_pdf import Pdf
from tests.wards import teams

SHEET = "/phuong-xa/phuong-ba-ria/to-thong-bao.pdf"
LONGEST = "Nhà văn hoá khu phố rất dài tên "


def read(client, path=SHEET):
    response = client.get(path)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/pdf")
    return Pdf(response.content)


def test_it_says_who_when_where_and_whom_to_call(home, client):
    teams.make_team()
    pdf = read(client)
    assert pdf.is_one_page_for_everybody("vi", "Phường Bà Rịa")
    for said in ("Hội Phụ nữ: 2 người", "Chợ phường", "Trụ sở công an phường – 113", "114", "115"):
        assert said in pdf.text
    assert "Nhà văn hoá cũ" not in pdf.text
    assert "phuong-xa/phuong-ba-ria" in pdf.text


def test_in_english_it_is_english(home, client):
    in_english(home)
    team = teams.make_team()
    assert "Chợ" not in read(client, f"/en{SHEET}").text
    teams.in_english(team)
    pdf = read(client, f"/en{SHEET}")
    assert pdf.is_one_page_for_everybody("en", "Phường Bà Rịa")
    assert "Market" in pdf.text


@pytest.mark.any_database
def test_without_a_team_it_is_still_of_use(home, client):
    pdf = read(client)
    assert pdf.is_one_page_for_everybody("vi", "Phường Bà Rịa")
    assert "Hãy đến công an nơi này" in pdf.text


@pytest.mark.any_database
def test_the_longest_of_everything_fits(home, client):
    team = teams.make_team(is_sample=True)
    team.members = [teams.TeamMember(office=(LONGEST * 5)[:150], people=20) for _each in range(9)]
    team.days = [teams.make_day(each + 1, (LONGEST * 7)[:200]) for each in range(9)]
    fields = {"name": (LONGEST * 5)[:150], "address": (LONGEST * 7)[:200], "hours": (LONGEST * 4)[:100]}
    team.contact_points = [teams.make_point(**fields) for _each in range(9)]
    team.save_revision().publish()
    pdf = read(client)
    assert pdf.is_one_page_for_everybody("vi", "Phường Bà Rịa")
    assert pdf.text.count("xem thêm ở trang") == 2


def test_there_is_none_of_a_place_nobody_knows(home, client):
    assert client.get("/phuong-xa/khong-co/to-thong-bao.pdf").status_code == 404
    assert client.post(SHEET).status_code == 405
