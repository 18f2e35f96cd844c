from datetime import date, datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from home.sections import STANDARD, SectionsBlock, standard_sections
from tests.factories import (
    in_english,
    make_alert,
    make_campaign,
    make_guide,
    make_meeting,
    make_news,
    make_standard,
)

CITY = ZoneInfo("Asia/Ho_Chi_Minh")


def compose(home, *names):
    home.sections = [row for row in standard_sections() if row[0] in names]
    home.sections = sorted(home.sections.get_prep_value(), key=lambda row: names.index(row["type"]))
    home.save_revision().publish()


def front(client):
    return client.get("/").content.decode()


def test_an_empty_site_has_a_front_page_and_its_lists(home, client):
    for address in ("/", "/canh-bao/", "/chien-dich/", "/huong-dan/", "/lich/"):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("names", [STANDARD, ()], ids=["put together", "left empty"])
def test_what_is_published_is_on_the_front_page_at_once(home, client, names):
    compose(home, *names)
    pages = [make_alert(), make_campaign(), make_news(), make_guide(), make_meeting()]
    html = front(client)
    for page in pages:
        assert page.title in html


def test_sections_stand_in_the_order_that_editors_chose(home, client):
    news, chosen = make_news(), [make_guide(), make_alert(), make_meeting()]
    compose(home, "guides", "warnings", "meetings")
    html = front(client)
    assert news.title not in html
    places = [html.index(page.title) for page in chosen]
    assert places == sorted(places)


def test_warnings_stand_first_where_editors_left_them_out(home, client):
    alert, news = make_alert(), make_news()
    compose(home, "news")
    html = front(client)
    assert html.index(alert.title) < html.index(news.title)


def test_a_section_with_nothing_to_show_is_not_there_but_the_page_is_never_empty(home, client):
    compose(home, "campaign", "meetings", "news", "guides")
    html = front(client)
    for gone in ("tin-moi", "huong-dan", "sap-gap", "chien-dich"):
        assert f'id="{gone}"' not in html
    assert 'id="canh-bao-moi"' in html
    assert "/kiem-tra/" in html


LISTED = [make_alert, make_guide, make_meeting, make_news]


@pytest.mark.parametrize("make", LISTED)
def test_what_stands_below_a_list_that_was_taken_off_leads_nowhere_else(home, client, make):
    page = make()
    page.get_parent().specific.unpublish()
    html = front(client)
    assert page.title in html
    assert f'href="{page.get_parent().url}"' not in html


def test_a_front_page_that_nobody_has_published_can_be_looked_at(home):
    draft = in_english(home, live=False)
    pages = [in_english(make()) for make in LISTED]
    answer = draft.make_preview_request()
    assert answer.status_code == 200
    html = answer.content.decode()
    assert [page.title for page in pages if page.title not in html] == []


def test_a_section_stands_once():
    block = SectionsBlock()
    rows = [{"type": "news", "value": None}, {"type": "news", "value": None}]
    with pytest.raises(ValidationError):
        block.clean(block.to_python(rows))


def at(*moment):
    return patch("django.utils.timezone.now", return_value=datetime(*moment, tzinfo=CITY))


def test_a_campaign_comes_runs_and_goes_by_the_day(home, client):
    make_campaign(title="Đợt một", starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 31))
    make_campaign(title="Đợt hai", starts_on=date(2026, 3, 20), ends_on=date(2026, 5, 31))
    make_campaign(title="Đợt ba", starts_on=date(2026, 7, 1))
    seen = {}
    for moment in [(2026, 2, 1), (2026, 3, 20), (2026, 5, 31, 23, 59, 59), (2026, 6, 1), (2026, 7, 1)]:
        with at(*moment):
            html = front(client)
        seen[moment] = [title for title in ("Đợt một", "Đợt hai", "Đợt ba") if title in html]
    assert list(seen.values()) == [["Đợt một"], ["Đợt hai"], ["Đợt hai"], ["Đợt ba"], ["Đợt ba"]]


def test_a_meeting_and_a_warning_go_at_their_hour(home, client):
    ends = datetime(2030, 3, 1, 9, tzinfo=CITY)
    meeting = make_meeting(starts_at=ends - timedelta(hours=1), ends_at=ends)
    alert = make_alert(ends_at=ends, end_reason="not_seen")
    for moment, shown in [(ends - timedelta(seconds=1), True), (ends, False)]:
        with patch("django.utils.timezone.now", return_value=moment):
            html = front(client)
        assert (meeting.title in html, alert.title in html) == (shown, shown)


def test_the_front_page_leads_to_help_for_people_who_were_cheated(home, client):
    home.help_page = make_standard(title="Vừa bị lừa? Làm ngay")
    home.save_revision().publish()
    assert home.help_page.url in front(client)


def test_the_address_of_the_site_follows_the_setting(home, settings):
    assert home.full_url == "https://outreach.example/"
    assert Client().get("/").status_code == 200
