"""What programs read in the head and in the data of every page: whole addresses, the right types."""

import json
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.test import Client
from django.utils import timezone

from alerts.models import AlertPage
from campaigns.models import NewsPage
from guides.models import GuidePage
from home.models import CONTACT, HomePage
from tests.factories import in_english, make_alert, make_meeting, make_news, make_standard
from tests.site.pages import EVERY_ADDRESS, LANGUAGES, NOT_FOUND, PAGE_TYPES, every_address
from wards.models import MeetingPage

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
SITE = "https://outreach.example"
HOSTILE = '</script><script>alert(1)</script>"\\u2028<!--'
TYPES = {
    HomePage: {"GovernmentOrganization"},
    AlertPage: {"NewsArticle", "BreadcrumbList"},
    NewsPage: {"NewsArticle", "BreadcrumbList"},
    MeetingPage: {"Event", "BreadcrumbList"},
    GuidePage: {"FAQPage", "BreadcrumbList"},
}


def read(path, **query):
    answer = Client().get(path, query)
    return BeautifulSoup(answer.content, "html.parser")


def data_of(soup):
    """Return the data of a page by type."""
    found = [json.loads(script.string) for script in soup.select('script[type="application/ld+json"]')]
    assert all(each["@context"] == "https://schema.org" for each in found)
    return {each["@type"]: each for each in found}


def addresses(data):
    """Yield every text in `data` that begins like an address."""
    if isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from addresses(each)
    elif isinstance(data, str) and data.startswith(("/", "http")):
        yield data


@pytest.fixture(scope="module")
def soups(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        found = {key: (path, read(path)) for key, path in every_address().items()}
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_one_whole_address_and_says_its_language(soups, language):
    for target, code in EVERY_ADDRESS:
        if code != language:
            continue
        path, soup = soups[target, code]
        said = [link["href"] for link in soup.select('link[rel="canonical"]')]
        own = [] if target == NOT_FOUND else [SITE + urlsplit(path).path]
        assert said == own, target
        assert [meta["content"] for meta in soup.select('meta[property="og:url"]')] == own
        locales = {"vi": "vi_VN", "en": "en_US"}
        assert soup.select_one('meta[property="og:locale"]')["content"] == locales[code]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_of_page_says_in_data_what_it_is(soups, language):
    for model in PAGE_TYPES:
        _path, soup = soups[model, language]
        data = data_of(soup)
        assert set(data) == TYPES.get(model, {"BreadcrumbList"}), model
        for each in data.values():
            found = [address for address in addresses(each) if not address.startswith("https://schema.org")]
            assert all(address.startswith(f"{SITE}/") for address in found)
        if article := data.get("NewsArticle"):
            assert article["inLanguage"] == language
            assert article["publisher"]["@type"] == "GovernmentOrganization"
            assert article["headline"]
            assert article["datePublished"] <= article["dateModified"]
            published = soup.select_one('meta[property="article:published_time"]')["content"]
            assert published[:19] == article["datePublished"][:19]


def test_whatever_a_title_holds_it_stays_data(home):
    for page in (make_news(title=HOSTILE), make_alert(title=HOSTILE)):
        soup = read(page.url)
        assert data_of(soup)["NewsArticle"]["headline"] == HOSTILE
        assert all(script.get("type") or script.get("src") for script in soup.select("script"))


def test_a_warning_that_ended_and_a_meeting_called_off_say_so(home):
    hour_ago = timezone.now() - timedelta(hours=1)
    ended = data_of(read(make_alert(ends_at=hour_ago, end_reason="caught").url))["NewsArticle"]
    assert ended["creativeWorkStatus"] == "Ended"
    assert ended["headline"].startswith("Đã kết thúc")
    off = data_of(read(make_meeting(called_off="Mưa bão.").url))["Event"]
    on = data_of(read(make_meeting().url))["Event"]
    assert off["eventStatus"] == "https://schema.org/EventCancelled"
    assert on["eventStatus"] == "https://schema.org/EventScheduled"
    assert on["startDate"].endswith("+07:00")
    assert "endDate" not in on


def test_the_contact_page_names_the_organisation_and_113_alone(home):
    page = make_standard(slug=CONTACT)
    for path in (page.url, in_english(page).url):
        organisation = data_of(read(path))["GovernmentOrganization"]
        assert organisation["contactPoint"]["telephone"] == "113"
        assert organisation["url"] == f"{SITE}/"


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ({}, ""),
        ({"trang": "2"}, "?trang=2"),
        ({"trang": "1"}, ""),
        ({"trang": "2", "loai": "x"}, ""),
        ({"utm_source": "zalo"}, ""),
        ({"trang": '"><b>'}, ""),
    ],
)
def test_of_a_query_only_the_further_pages_of_a_list_have_an_address(home, query, kept):
    for _each in range(13):
        make_news()
    soup = read("/chien-dich/", **query)
    assert soup.select_one('link[rel="canonical"]')["href"] == f"{SITE}/chien-dich/{kept}"
