"""Nobody learns from a public page whether a number, a name or a place was reported in a tip."""

import pytest

from tests.factories import make_tip

NUMBER = "0987 654 321"
ADDRESSES = [
    *("/", "/en/", "/canh-bao/", "/phuong-xa/", "/phuong-xa/phuong-ba-ria/", "/gui-tin/", "/tra-cuu/"),
    *(
        "/tim-kiem/?q=0987654321",
        "/tim-kiem/?q=0987+654+321",
        "/phuong-xa/?q=0987654321",
        "/sitemap-pages.xml",
    ),
]


def answers(client):
    pages = {address: client.get(address) for address in ADDRESSES}
    for code in ("0987654321", "0000000000000000"):
        pages[code] = client.post("/tra-cuu/", {"code": code})
    for response in pages.values():
        response.headers.pop("Expires", None)  # the time of day
    return {
        name: (each.status_code, sorted(each.headers.items()), each.content) for name, each in pages.items()
    }


@pytest.fixture
def _same_token(monkeypatch):
    monkeypatch.setattr("tips.forms.new_token", lambda: "one token for all")


@pytest.mark.usefixtures("_same_token")
def test_no_public_page_differs_once_a_number_was_reported(home, client):
    answers(client)  # what is remembered by then is remembered before and after
    before = answers(client)
    for _time in range(3):
        make_tip(f"Số {NUMBER} gọi cho mẹ tôi, xưng công an.", scammer=NUMBER, ward_id="26560")
    assert answers(client) == before
