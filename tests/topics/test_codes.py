"""A code stands for one term of its kind in each language: filters, addresses and feeds go by it."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.models import Locale

from tests.factories import make_alert
from topics.models import LossAdvice, ScamType, TargetGroup, Topic

KINDS = [ScamType, TargetGroup, Topic, LossAdvice]
FIELDS = {
    **{"code": "ma-moi", "summary": "", "icon": "shield", "explanation": "null"},
    **{"steps": "Gọi 113.", "sort_order": "100"},
}
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
    answer = login(editor).post(add, {**FIELDS, "name": "Trùng"})
    assert answer.status_code == 200
    assert TAKEN in answer.content.decode()
    assert model.objects.filter(code="ma-moi").count() == 1


@pytest.mark.parametrize("model", KINDS)
def test_an_editor_may_change_the_rest_of_it_again_and_again(home, editor, login, model):
    there = make(model)
    edit = reverse(there.snippet_viewset.get_url_name("edit"), args=[there.pk])
    for name in ("Tên khác", "Tên khác nữa"):
        answer = login(editor).post(edit, {**FIELDS, "name": name})
        assert answer.status_code == 302, answer.content.decode()
        there.refresh_from_db()
        assert there.get_latest_revision_as_object().name == name


@pytest.mark.parametrize("model", KINDS)
def test_an_editor_cannot_give_it_the_code_of_another(home, editor, login, model):
    make(model)
    other = make(model, code="ma-khac")
    other.save_revision()
    edit = reverse(other.snippet_viewset.get_url_name("edit"), args=[other.pk])
    answer = login(editor).post(edit, {**FIELDS, "name": "Khác"})
    assert TAKEN in answer.content.decode()
    other.refresh_from_db()
    assert other.get_latest_revision_as_object().code == "ma-khac"


@pytest.mark.parametrize("model", KINDS)
def test_what_was_public_keeps_its_code(home, editor, login, model):
    public, draft = make(model, code="ma-cu"), make(model, code="ma-nhap", live=False)
    for there, status in ((public, 200), (draft, 302)):
        edit = reverse(there.snippet_viewset.get_url_name("edit"), args=[there.pk])
        answer = login(editor).post(edit, {**FIELDS, "name": "Khác"})
        assert answer.status_code == status
        assert ("Mã này đang được dùng, không đổi được nữa." in answer.content.decode()) == (status == 200)


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
