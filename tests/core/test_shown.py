"""How days, numbers and telephone numbers are written for readers."""

from datetime import date, timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from channels.models import OfficialChannel
from core.dates import recent_in_words
from core.identifiers.phones import grouped
from tests.factories import make_alert, make_news

pytestmark = pytest.mark.any_database


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0900000000", "0900 000 000"),
        ("+84 900.000.000", "0900 000 000"),
        ("02838297643", "028 3829 7643"),
        ("19001234", "1900 1234"),
        ("113", "113"),
        ("+12025550123", "+1 202-555-0123"),
        ("SOS An ninh", "SOS An ninh"),
        ("", ""),
    ],
)
def test_a_number_to_call_is_grouped(value, shown):
    assert grouped(value) == shown


def test_one_tap_calls_the_number_without_gaps(client, home):
    OfficialChannel.objects.create(
        kind="bank", name="Ngân hàng", value="0900000000", purpose="Khoá thẻ.", locale_id=home.locale_id
    )
    page = client.get("/kenh-chinh-thuc/").content.decode()
    assert 'href="tel:0900000000"' in page
    assert ">0900 000 000</a>" in page


@pytest.mark.parametrize(
    ("days", "vietnamese", "english"),
    [(0, "hôm nay", "today"), (1, "hôm qua", "yesterday"), (6, "6 ngày trước", "6 days ago")],
)
def test_recent_days_are_words(days, vietnamese, english):
    day = timezone.localdate() - timedelta(days=days)
    for language, words in (("vi", vietnamese), ("en", english)):
        with translation.override(language):
            assert recent_in_words(day) == words


@pytest.mark.parametrize("days", [-1, 7, 400])
def test_other_days_are_dates(days):
    day = timezone.localdate() - timedelta(days=days)
    assert recent_in_words(day) == f"{day:%d/%m/%Y}"


def test_lists_say_it_in_words_and_pages_the_date(client, home):
    yesterday = timezone.localdate() - timedelta(days=1)
    for path, page in (
        ("/canh-bao/", make_alert(issued_on=yesterday)),
        ("/chien-dich/", make_news(published_on=yesterday)),
    ):
        said = f'<time datetime="{yesterday}">hôm qua</time>'
        assert said in client.get(path).content.decode()
        assert f"{yesterday:%d/%m/%Y}" in client.get(page.url).content.decode()


@pytest.mark.parametrize(("language", "shown"), [("vi", "1.234.567"), ("en", "1,234,567")])
def test_numbers_and_dates_have_the_form_of_the_language(language, shown):
    with translation.override(language):
        template = Template('{{ n|floatformat:"0g" }} {{ day|date:"d/m/Y" }}')
        assert template.render(Context({"n": 1234567, "day": date(2025, 10, 1)})) == f"{shown} 01/10/2025"
