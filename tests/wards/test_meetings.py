"""Where a meeting is listed and what its page says, as its hour comes and goes."""

import html
from datetime import UTC, datetime, time, timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from core.readiness import findings
from tests.factories import in_english, make_meeting
from tests.media.files import make_document, make_picture
from wards.models import (
    MeetingDocument,
    MeetingHall,
    MeetingPage,
    MeetingPicture,
    MeetingPoint,
    Ward,
)

HOUR = timedelta(hours=1)
BA_RIA, BEN_THANH = "26560", "26737"


def text_of(response):
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def listed(client, **query):
    return [page.title for page in client.get("/lich/", query).context["listing"]]


@pytest.fixture
def noon(monkeypatch):
    """It is noon of 1 October 2025 in the city."""
    now = datetime(2025, 10, 1, 5, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    return now


def test_what_is_to_come_stands_first_and_what_is_over_in_a_list_of_its_own(home, client, noon):
    make_meeting(title="Tuần sau", starts_at=noon + timedelta(days=7))
    make_meeting(title="Ngày mai", starts_at=noon + timedelta(days=1))
    make_meeting(title="Đang họp", starts_at=noon - HOUR, ends_at=noon + HOUR)
    make_meeting(title="Sáng nay, không rõ giờ tan", starts_at=noon - 5 * HOUR)
    make_meeting(title="Sáng nay, đã tan", starts_at=noon - 4 * HOUR, ends_at=noon)
    make_meeting(title="Hôm qua, không rõ giờ tan", starts_at=noon - timedelta(days=1))
    assert listed(client) == ["Sáng nay, không rõ giờ tan", "Đang họp", "Ngày mai", "Tuần sau"]
    assert listed(client, xem="da-qua") == ["Sáng nay, đã tan", "Hôm qua, không rõ giờ tan"]


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("starts", "ends", "called_off", "state"),
    [
        (1, 2, "", "Sắp diễn ra"),
        (-1, 1, "", "Đang diễn ra"),
        (-1, None, "", "Đang diễn ra"),
        (-2, -1, "", "Đã diễn ra"),
        (-13, None, "", "Đã diễn ra"),
        (1, None, "Mưa bão", "Không diễn ra"),
        (-48, -47, "Mưa bão", "Không diễn ra"),
    ],
)
def test_its_state_stands_beside_its_title_wherever_it_is_listed(
    home, client, noon, starts, ends, called_off, state, django_capture_on_commit_callbacks
):
    ends_at = None if ends is None else noon + ends * HOUR
    with django_capture_on_commit_callbacks(execute=True):
        page = make_meeting(starts_at=noon + starts * HOUR, ends_at=ends_at, called_off=called_off)
    for path in (page.url, "/lich/", "/lich/?xem=da-qua", f"/tim-kiem/?q={page.title}"):
        html = text_of(client.get(path))
        assert (state in html) == (page.title in html), path
    assert called_off in text_of(client.get(page.url))


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("ends", "language", "words"),
    [
        (None, "vi", "07:30, thứ Tư ngày 1/10/2025"),
        (datetime(2025, 10, 1, 2, tzinfo=UTC), "vi", "07:30–09:00, thứ Tư ngày 1/10/2025"),
        (
            datetime(2025, 10, 2, 2, tzinfo=UTC),
            "vi",
            "từ 07:30, thứ Tư ngày 1/10/2025 đến 09:00, thứ Năm ngày 2/10/2025",
        ),
        (datetime(2025, 10, 1, 2, tzinfo=UTC), "en", "07:30–09:00, Wednesday, 1 Oct 2025"),
    ],
)
def test_the_hour_is_said_as_people_say_it(ends, language, words):
    page = MeetingPage(starts_at=datetime(2025, 10, 1, 0, 30, tzinfo=UTC), ends_at=ends)
    with translation.override(language):
        assert page.when == words


def test_a_ward_is_shown_its_own_meetings_and_those_of_the_city(home, client):
    for title, ward in (("Cả thành phố", None), ("Bà Rịa", BA_RIA), ("Nơi khác", BEN_THANH)):
        make_meeting(title=title, ward_id=ward)
    ward = Ward.objects.get(pk=BA_RIA)
    assert listed(client, phuong=ward.slug) == ["Cả thành phố", "Bà Rịa"]
    for unknown in ("khong-co", "%", "x" * 2000):
        assert len(listed(client, phuong=unknown, xem="khong-co")) == 3
    tag = Template(
        "{% load ward_tags %}{% coming_meetings ward count=2 as each %}{{ each|length }}{{ each.0 }}"
    )
    assert tag.render(Context({"ward": ward})) == "2Cả thành phố"


def test_the_page_has_all_that_people_come_for(home, client, noon):
    ward = Ward.objects.get(pk=BA_RIA)
    other = Ward.objects.get(pk=BEN_THANH)
    document, picture = (
        make_document(title="Kế hoạch buổi lễ"),
        make_picture(description="Hội trường đông người"),
    )
    page = make_meeting(
        starts_at=noon - 5 * HOUR,
        ends_at=noon + HOUR,
        hall="Hội trường",
        hall_ward=ward,
        minutes="<p>Ba việc đã hứa.</p>",
        halls=[
            MeetingHall(name="Hội trường phường", ward=other),
            MeetingHall(name="Điểm cầu các phường, xã"),
        ],
        points=[MeetingPoint(text="Đón người dân", time="07:00"), MeetingPoint(text="Nghe ý kiến")],
        documents=[MeetingDocument(document=document)],
        pictures=[MeetingPicture(image=picture, caption="Toàn cảnh")],
    )
    html = text_of(client.get(page.url))
    for part in ("07:00", "Đón người dân", "Nghe ý kiến", "Điểm cầu các phường, xã", "Toàn cảnh", "srcset="):
        assert part in html
    for path in (ward.get_absolute_url(), other.get_absolute_url(), document.url, page.calendar_path):
        assert f'href="{path}"' in html
    assert "Ba việc đã hứa" not in html, "before it is over"
    MeetingPage.objects.filter(pk=page.pk).update(ends_at=noon)
    html = text_of(client.get(page.url))
    assert "Ba việc đã hứa" in html
    assert page.calendar_path not in html, "there is nothing left to come to"


def test_every_language_says_the_hour_that_was_approved_last_and_that_it_is_called_off(home, client):
    page = make_meeting(called_off="")
    english = in_english(page)
    page.starts_at += timedelta(days=1)
    page.called_off = "Mưa bão, dời sang tuần sau"
    page.save_revision().publish()
    html = text_of(client.get(english.url))
    with translation.override("en"):
        assert page.when in html
    assert "This meeting does not take place." in html
    assert "Mưa bão" not in html
    english.latest_revision.publish()  # with the old hour in it
    english.refresh_from_db()
    assert english.starts_at == page.starts_at


def test_a_translation_never_joins_an_old_hall_to_a_new_ward(home, client):
    points = [MeetingPoint(text="Khai mạc", time="07:00"), MeetingPoint(text="Hỏi đáp", time="08:00")]
    page = make_meeting(hall="Nhà văn hoá cũ", hall_ward_id=BA_RIA, points=points)
    english = in_english(page, hall="Old culture house")
    for row, words in zip(english.points.all(), ("Opening", "Questions"), strict=True):
        row.text = words
        row.save()
    english = MeetingPage.objects.get(pk=english.pk)
    english.save_revision().publish()
    assert "Old culture house" in text_of(client.get(english.url))
    page = MeetingPage.objects.get(pk=page.pk)
    page.hall, page.hall_ward_id = "Hội trường mới", BEN_THANH
    opening = page.points.get(text="Khai mạc")
    opening.time = time(9, 30)
    page.points = [opening]
    page.save_revision().publish()
    for path in (english.url, "/en/lich/"):
        shown = text_of(client.get(path))
        assert '<span lang="vi">Hội trường mới</span>' in shown
        assert "Old culture house" not in shown
    shown = text_of(client.get(english.url))
    assert "09:30" in shown
    assert ("Opening" in shown, "Questions" in shown) == (True, False)
    assert "Hội trường mới" in client.get(f"{english.url}lich.ics").content.decode()
    english.hall = "New hall"
    english.save_revision().publish()
    assert "New hall" in text_of(client.get(english.url))


def test_a_draft_and_a_closed_page_are_on_no_list(home, client):
    make_meeting(title="Chưa ai duyệt", live=False)
    assert listed(client) == []
    assert listed(client, xem="da-qua") == []


@pytest.mark.any_database
def test_writers_are_told_what_is_missing(home, noon):
    def said(**fields):
        page = make_meeting(**fields)
        return {finding.field for finding in findings(page)}

    long_ago = noon - timedelta(days=15)
    assert said() == set()
    assert said(kind="launch") == {"points"}
    assert said(kind="launch", points=[MeetingPoint(text="Khai mạc")]) == set()
    assert said(starts_at=long_ago) == {"minutes"}
    assert said(starts_at=long_ago, minutes="<p>Đã hứa ba việc.</p>") == set()
    assert said(starts_at=long_ago, called_off="Mưa bão") == set()
    assert said(starts_at=noon - timedelta(days=5)) == set()
    assert said(starts_at=noon - timedelta(days=5), live=False) == {"starts_at"}
    picture = make_picture(description="")
    assert said(pictures=[MeetingPicture(image=picture)]) == {"pictures"}


def test_the_tag_asks_the_same_of_the_database_however_many_there_are(home, django_assert_num_queries):
    for _number in range(4):
        in_english(make_meeting(ward_id=BA_RIA))
    tag = Template(
        "{% load ward_tags %}{% coming_meetings as all %}{% for each in all %}{{ each.state }} {% endfor %}"
    )
    with translation.override("en"), django_assert_num_queries(1):
        assert tag.render(Context()) == "coming coming coming "
