"""Which warnings nobody looked at since their review date."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from alerts.ending import end
from alerts.models import AlertEnding, AlertPage
from tests.factories import in_english, make_alert, make_user
from users.roles import Role

REPORT = "alerts_to_review"
READERS_OF_IT = (Role.EDITOR, Role.APPROVER)


def due(days=1, **fields):
    return make_alert(review_on=timezone.localdate() - timedelta(days=days), **fields)


def test_it_lists_what_is_live_active_and_past_its_date_the_longest_first(home, approver):
    newer, older = due(days=1), due(days=9)
    make_alert(review_on=timezone.localdate())
    due(live=False)
    due(ends_at=timezone.now() - timedelta(hours=1), end_reason="caught")
    end(due(), AlertEnding(reason="caught"), approver)
    in_english(older)
    assert list(AlertPage.objects.to_review().order_by("review_on")) == [older, newer]


@pytest.mark.parametrize("role", READERS_OF_IT, ids=lambda role: role.name)
def test_editors_and_approvers_read_it_and_go_on_to_the_editor(home, login, role):
    page = due(title="Giả công an", severity="urgent")
    shown = BeautifulSoup(login(make_user(role)).get(reverse(REPORT)).content, "html.parser")
    assert (
        shown.find("a", href=reverse("wagtailadmin_pages:edit", args=[page.pk])).text.strip() == "Giả công an"
    )
    row = shown.select_one("tbody tr").get_text(" ", strip=True)
    assert page.review_on.strftime("%d/%m/%Y") in row
    assert "Khẩn cấp" in row
    assert [head.text.strip() for head in shown.select("th")] == [
        *("Tiêu đề", "Ngày xem lại", "Mức độ", "Cho hiện lần cuối")
    ]


@pytest.mark.parametrize("role", [r for r in Role if r not in READERS_OF_IT], ids=lambda role: role.name)
def test_no_other_role_reads_it(home, login, role):
    due(title="Giả công an")
    client = login(make_user(role))
    assert "Giả công an" not in client.get(reverse(REPORT), follow=True).content.decode()
    assert reverse(REPORT) not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_it_stands_in_the_menu_of_reports_and_counted_on_the_first_screen(home, editor, login):
    screen = login(editor).get(reverse("wagtailadmin_home")).content.decode()
    assert reverse(REPORT) in screen
    assert "Cảnh báo đã quá ngày xem lại" not in screen
    due(), due()
    shown = BeautifulSoup(login(editor).get(reverse("wagtailadmin_home")).content, "html.parser")
    assert shown.select_one(f'main a[href="{reverse(REPORT)}"]').text == "Cảnh báo đã quá ngày xem lại: 2"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_it_can_be_downloaded(home, editor, login, kind):
    due(title="Giả công an")
    response = login(editor).get(reverse(REPORT), {"export": kind})
    assert f"canh-bao-can-xem-lai.{kind}" in response["Content-Disposition"]
    if kind == "csv":
        assert "Giả công an" in response.getvalue().decode()


def test_an_empty_report_says_so(home, editor, login):
    assert login(editor).get(reverse(REPORT)).status_code == 200


def test_the_editor_says_that_the_date_has_passed(home, editor, login):
    page = due()
    screen = login(editor).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Ngày xem lại đã qua" in screen
