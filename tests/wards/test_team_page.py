"""What readers of a ward's page learn of its team, and what they get where there is none."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from core.text import VIETNAMESE_MARKED
from tests.factories import in_english, make_meeting, make_news
from tests.wards import teams

PATH = "/phuong-xa/phuong-ba-ria/"


def read(client, path=PATH):
    return BeautifulSoup(client.get(path).content, "html.parser").main


def test_all_of_the_team_is_told_and_only_days_to_come(home, client):
    long_ago = timezone.localdate() - timedelta(days=200)
    team = teams.make_team()
    team.contact_points.add(teams.make_point(name="Nhà văn hoá", phone="1900 1234", checked_on=long_ago))
    team.save_revision().publish()
    page = read(client)
    text = " ".join(page.text.split())
    for said in ("Công an phường Số người: 3", "Hội Phụ nữ Số người: 2", "Nhận góp ý mỗi tuần.", "Ngày đêm"):
        assert said in text
    for said in (team.telling, team.helping, team.how_to_ask, "Không nhận tiền", f"{long_ago:%d/%m/%Y}"):
        assert said in text
    assert text.index("Trường học") < text.index("Chợ phường")
    assert "Nhà văn hoá cũ" not in text
    assert {link["href"] for link in page.select(".hotline-number")} == {"tel:113", "tel:19001234"}
    anchors = {link["href"][1:] for link in page.select("nav a")}
    assert anchors <= {heading.get("id") for heading in page.find_all("h2")}


def test_without_a_team_the_page_helps_all_the_same(home, client):
    text = read(client).text
    assert "Tổ công tác 3 trong 1 lắng nghe người dân" in text
    assert "Nguy hiểm thì gọi 113" in text
    assert "Hiện chưa có ngày hẹn" in text


def test_what_a_team_lacks_is_said_in_general(home, client):
    teams.make_team(
        **dict.fromkeys(("listening", "telling", "helping", "how_to_ask", "rules"), ""),
        rules_on=None,
        rows=False,
    )
    text = read(client).text
    assert "Nghe người dân nói điều đang lo" in text
    assert "hãy đến công an nơi này" in text
    assert "Quy chế" not in text


def test_the_day_of_the_rules_is_told_without_their_text_too(home, client):
    teams.make_team(rules="")
    today = f"{timezone.localdate():%d/%m/%Y}"
    assert f"Quy chế hoạt động, {today}" in " ".join(read(client).text.split())


def test_there_is_a_way_to_the_meetings_that_were(home, client):
    meeting = make_meeting(ward_id="26560", starts_at=timezone.now() - timedelta(days=3))
    way = read(client).find("a", href=re.compile("xem=da-qua"))["href"]
    assert meeting.title in client.get(way).content.decode()
    in_english(home)
    assert read(client, f"/en{PATH}").find("a", href=re.compile("xem=da-qua")) is None, "it has no list"


def test_readers_see_what_was_approved_and_nothing_else(home, client):
    team = teams.make_team()
    team.telling = "Câu chưa duyệt."
    team.members.add(teams.TeamMember(office="Cơ quan chưa duyệt"))
    revision = team.save_revision()
    assert "chưa duyệt" not in read(client).text
    revision.publish()
    assert read(client).text.count("chưa duyệt") == 2
    team.unpublish()
    assert "chưa duyệt" not in read(client).text


def test_english_readers_get_times_and_numbers_until_the_team_is_translated(home, client):
    in_english(home)
    team = teams.make_team()
    page = read(client, f"/en{PATH}")
    assert page.find("a", href=PATH)["lang"] == "vi"
    assert page.select_one(".hotline-number")["href"] == "tel:113"
    assert len(page.find_all("time", datetime=re.compile("T"))) == 2
    assert foreign(page) == []
    teams.in_english(team)
    page = read(client, f"/en{PATH}")
    assert "Goes from house to house." in page.text
    assert page.find("a", href=PATH) is None
    assert foreign(page) == []


def test_english_words_follow_the_days_and_numbers_that_were_approved_last(home, client):
    in_english(home)
    team = teams.make_team()
    teams.in_english(team)
    moved = next(day for day in team.days.all() if day.place == "Trường học")
    moved.starts_at += timedelta(days=3)
    moved.ends_at, moved.place = moved.starts_at + timedelta(hours=2), "Chợ mới"
    team.days = [moved]
    team.members = [*list(team.members.all())[:1], teams.TeamMember(office="Dân quân", people=4)]
    point = team.contact_points.get()
    point.phone, point.checked_on = "1900 1234", timezone.localdate() - timedelta(days=9)
    team.contact_points = [point, teams.make_point(name="Nhà văn hoá", phone="115")]
    team.save_revision().publish()
    page = read(client, f"/en{PATH}")
    hours = [time["datetime"][:16] for time in page.find_all("time", datetime=re.compile("T"))]
    assert hours == [f"{timezone.localtime(moved.starts_at):%Y-%m-%dT%H:%M}"]
    assert [link["href"] for link in page.select(".hotline-number")] == ["tel:19001234", "tel:115"]
    text = " ".join(page.text.split())
    assert f"{point.checked_on:%d/%m/%Y}" in text
    assert "Ward office 1 People: 3 Others People: 4" in text
    assert "Goes from house to house." in text
    assert page.find("strong", lang="vi", string="Chợ mới"), "not the market it was moved from"
    assert page.find("h3", lang="vi", string="Nhà văn hoá")
    assert foreign(page) == []


def foreign(page):
    """The texts in Vietnamese that are not said to be so."""
    texts = [text for text in page.find_all(string=True) if not text.find_parent(lang="vi")]
    return [text for text in texts if not VIETNAMESE_MARKED.isdisjoint(text)]


def test_news_of_the_ward_stand_on_its_page(home, client):
    here, elsewhere = make_news(ward_id="26560"), make_news(ward_id="26740")
    page = read(client)
    assert page.find("a", href=here.url)
    assert page.find("a", href=elsewhere.url) is None


@pytest.mark.parametrize("is_sample", [True, False])
def test_a_sample_team_is_marked_as_one(home, client, is_sample):
    teams.make_team(is_sample=is_sample)
    html = client.get(PATH).content.decode()
    assert ("noindex" in html, "sample-ribbon" in html) == (is_sample, is_sample)
