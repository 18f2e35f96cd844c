"""What a page costs does not grow with what stands beside and below it."""

import io
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.files.images import ImageFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from alerts.models import AlertPage
from campaigns.models import CampaignPage, Organisation
from core import generation
from media.models import CustomDocument, CustomImage
from tests.factories import MAKERS, in_english
from tests.site.pages import EVERY_ADDRESS, PAGE_TYPES, every_address, name_of
from topics.models import LossAdvice, TargetGroup, Topic
from wards.models import MeetingPage, Ward

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
MORE = 12  # as many as a list shows on one page
MOST = 12  # queries of a page that is not in the cache
MOST_AFTER_A_CHANGE = 20  # of the one page that then reads what all of them show


def make_picture(number):
    content = io.BytesIO()
    Image.new("RGB", (80, 45), "#0d4f3c").save(content, "PNG")
    file = ImageFile(content, name=f"{number}.png")
    return CustomImage.objects.create(title=f"Hình {number}", description="Một ô màu", file=file)


def make_siblings(number):
    for maker in MAKERS.values():
        in_english(maker(photo=make_picture(number)))


def rows_of(page):
    """Rows of every kind that `page` may have, by the name of the relation."""
    today, ward = timezone.localdate(), Ward.objects.first()
    picture = {"pictures": {"image": make_picture("hang"), "caption": "Một ô màu"}}
    if isinstance(page, AlertPage):
        return {
            "wards": {"ward": ward},
            "target_groups": {"group": TargetGroup.objects.live().first()},
            "losses": {"advice": LossAdvice.objects.live().first()},
            "updates": {"text": "Nay chúng gọi cả bằng video."},
            "indicators": {"kind": "phone", "value": "0912345678"},
        }
    if isinstance(page, CampaignPage):
        related = [each.objects.filter(locale=page.locale).first() for each in (AlertPage, MeetingPage)]
        return picture | {
            "campaign_topics": {"topic": Topic.objects.live().first()},
            "tasks": {"organisation": Organisation.objects.live().first(), "text": "Tuần tra."},
            "milestones": {"date": today, "title": "Ra quân"},
            "targets": {"measure": "visits", "value": 10, "due_on": today + timedelta(days=9)},
            "support": {"kind": "money", "count": 3, "date": today, "ward": ward},
            "related": {"target": related[0]},
        }
    if isinstance(page, MeetingPage):
        document = CustomDocument.objects.create(title="Giấy mời", file="giay-moi.pdf")
        return picture | {
            "halls": {"name": "Hội trường", "ward": ward},
            "points": {"text": "Nghe dân nói."},
            "documents": {"document": document},
        }
    return {}


def fill(model):
    """Give each page of `model` a picture, and a row of every kind."""
    for page in model.objects.select_related("locale"):
        model.objects.filter(pk=page.pk).update(photo=make_picture("trang"))
        for name, values in rows_of(page).items():
            field = model._meta.get_field(name).field
            field.model.objects.create(page=page, locale=page.locale, **values)


@contextmanager
def as_committed():
    """What was written in this transaction counts as content that every process sees."""
    waiting, connection.run_on_commit = connection.run_on_commit, []
    generation.bump()
    yield
    connection.run_on_commit = waiting


def cost_of(path):
    Client().get(path)  # the first time, pictures are drawn and Wagtail remembers where its sites begin
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(path).status_code in (200, 404)
    return len(queries)


@pytest.fixture(scope="module")
def costs(django_db_setup, django_db_blocker):
    """Queries of each address with nothing remembered, among few pages and many; and with what mostly is."""
    with django_db_blocker.unblock(), transaction.atomic():
        paths = every_address()
        for number in range(3):
            make_siblings(number)
        for model in PAGE_TYPES:
            fill(model)
        few = {key: cost_of(path) for key, path in paths.items()}
        for number in range(MORE):
            make_siblings(number)
        many = {key: cost_of(path) for key, path in paths.items()}
        with as_committed():
            mostly = {key: cost_of(path) for key, path in paths.items()}
        transaction.set_rollback(True)
    return few, many, mostly


@pytest.mark.parametrize("key", EVERY_ADDRESS, ids=name_of)
def test_the_number_of_queries_does_not_grow_with_the_siblings(costs, key):
    few, many, _mostly = costs
    assert 0 < many[key] == few[key]


@pytest.mark.parametrize("key", EVERY_ADDRESS, ids=name_of)
def test_no_address_asks_more_than_it_may(costs, key):
    _few, many, mostly = costs
    assert mostly[key] <= MOST
    assert many[key] <= MOST_AFTER_A_CHANGE
