"""The table of translations looks at no more pages than it has to, and reaches all of them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from core import listing
from core.models import WordsVersion
from core.translating import sources
from core.translating.sources import State
from core.translating.table import Table
from tests.core.test_older_translation import changed
from tests.factories import in_english, make_standard, make_user
from tests.signing_in import sign_in
from users.roles import Role

pytestmark = pytest.mark.django_db
CUT = "Danh sách này chưa gồm tất cả các trang"
NOW = timezone.now()


@pytest.fixture
def table(home, client):
    in_english(home)
    sign_in(client, make_user(Role.TRANSLATOR))
    return lambda **filters: client.get(reverse("translations"), filters)


def titles(answer):
    rows = answer.context["paginator"].object_list[:]
    return [row.title for row in rows if isinstance(row.source, Page) and row.title.startswith("Trang ")]


def in_every_state():
    """Make a page in each state, and those of which nobody wrote down from which words they were made."""
    made = {
        title: make_standard(title=f"Trang {title}") for title in ("một", "hai", "ba", "bốn", "năm", "sáu")
    }
    for title, live in {"hai": False, "ba": True, "bốn": True, "năm": True, "sáu": True}.items():
        in_english(made[title], live=live)
    changed(made["bốn"], summary="Nay khác hẳn.")
    for title, day in {"năm": NOW - timedelta(days=9), "sáu": NOW + timedelta(days=9)}.items():
        WordsVersion.objects.filter(translation_key=made[title].translation_key).delete()
        Page.objects.filter(pk=made[title].pk).update(last_published_at=day)


@pytest.mark.parametrize("state", State)
def test_a_state_is_asked_of_the_database_as_it_is_told_of_a_row(table, state):
    in_every_state()
    told = {row.title: row.state for row in Table().chosen()[:]}
    asked = {row.title for row in Table().chosen(state=state)[:]}
    assert asked == {title for title, each in told.items() if each == state}
    assert len(asked) > 0


def test_what_changed_last_stands_first_and_the_table_says_that_there_is_more(table, monkeypatch):
    for number in range(4):
        make_standard(title=f"Trang {number}")
    assert CUT not in table().content.decode()
    monkeypatch.setattr(listing, "MOST", 2)
    assert titles(table()) == ["Trang 3", "Trang 2"]
    assert CUT in table().content.decode()


def test_what_is_not_listed_is_found_by_its_title(table, monkeypatch):
    for number in range(4):
        make_standard(title=f"Trang {number}")
    monkeypatch.setattr(listing, "MOST", 2)
    monkeypatch.setattr(sources, "LOOKED_AT", 2)
    assert titles(table(text="trang 0")) == ["Trang 0"]
    assert titles(table(text="trang 0", state="none")) == ["Trang 0"]
    assert titles(table(text="trang 0", state="draft")) == []
    assert table(text=" !? ").status_code == 200


def test_a_state_is_looked_for_among_what_changed_last(table, monkeypatch):
    for number in range(4):
        make_standard(title=f"Trang {number}")
    monkeypatch.setattr(sources, "LOOKED_AT", 3)
    answer = table(state="none")
    assert titles(answer) == ["Trang 3", "Trang 2", "Trang 1"]
    assert CUT in answer.content.decode()
