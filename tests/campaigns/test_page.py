"""What readers see of a campaign, and what its writers are told."""

from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alerts.choices import EndReason
from campaigns.models import (
    CampaignMilestone,
    CampaignPage,
    CampaignPicture,
    CampaignRelated,
    CampaignSupport,
    CampaignTarget,
    CampaignTask,
    Organisation,
)
from tests.factories import in_english, make_alert, make_campaign, make_guide
from tests.site.test_queries import make_picture
from wards.models import Ward

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
TODAY = date(2025, 10, 12)


def body(code):
    return Organisation.objects.get(code=code, locale__language_code="vi")


def task(code, text="Làm việc", **kwargs):
    return CampaignTask(organisation=body(code), text=text, **kwargs)


def with_rows(page, **rows):
    for name, value in rows.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def html_of(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_first_bodies_are_there_in_both_languages_each_below_one_of_the_source_language(db):
    for language in ("vi", "en"):
        bodies = Organisation.objects.filter(locale__language_code=language, live=True)
        assert len({each.code for each in bodies}) == 12
        assert {each.parent.locale.language_code for each in bodies if each.parent} == {"vi"}
    assert body("ward-police").parent == body("city-police")


def test_only_bodies_with_tasks_stand_in_the_tree_and_those_above_them(home, client):
    page = with_rows(make_campaign(), tasks=[task("ward-police", "Dùng thành thạo ứng dụng", state="done")])
    page_html = html_of(client, page)
    names = ["Ban Chỉ đạo 138/TP</h3>", "cơ quan thường trực Ban Chỉ đạo 138/TP</h3>", "Công an xã, phường"]
    places = [page_html.index(name) for name in names]
    assert places == sorted(places)
    assert page_html.count('<ul class="bodies">') == 3
    assert "ở cả 168 phường, xã, đặc khu" in page_html
    assert "✓</span> Xong" in page_html
    assert "Quân đội" not in page_html


def test_a_body_that_is_taken_off_is_shown_no_more_and_the_writer_is_told(home, client):
    page = with_rows(make_campaign(), tasks=[task("city-police", "Nòng cốt"), task("ward-police", "Ở cơ sở")])
    Organisation.objects.filter(pk=body("city-police").pk).update(live=False)
    page_html = html_of(client, page)
    assert "Nòng cốt" not in page_html
    assert "Ở cơ sở" in page_html
    page = CampaignPage.objects.get(pk=page.pk)
    assert any("không thấy việc của nơi này" in finding.text for finding in page.own_findings())


def test_bodies_that_lead_one_another_in_a_circle_are_shown_all_the_same(home, client):
    tasks = [task("army", "Việc của quân đội"), task("ward-police", "Việc ở xã")]
    page = with_rows(make_campaign(), tasks=tasks)
    army, police = body("army"), body("ward-police")
    Organisation.objects.filter(pk=army.pk).update(parent=police)
    Organisation.objects.filter(pk=police.pk).update(parent=army)
    page_html = html_of(client, page)
    assert page_html.count("Việc của quân đội") == page_html.count("Việc ở xã") == 1


def test_an_english_page_names_the_bodies_in_english(home, client):
    page = with_rows(make_campaign(), tasks=[task("army")], steering=body("steering-138"))
    page_html = html_of(client, in_english(page))
    assert "<h3>The army</h3>" in page_html
    assert "City Steering Committee 138" in page_html
    assert "Quân đội" not in page_html


def test_an_english_page_says_the_days_counts_and_states_of_the_vietnamese_one_at_once(home, client):
    yesterday = timezone.localdate() - timedelta(days=1)
    milestone = CampaignMilestone(title="Ra quân", date=TODAY)
    page = with_rows(
        make_campaign(),
        tasks=[task("army", state="under-way"), task("ward-police", "Thôi làm")],
        milestones=[milestone],
        support=[CampaignSupport(kind="gifts", count=34, date=TODAY)],
        targets=[CampaignTarget(measure="teams", value=100, due_on=TODAY)],
    )
    english = in_english(page)
    revision = english.latest_revision
    page = CampaignPage.objects.get(pk=page.pk)
    page.starts_on, page.ends_on = date(2025, 9, 30), yesterday
    first, _gone = page.tasks.all()
    first.state, first.due_on = "done", TODAY
    page.tasks = [first]
    moved, count = page.milestones.get(), page.support.get()
    moved.date, count.count = date(2025, 10, 14), 1200
    page.milestones = [moved, CampaignMilestone(title="Mốc mới chưa dịch", date=TODAY)]
    page.support = [count, CampaignSupport(kind="visits", count=7, date=TODAY)]
    (target,) = page.targets.all()
    target.value = 168
    page.targets = [target, CampaignTarget(measure="people", value=9, due_on=TODAY)]
    page.save_revision().publish()
    revision.publish()  # an older revision in English brings nothing back
    english = CampaignPage.objects.get(pk=english.pk)
    assert (english.starts_on, english.state) == (date(2025, 9, 30), "ended")
    assert [(row.state, row.due_on) for row in english.tasks.all()] == [("done", TODAY)]
    assert [row.date for row in english.milestones.all()] == [date(2025, 10, 14)]
    assert [row.count for row in english.support.all()] == [1200, 7]
    targets = {row.measure: row.value for row in english.targets.all()}
    assert targets == {"people": 9, "teams": 168}
    html = html_of(client, english)
    assert "Going on now" not in html
    assert "<dd>1,200</dd>" in html
    assert "Mốc mới" not in html


@pytest.mark.parametrize(
    ("now", "ends_on", "said"),
    [
        (datetime(2025, 9, 30, 16, 59, tzinfo=UTC), date(2025, 11, 30), "Sắp bắt đầu"),
        (datetime(2025, 9, 30, 17, 0, tzinfo=UTC), date(2025, 11, 30), "Ngày 1 / 61"),
        (datetime(2025, 10, 12, 3, 0, tzinfo=UTC), date(2025, 11, 30), "Ngày 12 / 61"),
        (datetime(2025, 10, 12, 3, 0, tzinfo=UTC), None, "Ngày 12</strong>"),
        (datetime(2025, 11, 30, 16, 59, tzinfo=UTC), date(2025, 11, 30), "Ngày 61 / 61"),
        (
            datetime(2025, 11, 30, 17, 0, tzinfo=UTC),
            date(2025, 11, 30),
            "đã kết thúc ngày 30/11/2025",
        ),
    ],
)
def test_its_state_and_day_follow_the_local_date_to_the_minute(home, client, now, ends_on, said):
    page = make_campaign(starts_on=date(2025, 10, 1), ends_on=ends_on)
    with patch("django.utils.timezone.now", return_value=now):
        assert said in html_of(client, page)


def test_the_list_keeps_running_coming_and_archived_campaigns_apart(
    home, client, django_capture_on_commit_callbacks
):
    today, week = timezone.localdate(), timedelta(days=7)
    with django_capture_on_commit_callbacks(execute=True):
        make_campaign(title="Đợt đã qua", starts_on=today - 2 * week, ends_on=today - week)
    make_campaign(title="Đợt đang có", starts_on=today - week, ends_on=today + week)
    make_campaign(title="Đợt mai sau", starts_on=today + week)
    page_html = " ".join(client.get("/chien-dich/").content.decode().split())
    order = ("đang diễn ra</h2>", "Đợt đang có", "sắp bắt đầu</h2>", "Đợt mai sau", "Lưu trữ", "Đợt đã qua")
    places = [page_html.index(text) for text in order]
    assert places == sorted(places)
    assert "Đã kết thúc" in client.get("/tim-kiem/?q=dot+da+qua").content.decode()


def test_what_came_of_it_stands_above_everything_once_it_is_over(home, client):
    page = make_campaign(outcome="<p>Đã lập đủ các tổ.</p>")
    assert "Đã lập đủ các tổ" not in html_of(client, page)
    with_rows(page, ends_on=timezone.localdate() - timedelta(days=1))
    page_html = html_of(client, page)
    assert "Lưu trữ" in page_html
    assert page_html.index("Đã lập đủ các tổ") < page_html.index("Kéo giảm tội phạm")


def test_milestones_stand_by_date_and_say_what_is_past_next_and_later(home, client):
    days = {"Xa": 20, "Qua": -5, "Nay": 0, "Gần": 3}
    today = timezone.localdate()
    rows = [CampaignMilestone(title=each, date=today + timedelta(days=day)) for each, day in days.items()]
    page_html = html_of(client, with_rows(make_campaign(), milestones=rows))
    found = [("Qua", "is-past"), ("Nay", "is-today"), ("Gần", "is-next"), ("Xa", "is-later")]
    places = [page_html.index(text) for title, mark in found for text in (mark, f"<strong>{title}<")]
    assert places == sorted(places)


def test_support_is_summed_by_kind_and_written_as_vietnamese_write_numbers(home, client):
    ward = Ward.objects.get(slug="phuong-ba-ria")
    row = {"direction": "given", "kind": "gifts", "date": TODAY}
    support = [CampaignSupport(**row, count=1200, ward=ward), CampaignSupport(**row, count=34)]
    page = with_rows(make_campaign(), support=support)
    page_html = html_of(client, page)
    assert "<dt>Đã trao: Phần quà</dt> <dd>1.234</dd>" in page_html
    assert "<td>1.200</td>" in page_html
    assert "<dd>1,234</dd>" in html_of(client, in_english(page))


def test_what_belongs_to_it_is_linked_where_it_is_live_in_this_language(home, client):
    end = {"ends_at": timezone.now() - timedelta(days=1), "end_reason": EndReason.NO_LONGER_SEEN}
    guide, ended = make_guide(title="Cài ứng dụng"), make_alert(title="Trò cũ", **end)
    rows = [
        CampaignRelated(target=page.page_ptr) for page in (ended, guide, make_guide(title="Nháp", live=False))
    ]
    page = with_rows(make_campaign(), related=rows)
    english = in_english(page)
    in_english(guide, title="Installing the app")
    page_html = html_of(client, page)
    assert page_html.index("Trò cũ <span") < page_html.index("Cài ứng dụng")
    assert "Nháp" not in page_html
    page_html = html_of(client, english)
    assert "Installing the app" in page_html
    assert "Trò cũ" not in page_html


def test_its_writers_are_told_what_readers_would_stumble_over(home):
    early = date(2025, 9, 1)
    page = with_rows(
        make_campaign(steering=None, starts_on=date(2025, 10, 1), ends_on=TODAY),
        tasks=[task("army", "Sẵn sàng", due_on=TODAY)],
        milestones=[CampaignMilestone(date=early, title="Quá sớm")],
        targets=[CampaignTarget(measure="teams", value=168, due_on=early)],
    )
    assert [finding.field for finding in page.own_findings()] == [
        *("steering", "milestones", "targets", "outcome", "tasks")
    ]
    in_time = make_campaign(starts_on=timezone.localdate(), steering=body("steering-138"))
    assert list(in_time.own_findings()) == []


def test_it_costs_no_more_with_more_rows(home, client):
    def cost(count):
        number = range(count)
        page = with_rows(
            make_campaign(),
            tasks=[task(code, f"Việc {i}") for i in number for code in ("army", "ward-police")],
            milestones=[CampaignMilestone(date=TODAY, title=f"Mốc {i}") for i in number],
            support=[CampaignSupport(kind="gifts", count=i, date=TODAY, ward=ward) for i in number],
            pictures=[CampaignPicture(image=make_picture(i)) for i in number],
            related=[CampaignRelated(target=make_guide().page_ptr) for i in number],
        )
        client.get(page.url)  # the first time, pictures are drawn
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        return len(queries)

    ward = Ward.objects.get(slug="phuong-ba-ria")
    assert cost(1) == cost(4)
