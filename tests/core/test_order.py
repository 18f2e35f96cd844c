"""Names stand in the Vietnamese order, in Python and in the database."""

import random
from itertools import pairwise

import pytest
from wagtail.models import Locale

from campaigns.models import Organisation
from channels.models import OfficialChannel
from core.text import sort_key
from topics.models import LossAdvice, ScamType, TargetGroup, Topic

IN_ORDER = (
    "2 bước, An, Àn, Ạn, An Bình, Anh, Ăn, Ân, Ba, Bà, Bá, Bả lả, Ca, Da, Dâm, "
    "Đa, Đà, Đá, Em, Ê, Lừa, Lửa, Lữa, Lứa, Lựa, O, Ô, Ơ, Sim, “Ta”, U, Ư, Ỷ"
).split(", ")


@pytest.fixture
def shuffled():
    names = [*IN_ORDER]
    random.Random(138).shuffle(names)  # noqa: S311 (an order, no secret)
    return names


@pytest.mark.any_database
def test_letters_first_then_words_then_tones(shuffled):
    assert sorted(shuffled, key=sort_key) == IN_ORDER
    assert all(sort_key(name).isdigit() for name in IN_ORDER)


def test_the_database_keeps_the_same_order_and_follows_a_new_name(db, shuffled):
    Topic.objects.all().delete()
    for number, name in enumerate(shuffled):
        Topic.objects.create(name=name, code=f"t-{number}", locale=Locale.get_default())
    assert list(Topic.objects.values_list("name", flat=True)) == IN_ORDER
    last = Topic.objects.get(name="Ỷ")
    last.name = "A"
    last.save()
    assert Topic.objects.exclude(name="2 bước").first() == last


@pytest.mark.parametrize("model", [ScamType, TargetGroup, Topic, LossAdvice, OfficialChannel, Organisation])
def test_what_the_site_begins_with_has_its_place(db, model):
    names = [(row.name, row.sort_key) for row in model.objects.all()]
    assert all(key == sort_key(name) for name, key in names)
    if model._meta.ordering == ["sort_key"]:
        assert all(first[1] <= second[1] for first, second in pairwise(names))
