import pytest

from tests.factories import make_alert
from topics.models import ScamType


@pytest.fixture
def alerts(home):
    qr, loan = (ScamType.objects.to_read().get(code=code) for code in ("qr-code", "loan-app"))
    return {
        "qr": make_alert(scam_type=qr, severity="notice", methods=["qr", "sms"]),
        "loan": make_alert(scam_type=loan, severity="urgent", methods=["call"]),
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"qr", "loan"}),
        ({"loai": "qr-code"}, {"qr"}),
        ({"kenh": "call"}, {"loan"}),
        ({"kenh": "sms"}, {"qr"}),
        ({"muc": "urgent"}, {"loan"}),
        ({"loai": "qr-code", "muc": "urgent"}, set()),
        ({"loai": "khong-co"}, {"qr", "loan"}),
        ({"kenh": "x" * 2000}, {"qr", "loan"}),
    ],
)
def test_the_list_is_narrowed_by_kind_contact_method_and_severity(alerts, client, query, expected):
    listing = client.get("/canh-bao/", query).context["listing"]
    assert {page.pk for page in listing} == {alerts[name].pk for name in expected}


def test_an_empty_list_says_what_to_do(home, client):
    page = client.get("/canh-bao/", {"muc": "urgent"}).content.decode()
    assert "Chưa có" in page


def test_a_draft_is_in_no_list_and_at_no_address(home, client):
    draft = make_alert(live=False, title="Chưa ai duyệt")
    for address in ("/", "/canh-bao/", draft.url):
        assert "Chưa ai duyệt" not in client.get(address).content.decode()


def test_pages_keep_the_filter(home, client):
    for _alert in range(13):
        make_alert(severity="urgent")
    first = client.get("/canh-bao/", {"muc": "urgent"})
    assert len(first.context["listing"]) == 12
    assert "muc=urgent&amp;trang=2" in first.content.decode()


def test_a_kind_of_scam_that_is_no_longer_live_is_no_filter(alerts, client):
    ScamType.objects.filter(code="qr-code").update(live=False)
    assert len(client.get("/canh-bao/", {"loai": "qr-code"}).context["listing"]) == 2
