"""What editors may record as an indicator, and how its warning shows it."""

import pytest
from django.core.exceptions import ValidationError

from alerts.models import AlertIndicator
from tests.alerts.checking import make_channel


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *(("phone", "113"), ("phone", "không có số"), ("link", "conganmau.example/a"), ("app", "vneid")),
        *(("link", "facebook.com"), ("link", "javascript:alert(1)"), ("account", "12"), ("social", "tên")),
        *(("app", "!!!"), ("link", "blogspot.com")),
    ],
)
def test_what_is_official_or_none_of_its_kind_cannot_be_an_indicator(website, kind, value):
    with pytest.raises(ValidationError) as refused:
        AlertIndicator(kind=kind, value=value).clean()
    assert len(refused.value.message_dict["value"][0]) > 20


def test_what_covers_an_official_channel_cannot_be_an_indicator(home):
    make_channel("website", "https://congan.tphcm.example/")
    make_channel("social", "facebook.com/groups/congan")
    for value in (
        "tphcm.example",
        "http://www.tphcm.example/",
        "congan.tphcm.example",
        "facebook.com/groups",
    ):
        with pytest.raises(ValidationError, match="kênh chính thức"):
            AlertIndicator(kind="link", value=value).clean()
    AlertIndicator(kind="link", value="khac.tphcm.example").clean()


def test_a_draft_without_a_value_is_no_mistake():
    AlertIndicator(kind="phone", value="").clean()


def test_the_page_of_a_warning_shows_its_indicators_inert(alert, client):
    html = client.get(alert.url).content.decode()
    for shown in ("0901·234·567", "hxxps://nhanqua[.]example/dang-nhap", "Dịch vụ công Bộ Công an"):
        assert shown in html
    assert "https://nhanqua" not in html
    assert "tel:0901" not in html
    assert "Số điện thoại" in html
