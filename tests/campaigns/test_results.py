"""Results of a campaign: two people make them public, rows never change, readers see the newest."""

import re
from datetime import date, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.models import CampaignTarget, Result, ResultSheet
from campaigns.results.figures import figures_of
from core.models import Hiding
from tests.factories import in_english, make_campaign
from wards.models import Ward

BA_RIA, TAN_DINH = "26560", "26737"
FIRST, LATER = date(2025, 10, 8), date(2025, 10, 31)
ADD = "wagtailsnippets_campaigns_resultsheet:add"


def make_sheet(campaign, *rows, live=True, source="báo cáo tuần"):
    """`rows` are (measure, ward code or None, weeks after the first, value)."""
    sheet = ResultSheet.objects.create(campaign=campaign, title="Kết quả", source=source, live=False)
    for measure, ward, weeks, value in rows:
        day = FIRST + timedelta(weeks=weeks)
        Result.objects.create(sheet=sheet, measure=measure, ward_id=ward, date=day, value=value)
    if live:
        sheet.save_revision().publish()
        sheet.refresh_from_db()
    return sheet


@pytest.fixture
def campaign(home):
    page = make_campaign()
    page.targets = [CampaignTarget(measure="installs", value=4000, due_on=date(2025, 12, 31))]
    page.save_revision().publish()
    return page


def series(campaign):
    return {
        figure.measure.value: [value for _day, value in figure.points]
        for figure in figures_of(campaign).figures
        if figure.points
    }


def ward_page(code):
    return Client().get(Ward.objects.get(pk=code).get_absolute_url()).content.decode()


def by_hand(campaign, **values):
    management = {"form-TOTAL_FORMS": "8", "form-INITIAL_FORMS": "0"}
    return {"campaign": campaign.pk, "day": "15/10/2025", "source": "Công an phường", **management, **values}


def test_numbers_sent_by_hand_become_public_when_a_second_person_approves_them(
    campaign, editor, approver, login
):
    values = {"form-0-installs": "1.234", "form-1-ward": BA_RIA, "form-1-people": "50"}
    assert login(editor).post(reverse(ADD), by_hand(campaign, **values)).status_code == 302
    sheet = ResultSheet.objects.get()
    assert {(row.measure, row.ward_id, row.value) for row in sheet.rows.all()} == {
        ("installs", None, 1234),
        ("people", BA_RIA, 50),
    }
    assert "1.234" not in Client().get(campaign.url).content.decode()
    review = reverse("review", args=[sheet.current_workflow_task_state.pk])
    client = login(editor)
    assert client.post(review, {"action": "approve"}).status_code in (302, 403)
    sheet.refresh_from_db()
    assert not sheet.live
    shown = login(approver).get(review).content.decode()
    assert "1.234" in shown
    assert "Phường Bà Rịa" in shown
    login(approver).post(review, {"action": "approve"})
    page = Client().get(campaign.url).content.decode()
    assert "Điện thoại đã cài ứng dụng: 1.234" in page
    assert "Đạt 30% chỉ tiêu 4.000, hạn 31/12/2025." in page


@pytest.mark.any_database
def test_wrong_numbers_by_hand_are_said_by_row_and_stay_in_the_form(campaign, editor, login):
    client = login(editor)
    response = client.post(reverse(ADD), by_hand(campaign, **{"form-2-teams": "-4"}))
    assert [(problem.line, problem.read) for problem in response.context["problems"]] == [(3, "-4")]
    assert 'value="-4"' in response.content.decode()
    twice = by_hand(campaign, **{"form-0-teams": "1", "form-1-teams": "2"})
    (problem,) = client.post(reverse(ADD), twice).context["problems"]
    assert "đã có ở hàng 1" in problem.sentence
    assert "Chưa điền số nào" in client.post(reverse(ADD), by_hand(campaign)).content.decode()
    assert not ResultSheet.objects.exists()


@pytest.mark.any_database
def test_no_form_changes_the_rows_or_the_campaign_of_a_sheet(campaign, editor, login):
    sheet = make_sheet(campaign, ("installs", None, 0, 1234))
    url = reverse("wagtailsnippets_campaigns_resultsheet:edit", args=[sheet.pk])
    client = login(editor)
    shown = client.get(url).content.decode()
    assert "1.234" in shown
    other = make_campaign()
    client.post(
        url, {"campaign": other.pk, "title": "Mới", "source": "Khác", "rows-0-value": "9", "value": "9"}
    )
    sheet.refresh_from_db()
    assert (sheet.campaign_id, sheet.rows.get().value) == (campaign.pk, 1234)
    assert sheet.get_latest_revision_as_object().campaign_id == campaign.pk


def test_the_newest_public_sheet_counts_and_hiding_it_brings_the_older_back(campaign, approver):
    make_sheet(campaign, ("installs", None, 0, 100), ("installs", None, 1, 200))
    newer = make_sheet(campaign, ("installs", None, 1, 150))
    make_sheet(campaign, ("installs", None, 1, 999), live=False)
    assert series(campaign) == {"installs": [100, 150]}
    (hiding,) = Hiding.objects.hide(newer, approver, "Sai số.")
    assert series(campaign) == {"installs": [100, 200]}
    hiding.undo(approver)
    assert series(campaign) == {"installs": [100, 150]}


@pytest.mark.any_database
def test_an_approver_hides_a_sheet_on_its_screen(campaign, approver, login):
    sheet = make_sheet(campaign, ("installs", None, 0, 100))
    content_type = ContentType.objects.get_for_model(sheet)
    login(approver).post(reverse("hide", args=[content_type.pk, sheet.pk]), {"reason": "Sai số."})
    assert series(campaign) == {}


def test_the_city_is_the_sum_of_the_latest_of_each_ward_where_nothing_was_reported_of_it(campaign):
    make_sheet(
        campaign,
        *(("people", BA_RIA, 0, 10), ("people", BA_RIA, 2, 30), ("people", TAN_DINH, 1, 5)),
        *(("people", TAN_DINH, 2, 4), ("installs", None, 1, 900), ("installs", BA_RIA, 2, 7)),
    )
    assert series(campaign) == {"people": [10, 15, 34], "installs": [900]}  # 7 are not yet all of them
    assert series(make_campaign()) == {}


def test_what_was_reported_of_the_city_long_ago_gives_way_to_newer_results_of_its_wards(campaign):
    make_sheet(campaign, ("people", None, 0, 30), ("people", BA_RIA, 0, 20))
    assert "báo chung cho toàn thành phố" in Client().get(campaign.url).content.decode()
    make_sheet(campaign, ("people", BA_RIA, 3, 25), ("people", TAN_DINH, 4, 6))
    assert series(campaign)["people"] == [20, 25, 31]
    assert "tổng số liệu các phường, xã đã báo" in Client().get(campaign.url).content.decode()
    make_sheet(campaign, ("people", None, 5, 40))
    assert series(campaign)["people"] == [30, 40]


def test_each_target_of_a_measure_is_shown_and_one_without_results_too(campaign):
    targets = [
        ("installs", 2000, date(2025, 10, 1)),
        ("installs", 4000, date(2025, 12, 31)),
        ("teams", 168, LATER),
    ]
    campaign.targets = [CampaignTarget(measure=each, value=value, due_on=due) for each, value, due in targets]
    campaign.save_revision().publish()
    page = Client().get(campaign.url).content.decode()
    assert "Chỉ tiêu: 168, hạn 31/10/2025." in page
    assert "Chưa có số liệu" in page
    make_sheet(campaign, ("installs", None, 0, 500), ("installs", None, 1, 1000))
    page = Client().get(campaign.url).content.decode()
    assert '<a href="#ket-qua">' in page
    assert "Đạt 50% chỉ tiêu 2.000, hạn 01/10/2025." in page
    assert "Đạt 25% chỉ tiêu 4.000, hạn 31/12/2025." in page
    assert page.count('class="chart-target"') == 2
    ends = re.findall(r'class="chart-target" x1="0" x2="([-0-9.]+)%"', page)
    assert all(0 <= float(end) <= 100 for end in ends)  # the first was due before anything was counted


def test_a_translation_shows_the_same_numbers_in_its_language(campaign):
    make_sheet(campaign, ("installs", None, 1, 1000), ("installs", BA_RIA, 0, 300))
    english = in_english(campaign)
    page = Client().get(english.url).content.decode()
    assert "Phones with the app: 1,000" in page
    assert "25% of the target of 4,000 by" in page
    assert '<span lang="vi">báo cáo tuần</span>' in page
    wards = Client().get(f"{english.url}ket-qua/").content.decode()
    assert "Results of each ward and commune" in wards
    assert (
        f'href="http://127.0.0.1:8000{campaign.url}ket-qua/"' in wards or f"{campaign.url}ket-qua/" in wards
    )


def test_wards_stand_in_vietnamese_order_on_a_page_of_their_own_and_on_theirs(campaign):
    url = f"{campaign.url}ket-qua/"
    assert Client().get(url).status_code == 404
    make_sheet(campaign, ("people", TAN_DINH, 0, 1234), ("people", BA_RIA, 1, 10), ("cases", BA_RIA, 0, 3))
    page = Client().get(url).content.decode()
    assert page.count("<h1") == 1
    assert page.index("Phường Bà Rịa") < page.index("Phường Tân Định")
    assert "ket-qua/" in Client().get(campaign.url).content.decode()
    of_ward = ward_page(TAN_DINH)
    assert "1.234" in of_ward
    assert campaign.title in of_ward
    assert '<span lang="vi">báo cáo tuần</span>' in of_ward
    assert ("noindex" in of_ward, "sample-ribbon" in of_ward) == (False, False)


def test_the_page_of_a_ward_is_a_sample_if_results_on_it_are(campaign):
    make_sheet(campaign, ("people", TAN_DINH, 0, 1234))
    campaign.is_sample = True
    campaign.save_revision().publish()
    assert ("noindex" in ward_page(TAN_DINH), "sample-ribbon" in ward_page(TAN_DINH)) == (True, True)
    assert "noindex" not in ward_page(BA_RIA)


def test_a_ward_with_two_results_of_a_measure_has_a_chart_and_its_table(campaign):
    make_sheet(campaign, ("people", TAN_DINH, 0, 12), ("cases", TAN_DINH, 0, 3))
    assert '<svg class="chart"' not in ward_page(TAN_DINH)
    make_sheet(campaign, *(("people", TAN_DINH, week, 20 + week) for week in range(1, 40)))
    page = ward_page(TAN_DINH)
    assert page.count('<svg class="chart"') == 1
    assert "Biểu đồ và bảng số: " in page
    assert page.count('<th scope="row">') == 20
    assert "<td>59</td>" in page


def test_results_on_the_page_of_a_ward_cost_the_same_however_many_there_are(campaign):
    def queries():
        ward_page(TAN_DINH)
        with CaptureQueriesContext(connection) as caught:
            ward_page(TAN_DINH)
        return len(caught)

    make_sheet(campaign, ("people", TAN_DINH, 0, 12))
    few = queries()
    make_sheet(campaign, *(("people", TAN_DINH, week, 12) for week in range(1, 9)), ("cases", TAN_DINH, 0, 1))
    make_sheet(make_campaign(), ("people", TAN_DINH, 0, 12))
    assert queries() == few


def test_the_results_of_wards_ask_for_nothing_else_of_the_campaign(campaign):
    make_sheet(campaign, ("people", TAN_DINH, 0, 12))
    Client().get(f"{campaign.url}ket-qua/")
    with CaptureQueriesContext(connection) as caught:
        Client().get(f"{campaign.url}ket-qua/")
    asked = [query["sql"] for query in caught]
    for table in ("campaigntask", "campaignsupport", "campaignpicture", "campaignrelated", "newspage"):
        assert not any(f'FROM "campaigns_{table}"' in sql for sql in asked), asked


def test_a_hidden_campaign_is_named_on_no_wards_page(campaign):
    make_sheet(campaign, ("people", TAN_DINH, 0, 1234))
    campaign.unpublish()
    page = Client().get(Ward.objects.get(pk=TAN_DINH).get_absolute_url()).content.decode()
    assert campaign.title not in page


def test_results_cost_two_queries_however_many_there_are(campaign):
    def queries():
        Client().get(campaign.url)
        with CaptureQueriesContext(connection) as caught:
            Client().get(campaign.url)
        return len(caught)

    without = queries()
    make_sheet(campaign, ("installs", None, 0, 1), ("people", BA_RIA, 0, 1))
    few = queries()
    rows = (("people", ward.pk, week, week) for ward in Ward.objects.all()[:20] for week in range(8))
    make_sheet(campaign, *rows)
    assert queries() == few == without


@pytest.mark.any_database
def test_a_chart_is_in_words_too_and_beside_it_stands_its_table(campaign):
    make_sheet(campaign, *(("installs", None, week, 100 * week) for week in range(70)))
    page = Client().get(campaign.url).content.decode()
    words = "Điện thoại đã cài ứng dụng: từ 0 vào ngày 08/10/2025 đến 6.900 vào ngày"
    assert f'role="img" aria-label="{words}' in page
    assert page.count('<th scope="row">') <= 61
    assert "style=" not in page


def test_a_newer_sheet_counts_for_wards_too(campaign):
    for value in (10, 7):
        make_sheet(campaign, ("people", BA_RIA, 0, value))
    page = Client().get(Ward.objects.get(pk=BA_RIA).get_absolute_url()).content.decode()
    assert "<dd>7 " in page
    assert "<td>7</td>" in Client().get(f"{campaign.url}ket-qua/").content.decode()
