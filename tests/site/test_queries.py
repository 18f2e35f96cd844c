"""What a page costs does not grow with what stands beside and below it."""

import io

import pytest
from django.core.files.images import ImageFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from alerts.models import AlertIndexPage, AlertPage
from campaigns.models import CampaignIndexPage, CampaignPage, NewsPage
from guides.models import GuideIndexPage, GuidePage
from home.models import HomePage
from media.models import CustomImage
from tests.factories import MAKERS, in_english
from tests.site.pages import EVERY_ADDRESS, every_address, name_of
from wards.models import MeetingIndexPage, MeetingPage

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
MORE = 12  # as many as a list shows on one page
MOST = 12  # queries of a page that is not in the cache
ABOVE = {  # what is not there yet: these may only fall
    AlertIndexPage: 17,
    AlertPage: 26,
    CampaignIndexPage: 16,
    CampaignPage: 24,
    GuideIndexPage: 15,
    GuidePage: 13,
    HomePage: 18,
    MeetingIndexPage: 16,
    MeetingPage: 17,
    NewsPage: 13,
    "/tim-kiem/?q=lua+dao": 14,
}


def make_picture(number):
    content = io.BytesIO()
    Image.new("RGB", (80, 45), "#0d4f3c").save(content, "PNG")
    file = ImageFile(content, name=f"{number}.png")
    return CustomImage.objects.create(title=f"Hình {number}", description="Một ô màu", file=file)


def make_siblings(number):
    for maker in MAKERS.values():
        in_english(maker(photo=make_picture(number)))


def cost_of(path):
    Client().get(path)  # the first time, pictures are drawn and Wagtail remembers where its sites begin
    with CaptureQueriesContext(connection) as queries:
        Client().get(path)
    return len(queries)


@pytest.fixture(scope="module")
def costs(django_db_setup, django_db_blocker):
    """Queries of each address among few pages, and among many."""
    with django_db_blocker.unblock(), transaction.atomic():
        paths = every_address()
        for number in range(3):
            make_siblings(number)
        few = {key: cost_of(path) for key, path in paths.items()}
        for number in range(MORE):
            make_siblings(number)
        many = {key: cost_of(path) for key, path in paths.items()}
        transaction.set_rollback(True)
    return few, many


@pytest.mark.parametrize("key", EVERY_ADDRESS, ids=name_of)
def test_the_number_of_queries_does_not_grow_with_the_siblings(costs, key):
    few, many = costs
    assert 0 < many[key] == few[key]


@pytest.mark.parametrize("key", EVERY_ADDRESS, ids=name_of)
def test_no_address_asks_more_than_it_may(costs, key):
    address, _language = key
    _few, many = costs
    assert many[key] <= ABOVE.get(address, MOST)
