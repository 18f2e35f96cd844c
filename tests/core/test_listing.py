"""Lists cost the same however long they are."""

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alerts.models import AlertIndexPage, newest_alerts
from core import listing
from core.listing import LongList
from core.page_indexes import INDEXES
from tests.factories import make_alert, vietnamese

pytestmark = pytest.mark.django_db


@pytest.fixture
def warnings(home):
    return [make_alert() for _number in range(7)][::-1]


def test_every_page_has_its_rows_in_their_order(warnings):
    pages = Paginator(LongList(newest_alerts()), 3)
    assert [row for page in pages for row in page] == warnings
    with CaptureQueriesContext(connection) as queries:
        assert [row.end for row in pages.page(2)] == [None] * 3
    assert len(queries) == 2, "the rows, and their contact methods"


def test_a_list_ends_where_nobody_reads_on(warnings, client, monkeypatch):
    monkeypatch.setattr(listing, "MOST", 5)
    pages = Paginator(LongList(newest_alerts()), 3)
    assert (pages.count, pages.num_pages) == (5, 2)
    assert list(pages.page(2)) == warnings[3:5]
    answer = client.get(vietnamese(AlertIndexPage).url, {"xem": "da-ket-thuc"}).content.decode()
    assert '<span class="tabs-count">5</span>' in answer


def test_the_table_of_pages_has_the_indexes_that_wagtail_lacks(home):
    with connection.cursor() as cursor:
        there = connection.introspection.get_constraints(cursor, "wagtailcore_page")
    assert there.keys() >= INDEXES.keys()
