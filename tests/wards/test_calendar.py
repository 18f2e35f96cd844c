"""Calendars, read as RFC 5545 tells programs to read them."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from core.icalendar import Event, calendar
from core.languages import path_in
from tests.factories import in_english, make_meeting
from tests.wards import teams
from tests.wards.calendar_reader import events_in, read
from wards.models import MeetingPage, TeamDay, Ward, WardTeam

BA_RIA, BEN_THANH = "26560", "26737"
NOON = datetime(2025, 10, 1, 5, tzinfo=UTC)
HOSTILE = [
    "Lễ phát động, gặp dân; hỏi đáp",
    "C:\\nhà văn hoá\\new",
    "Một dòng\nhai dòng\r\nba dòng\rbốn dòng",
    "BEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR",
    "Tập hợp lúc 7 giờ 🚨👮🏽‍♀️🇻🇳" * 12,
    ("Tổ quốc Việt Nam – đường Nguyễn Thị Minh Khai, ế ộ ẫ ỷ " * 6)[:300],
    ("Nghe\u2028nói\u0085rồi\x0bvề\x07"),
    ":;,\\" * 40,
    "",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_comes_out_as_it_went_in(text):
    event = Event("a", NOON, NOON, NOON, None, text, text, text, "https://outreach.example/lich/")
    name, events = read(calendar(text, "vi", [event, event]))
    expected = "\n".join(text.replace("\x07", "").splitlines())
    assert name == expected
    assert len(events) == 2
    assert {events[0][part] for part in ("SUMMARY", "LOCATION", "DESCRIPTION")} == {expected}


def test_hours_are_in_universal_time_and_a_change_has_a_higher_number():
    later = NOON + timedelta(days=1)
    event = Event("a", NOON, later, NOON, later, "Lễ", "Hội trường", "", "https://outreach.example/")
    _name, (read_back,) = read(calendar("Lịch", "vi", [event]))
    assert read_back["UID"].startswith("a@")
    assert read_back["DTSTART"] == "20251001T050000Z"
    assert read_back["DTEND"] == read_back["DTSTAMP"] == read_back["LAST-MODIFIED"] == "20251002T050000Z"
    assert read_back["SEQUENCE"] == "86400"
    assert read_back["STATUS"] == "CONFIRMED"


def test_a_calendar_without_events_is_one_all_the_same(home, client):
    name, events = read(client.get("/lich/lich.ics").content)
    assert name == "Lịch gặp gỡ TP.HCM"
    assert events == []


@pytest.fixture
def team(db):
    ward = Ward.objects.get(pk=BA_RIA)
    team = WardTeam.objects.create(ward=ward, live=True, last_published_at=timezone.now())
    begins = timezone.now() + timedelta(days=2)
    TeamDay.objects.create(
        team=team, starts_at=begins, ends_at=begins + timedelta(hours=2), place="Nhà văn hoá"
    )
    return team


def test_the_city_has_every_meeting_and_a_ward_what_concerns_it(home, client, team):
    for title, ward in (("Cả thành phố", None), ("Bà Rịa", BA_RIA), ("Nơi khác", BEN_THANH)):
        make_meeting(title=title, ward_id=ward, hall_ward_id=BA_RIA)
    make_meeting(title="Chưa duyệt", live=False)
    make_meeting(title="Đã lâu", starts_at=timezone.now() - timedelta(days=91))
    make_meeting(title="Mới qua", starts_at=timezone.now() - timedelta(days=5), ward_id=BEN_THANH)
    city = events_in(client, "/lich/lich.ics")
    assert [event["SUMMARY"] for event in city] == ["Mới qua", "Cả thành phố", "Bà Rịa", "Nơi khác"]
    assert city[1]["LOCATION"] == "Nhà văn hoá khu phố, Phường Bà Rịa"
    path = f"/phuong-xa/{team.ward.slug}/lich.ics"
    own = events_in(client, path)
    days = "Tổ công tác 3 trong 1 gặp người dân – Phường Bà Rịa"
    assert [event["SUMMARY"] for event in own] == [days, "Cả thành phố", "Bà Rịa"]
    assert own[0]["LOCATION"] == "Nhà văn hoá, Phường Bà Rịa"
    assert events_in(client, f"/lich/lich.ics?phuong={team.ward.slug}") == own
    WardTeam.objects.update(live=False)
    assert len(events_in(client, path)) == 2
    assert client.get("/phuong-xa/khong-co/lich.ics").status_code == 404


def test_an_event_is_the_same_in_every_calendar_and_language(home, client, django_assert_max_num_queries):
    page = make_meeting(ward_id=BA_RIA)
    english = in_english(page, title="Meet the police", hall="Culture house")
    (alone,) = events_in(client, f"{page.url}lich.ics")
    (translated,) = events_in(client, f"{english.url}lich.ics")
    assert alone["UID"] == translated["UID"]
    assert alone["UID"].startswith(str(page.translation_key))
    assert alone["URL"] == page.full_url
    assert (translated["SUMMARY"], translated["LOCATION"]) == ("Meet the police", "Culture house")
    assert events_in(client, "/lich/lich.ics") == [alone]
    with django_assert_max_num_queries(12):
        assert events_in(client, path_in("en", "/phuong-xa/phuong-ba-ria/lich.ics")) == [translated]


def test_one_that_is_called_off_or_moved_is_changed_where_people_have_it(home, client):
    page = make_meeting()
    english = in_english(page)
    (before,) = events_in(client, f"{english.url}lich.ics")
    first = client.get("/lich/lich.ics")
    again = client.get("/lich/lich.ics", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    MeetingPage.objects.update(last_published_at=timezone.now() - timedelta(minutes=5))
    MeetingPage.objects.update(first_published_at=timezone.now() - timedelta(minutes=5))
    page.called_off = "Mưa bão"
    page.save_revision().publish()
    (event,) = events_in(client, f"{page.url}lich.ics")
    (after,) = events_in(client, f"{english.url}lich.ics")
    assert (event["STATUS"], after["STATUS"]) == ("CANCELLED", "CANCELLED")
    assert event["DESCRIPTION"].startswith("Mưa bão\n")
    assert after["DESCRIPTION"].startswith("This meeting does not take place.\n")
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert client.get("/lich/lich.ics").headers["ETag"] != first.headers["ETag"]


def test_a_sample_says_that_it_is_one(home, client):
    make_meeting(is_sample=True, title="Gặp dân")
    (event,) = events_in(client, "/lich/lich.ics")
    assert re.fullmatch("Dữ liệu minh hoạ: Gặp dân", event["SUMMARY"])
    teams.make_team(is_sample=True)
    own = events_in(client, "/phuong-xa/phuong-ba-ria/lich.ics")
    assert len(own) > 1
    assert all(event["SUMMARY"].startswith("Dữ liệu minh hoạ: ") for event in own)


def test_an_english_calendar_has_the_days_that_the_english_page_shows(home, client):
    in_english(home)
    team = teams.make_team()
    path = "/phuong-xa/phuong-ba-ria/lich.ics"
    source = events_in(client, path)
    fallen_back = events_in(client, path_in("en", path))
    assert [event["UID"] for event in fallen_back] == [event["UID"] for event in source]
    teams.in_english(team)
    translated = events_in(client, path_in("en", path))
    assert [event["UID"] for event in translated] == [event["UID"] for event in source]
    assert {event["LOCATION"] for event in translated} == {"Market, Phường Bà Rịa"}
    day = team.days.order_by("starts_at").last()
    day.place = "Chợ mới"
    team.days = [day]
    team.save_revision().publish()
    (moved,) = events_in(client, path_in("en", path))
    assert moved["LOCATION"] == "Chợ mới, Phường Bà Rịa"
    assert int(moved["SEQUENCE"]) >= int(translated[-1]["SEQUENCE"])


def test_a_page_that_not_everybody_may_read_is_in_no_calendar(home, client):
    page = make_meeting()
    page.view_restrictions.create(restriction_type="login")
    assert events_in(client, "/lich/lich.ics") == []
    assert client.get(f"{page.url}lich.ics").status_code in (302, 404)
