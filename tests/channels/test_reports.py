"""Which official channels nobody has tried for 90 days."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from channels.models import CHECK_AGAIN_AFTER, OfficialChannel
from tests.factories import make_user
from users.roles import Role

REPORT = "channels_unchecked"
READERS_OF_IT = (Role.EDITOR, Role.APPROVER)


@pytest.fixture
def channel(db):
    """One that was checked just too long ago; all others today."""
    OfficialChannel.objects.update(checked_on=timezone.localdate())
    return make_channel(CHECK_AGAIN_AFTER + timedelta(days=1))


def make_channel(ago, **fields):
    fields = {"kind": "app", "name": "VNeID", "value": "VNeID", "purpose": "Định danh.", **fields}
    return OfficialChannel.objects.create(checked_on=timezone.localdate() - ago, **fields)


def test_it_lists_the_live_ones_that_nobody_tried_for_90_days(channel):
    make_channel(timedelta(days=90), name="Vừa đủ 90 ngày")
    make_channel(timedelta(days=200), name="Bản nháp", live=False)
    english = Locale.objects.get_or_create(language_code="en")[0]
    make_channel(timedelta(days=200), name="In English", locale=english)
    assert timedelta(days=90) == CHECK_AGAIN_AFTER
    assert list(OfficialChannel.objects.unchecked()) == [channel]


@pytest.mark.parametrize("role", READERS_OF_IT, ids=lambda role: role.name)
def test_editors_and_approvers_read_it_and_go_on_to_the_editor(channel, login, role):
    shown = BeautifulSoup(login(make_user(role)).get(reverse(REPORT)).content, "html.parser")
    address = reverse(channel.snippet_viewset.get_url_name("edit"), args=[channel.pk])
    assert shown.find("a", href=address).text.strip() == "VNeID"
    assert channel.checked_on.strftime("%d/%m/%Y") in shown.select_one("tbody tr").text
    assert [head.text.strip() for head in shown.select("th")] == [
        *("Tên", "Số, địa chỉ hoặc tên ứng dụng", "Loại", "Kiểm tra ngày")
    ]


@pytest.mark.parametrize("role", [r for r in Role if r not in READERS_OF_IT], ids=lambda role: role.name)
def test_no_other_role_reads_it(channel, login, role):
    client = login(make_user(role))
    assert "VNeID" not in client.get(reverse(REPORT), follow=True).content.decode()
    assert reverse(REPORT) not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_it_stands_in_the_menu_of_reports(db, editor, login):
    assert reverse(REPORT) in login(editor).get(reverse("wagtailadmin_home")).content.decode()


def test_it_can_be_downloaded(channel, editor, login):
    response = login(editor).get(reverse(REPORT), {"export": "csv"})
    assert "kenh-can-kiem-tra.csv" in response["Content-Disposition"]
    assert "VNeID" in response.getvalue().decode()
