"""What editors may record as an indicator, and how its warning shows it."""

import pytest
from django.core.exceptions import ValidationError

from alerts.models import AlertIndicator


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


def test_a_draft_without_a_value_is_no_mistake():
    AlertIndicator(kind="phone", value="").clean()


def test_the_page_of_a_warning_shows_its_indicators_inert(alert, client):
    html = client.get(alert.url).content.decode()
    for shown in ("0901·234·567", "hxxps://nhanqua[.]example/dang-nhap", "Dịch vụ công Bộ Công an"):
        assert shown in html
    assert "https://nhanqua" not in html
    assert "tel:0901" not in html
    assert "Số điện thoại" in html
