"""No page reads a whole table that grows with the site: PostgreSQL says how it answers each question."""

import io
import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alerts.models import pages as alert_pages
from bench.growth_pages import pages
from core import listing
from core.translating import sources
from home import ward_report
from home.scale import rows
from tips import order, sealing

GROWING = {
    *("wagtailcore_page", "alerts_alertpage", "campaigns_newspage", "wards_meetingpage"),
    *("alerts_alertindicator", "alerts_alertending", "alerts_alertward", "alerts_alertcontactmethod"),
    *("tips_tip", "tips_sealedpart", "tips_wrappedkey", "tips_auditentry"),
}
SIZES = {"pages": 4_000, "tips": 6_000, "indicators": 1_000}
MOST = 700  # rows that one question may read of such a table without an index


@pytest.fixture
def grown(home, monkeypatch):
    """Thousands of rows. What takes long to make and stands in no question here is left out."""
    monkeypatch.setattr(rows, "write", lambda source, documents: None)
    monkeypatch.setattr(sealing, "seal", lambda plain, context, public: (b"", dict.fromkeys(public, b"")))
    # As short beside so many rows as the lists of a large site: else PostgreSQL is right to read all.
    monkeypatch.setattr(listing, "MOST", 24)
    monkeypatch.setattr(alert_pages, "MOST_ALIKE", 6)
    monkeypatch.setattr(order, "MOST", 60)
    monkeypatch.setattr(sources, "LOOKED_AT", 60)
    # They read all news and meetings once after each publication: in a test's transaction nothing is kept.
    monkeypatch.setattr(ward_report, "last_activity", dict)
    monkeypatch.setattr(ward_report, "meetings_held", lambda first, last: {})
    call_command("load_scale", **SIZES, stdout=io.StringIO())


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no figures of what it read")
def test_no_page_reads_a_whole_table_that_grows(grown):
    found = {}
    for name, client, address, *form in pages("empty"):
        read = {table for sql in asked(client, address, *form) for table in read_whole(sql)}
        found |= {name: read} if read else {}
    assert found == {}


def asked(client, address, form=None):
    """Return what a page asks, once its process remembers what it always does."""
    for _time in range(2):
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(address, form) if form else client.get(address)
            assert answer.status_code == 200, address
        log = [query["sql"] for query in queries]
    return [sql for sql in log if sql.startswith("SELECT")]


def read_whole(sql):
    """Yield the growing tables of which a question read too many rows without an index."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        [(plan,)] = cursor.fetchall()
    plan = json.loads(plan) if isinstance(plan, str) else plan
    for node in nodes(plan[0]["Plan"]):
        read = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
        if node["Node Type"] == "Seq Scan" and node["Relation Name"] in GROWING and read > MOST:
            yield f"{node['Relation Name']}: {read} rows by {sql}"


def nodes(node):
    yield node
    for below in node.get("Plans", ()):
        yield from nodes(below)
