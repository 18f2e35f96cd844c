"""Which guides nobody has followed for 60 days."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from guides.models import GuidePage
from guides.models.pages import CHECK_AGAIN_AFTER
from tests.factories import in_english, make_guide, make_user
from users.roles import Role

REPORT = "guides_unchecked"


@pytest.fixture
def stale(home):
    page = make_guide(title="Cài VNeID", checked_on=timezone.localdate() - timedelta(days=61))
    in_english(page)
    make_guide(checked_on=timezone.localdate() - timedelta(days=60))
    make_guide(checked_on=timezone.localdate() - timedelta(days=200), live=False)
    return page


def test_it_lists_the_live_ones_in_the_language_they_are_written_in(stale):
    assert timedelta(days=60) == CHECK_AGAIN_AFTER
    assert list(GuidePage.objects.unchecked()) == [stale]


@pytest.mark.parametrize("role", [Role.EDITOR, Role.APPROVER], ids=lambda role: role.name)
def test_who_edits_pages_reads_it_and_goes_on_to_the_editor(stale, login, role):
    client = login(make_user(role))
    shown = BeautifulSoup(client.get(reverse(REPORT)).content, "html.parser")
    address = reverse("wagtailadmin_pages:edit", args=[stale.pk])
    assert shown.find("a", href=address).text.strip() == "Cài VNeID"
    assert stale.checked_on.strftime("%d/%m/%Y") in shown.select_one("tbody tr").text
    assert reverse(REPORT) in client.get(reverse("wagtailadmin_home")).content.decode()


def test_nobody_else_reads_it(stale, login):
    client = login(make_user(Role.WARD_STAFF))
    assert "VNeID" not in client.get(reverse(REPORT), follow=True).content.decode()
    assert reverse(REPORT) not in client.get(reverse("wagtailadmin_home")).content.decode()
