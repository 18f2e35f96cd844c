"""A code stands for one term of its kind in each language: filters, addresses and feeds go by it."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.models import Locale

from tests.factories import make_alert
from topics.models import LossAdvice, ScamType, TargetGroup, Topic

KINDS = [ScamType, TargetGroup, Topic, LossAdvice]
TAKEN = "Mã này đã có mục khác dùng. Hãy chọn mã khác."


def make(model, code="ma-moi", name="Mới", **fields):
    if model is LossAdvice:
        fields["steps"] = "Gọi 113."
    return model.objects.create(code=code, name=name, locale=Locale.objects.get(language_code="vi"), **fields)


@pytest.mark.parametrize("model", KINDS)
def test_the_database_keeps_no_code_twice_in_a_language(home, client, model):
    make(model)
    with pytest.raises(IntegrityError), transaction.atomic():
        make(model, name="Trùng")


def test_no_filter_of_the_list_finds_two(home, client):
    make_alert()
    assert client.get("/canh-bao/", {"loai": ScamType.objects.to_read().first().code}).status_code == 200


@pytest.mark.parametrize("model", KINDS)
def test_an_editor_is_told_at_the_code_that_it_is_taken(home, editor, login, model):
    there = make(model)
    add = reverse(there.snippet_viewset.get_url_name("add"))
    fields = {
        **{"name": "Trùng", "code": "ma-moi", "summary": "", "icon": "shield", "explanation": "null"},
        **{"steps": "Gọi 113.", "sort_order": "100"},
    }
    answer = login(editor).post(add, fields)
    assert answer.status_code == 200
    assert TAKEN in answer.content.decode()
    assert model.objects.filter(code="ma-moi").count() == 1


@pytest.mark.parametrize("model", KINDS)
def test_an_editor_may_change_the_rest_of_it(home, model):
    there = make(model)
    there.name = "Tên khác"
    there.full_clean()


@pytest.mark.parametrize("model", KINDS)
def test_its_translation_has_the_same_code(home, model):
    there = make(model)
    translated = there.copy_for_translation(Locale.objects.get(language_code="en"))
    translated.save()
    translated.full_clean()
    assert translated.code == there.code


@pytest.mark.parametrize("model", KINDS)
def test_two_drafts_may_lack_one(home, model):
    make(model, code="", live=False)
    make(model, code="", live=False).clean()
