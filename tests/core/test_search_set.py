"""What people type, and what they have to find among the first three, over the sample content."""

import tomllib
import unicodedata
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.search.finding import find
from core.search.indexing import update_all

SOUGHT = tomllib.loads(Path(__file__).with_name("search_set.toml").read_text(encoding="utf-8"))["sought"]
SET = [(query, row["title"]) for row in SOUGHT for query in row["queries"]]
FIRST, ENOUGH = 3, 0.95


@pytest.fixture
def indexed(sample):
    update_all()


def finds(query, title):
    return any(title in entry.title for entry in find(query).entries[:FIRST])


def test_what_people_look_for_stands_among_the_first_three(indexed, record_property):
    wrong = [f"{query} → {title}" for query, title in SET if not finds(query, title)]
    rate = 1 - len(wrong) / len(SET)
    record_property("search set", f"{len(SET)} queries, {rate:.1%} among the first {FIRST}; not: {wrong}")
    assert len(SET) >= 120
    assert rate >= ENOUGH, wrong

    decomposed = [query for query, title in SET[:40] if not finds(unicodedata.normalize("NFD", query), title)]
    assert set(decomposed) <= {line.split(" → ")[0] for line in wrong}


def test_a_page_of_results_is_light_and_says_why_each_is_there(indexed, client):
    client.get("/tim-kiem/")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/tim-kiem/", {"q": "ma xac thuc ngan hang"})
    html = answer.content.decode()
    assert len(queries) <= 30, [query["sql"] for query in queries]
    assert len(answer.content) < 60_000
    assert "<mark>ngân hàng</mark>" in html
    assert "Kết quả:" in html
