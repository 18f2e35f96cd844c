"""The terms a new site starts with: each is explained, in both languages, as an editor could write it."""

import re

import pytest

from core.text import VIETNAMESE_MARKED
from topics.models import Icon, LossAdvice, ScamType, TargetGroup

ALLOWED = {"p", "h3", "b", "ul", "ol", "li", "a"}  # what the editor of an explanation can make


@pytest.mark.parametrize("model", [ScamType, TargetGroup])
def test_every_term_has_an_icon_a_summary_and_an_explanation_in_each_language(db, model):
    terms = model.objects.select_related("locale")
    assert terms
    for term in terms:
        assert term.summary, term
        assert term.icon in Icon.values
        assert set(re.findall(r"</?(\w+)", term.explanation)) <= ALLOWED
        assert term.explanation.count("<li>") >= 3, term
        marked = not VIETNAMESE_MARKED.isdisjoint(term.explanation)
        assert marked == (term.locale.language_code == "vi"), term


@pytest.mark.parametrize("model", [ScamType, TargetGroup, LossAdvice])
def test_a_code_stands_for_one_term_in_each_language(db, model):
    codes = list(model.objects.values_list("locale__language_code", "code"))
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("model", [ScamType, TargetGroup, LossAdvice])
def test_translators_are_not_asked_for_the_code(db, model):
    synchronised = {field.field_name for field in model.override_translatable_fields}
    assert "code" in synchronised
