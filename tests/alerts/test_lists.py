"""Warnings that hold now and those that ended: two lists, and the word for it wherever one is listed."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alerts.models import AlertEnding
from tests.factories import make_alert
from topics.models import ScamType
from wards.models import Ward

ENDED = {"xem": "da-ket-thuc"}


def ended(**kwargs):
    return make_alert(ends_at=timezone.now() - timedelta(days=1), end_reason="not_seen", **kwargs)


@pytest.fixture
def alerts(home):
    qr = ScamType.objects.to_read().get(code="qr-code")
    by_hand = make_alert(title="Kết thúc do người", methods=["sms"])
    AlertEnding.objects.create(translation_key=by_hand.translation_key, title="x", reason="caught")
    return {
        "active": make_alert(title="Đang lừa", scam_type=qr, severity="urgent"),
        "by date": ended(title="Kết thúc theo ngày", scam_type=qr, severity="urgent"),
        "by hand": by_hand,
    }


def listed(client, alerts, **query):
    names = {page.pk: name for name, page in alerts.items()}
    return {names[page.pk] for page in client.get("/canh-bao/", query).context["listing"]}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"active"}),
        ({"xem": ""}, {"active"}),
        ({"xem": "gi-do"}, {"active"}),
        (ENDED, {"by date", "by hand"}),
        ({**ENDED, "loai": "qr-code"}, {"by date"}),
        ({**ENDED, "kenh": "sms"}, {"by hand"}),
        ({**ENDED, "muc": "urgent"}, {"by date"}),
        ({**ENDED, "kenh": "home"}, set()),
    ],
)
def test_each_warning_is_in_one_list_and_the_filters_work_in_both(alerts, client, query, expected):
    assert listed(client, alerts, **query) == expected


def counts(html):
    return [int(count) for count in re.findall(r'<span class="tabs-count">(\d+)</span>', html)]


@pytest.mark.parametrize(("query", "expected"), [({}, [1, 2]), ({"kenh": "sms"}, [0, 1])])
@pytest.mark.parametrize("tab", [{}, ENDED])
def test_both_links_say_how_many_there_are_and_keep_the_filter(alerts, client, query, expected, tab):
    html = client.get("/canh-bao/", {**query, **tab, "trang": "1"}).content.decode()
    assert counts(html) == expected
    tabs = html[html.index('class="tabs"') : html.index("tabs-count")]
    assert "trang" not in tabs
    assert ("kenh=sms" in tabs) is bool(query)


def test_the_form_stays_in_the_list_it_narrows(alerts, client):
    html = client.get("/canh-bao/", {**ENDED, "muc": "urgent"}).content.decode()
    assert '<input type="hidden" name="xem" value="da-ket-thuc"' in html
    assert 'class="button button-quiet" href="?xem=da-ket-thuc"' in html
    assert 'name="xem"' not in client.get("/canh-bao/").content.decode()


def test_pages_of_ended_warnings_keep_the_list_and_the_filter(home, client):
    for _alert in range(13):
        ended(severity="urgent")
    first = client.get("/canh-bao/", {**ENDED, "muc": "urgent"})
    assert len(first.context["listing"]) == 12
    assert "xem=da-ket-thuc&amp;muc=urgent&amp;trang=2" in first.content.decode()


def test_the_card_of_an_ended_warning_says_so_with_the_day(alerts, client):
    html = client.get("/canh-bao/", ENDED).content.decode()
    card = html[html.index('class="card') : html.index("</li>", html.index('class="card'))]
    assert "severity-ended" in card
    assert "Đã kết thúc" in card
    assert "Đã kết thúc" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({}, "Hiện chưa có cảnh báo nào"),
        (ENDED, "Chưa có cảnh báo nào kết thúc"),
        ({**ENDED, "muc": "urgent"}, "Không có cảnh báo nào"),
    ],
)
def test_an_empty_list_says_what_that_means(home, client, query, words):
    assert words in client.get("/canh-bao/", query).content.decode()


def test_the_front_page_and_the_page_of_a_ward_list_what_holds_now(alerts, client):
    ward = Ward.objects.first()
    for address in ("/", f"/phuong-xa/{ward.slug}/"):
        html = client.get(address).content.decode()
        assert "Đang lừa" in html
        assert "Kết thúc theo ngày" not in html
        assert "Kết thúc do người" not in html


@pytest.fixture
def search(client, django_capture_on_commit_callbacks):
    def searched(query):
        with CaptureQueriesContext(connection) as queries:
            html = client.get("/tim-kiem/", {"q": query}).content.decode()
        return html, len(queries)

    return searched


def test_search_says_which_warnings_have_ended_at_no_cost_for_each(
    home, search, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        make_alert(title="Chiêu giả danh còn đó")
        ended(title="Chiêu giả danh đã qua")
    search("gia danh")
    html, few = search("gia danh")
    assert html.count('<span class="state">Đã kết thúc</span>') == 1
    assert html.index("</mark> đã qua") < html.index('<span class="state">')
    with django_capture_on_commit_callbacks(execute=True):
        for _alert in range(5):
            page = make_alert(title="Chiêu giả danh khác")
            AlertEnding.objects.create(translation_key=page.translation_key, title="x", reason="caught")
    html, many = search("gia danh")
    assert html.count('<span class="state">Đã kết thúc</span>') == 6
    assert few == many
