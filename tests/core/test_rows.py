"""What is read by statements that are put together once is what Django itself reads."""

from datetime import date

import pytest

from alerts.models import (
    AlertCard,
    AlertIndicator,
    AlertLoss,
    AlertPage,
    AlertTargetGroup,
    AlertUpdate,
    AlertWard,
)
from alerts.models.pages import ROWS
from core.identifiers import Kind
from core.prepared import Prepared
from core.rows import load_rows
from tests.factories import make_alert
from tests.media.files import make_picture
from topics.models import LossAdvice, TargetGroup


@pytest.fixture
def alert(home):
    alert = make_alert(
        photo=make_picture(),
        methods=("zalo", "call"),
        updates=[AlertUpdate(date=date(2026, 11, 20), text="Nay gọi cả “buổi tối” 100%.")],
        indicators=[AlertIndicator(kind=Kind.LINK, value="gia.example/dang-nhap")],
        wards=[AlertWard(ward_id="26740")],
        losses=[AlertLoss(advice=LossAdvice.objects.to_read().first())],
        target_groups=[AlertTargetGroup(group=TargetGroup.objects.to_read().first())],
    )
    AlertCard.objects.all().delete()
    card = {"design": "nay", "revision": 1, "url_path": alert.url_path, "digest": "0", "file": "cards/1.png"}
    AlertCard.objects.create(page=alert, shape="wide", ended=False, **card)
    alert.photo.get_renditions("width-360|format-avif", "width-720|format-jpeg")
    return alert


def served(alert):
    return AlertPage.to_serve().get(pk=alert.pk)


def fields_of(obj):
    return {field.attname: getattr(obj, field.attname) for field in obj._meta.concrete_fields}


def test_a_prepared_query_finds_the_same_page(alert):
    (found,) = Prepared(lambda pk: AlertPage.to_serve().filter(pk=pk))(alert.pk)
    assert found == served(alert)
    assert fields_of(found) == fields_of(served(alert))
    assert fields_of(found.photo) == fields_of(alert.photo)
    assert (found.lead_ends_at, found.hand_ended_at, found._state.adding) == (None, None, False)


def test_rows_are_the_same_and_ask_no_more(alert, django_assert_num_queries):
    load_rows(served(alert), **ROWS)  # Django asks once whether the database knows JSON
    page = served(alert)
    with django_assert_num_queries(1):
        load_rows(page, **ROWS)
        loaded = {name: [fields_of(row) for row in getattr(page, name).all()] for name in ROWS}
        ward = fields_of(page.places[0])
        keys = [page.losses.all()[0].advice.translation_key]
        group = page.target_groups.all()[0].group
        pictures = {each.filter_spec: fields_of(each) for each in page.photo.prefetched_renditions}
        assert page.photo.prefetched_renditions[0].image is page.photo
    plain = served(alert)
    assert loaded == {name: [fields_of(row) for row in getattr(plain, name).all()] for name in ROWS}
    assert all(loaded.values())
    assert ward == fields_of(plain.places[0])
    assert keys == [plain.losses.all()[0].advice.translation_key]
    # What was left out is read where somebody asks for it.
    assert fields_of(group) == fields_of(plain.target_groups.all()[0].group)
    assert pictures == {each.filter_spec: fields_of(each) for each in plain.photo.renditions.all()}


def test_rows_without_a_number_stand_behind_the_others_in_the_order_they_were_made(home):
    alert = make_alert()
    for text, number in (("a", None), ("b", 1), ("c", None), ("d", 0)):
        AlertUpdate.objects.create(page=alert, text=text, sort_order=number, locale=alert.locale)
    page = served(alert)
    load_rows(page, **ROWS)
    assert "".join(update.text for update in page.updates.all()) == "dbac"


def test_a_page_without_any_has_none(home, django_assert_num_queries):
    page = served(make_alert(methods=()))
    load_rows(page, **ROWS)
    with django_assert_num_queries(0):
        assert [name for name in ROWS if name != "cards" and getattr(page, name).all()] == []
