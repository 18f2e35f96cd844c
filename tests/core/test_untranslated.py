"""What packages say in English where no catalogue can reach it: each gap is still there, and closed here."""

from pathlib import Path

import pytest
import wagtail_localize
from django.apps import apps
from django.template.loader import get_template
from django.urls import reverse
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.pages.search import SearchView
from wagtail.models import Page
from wagtail_localize import models
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation

from core.untranslated.names import ROOT, name_root
from core.untranslated.templates import WORDS

SCRIPT = Path(wagtail_localize.__file__).parent / "static/wagtail_localize/js/wagtail-localize.js"


@pytest.mark.parametrize("name", WORDS)
def test_wagtails_template_still_has_english_words(name):
    wrong, right = WORDS[name]
    package = apps.get_app_config(name.partition("/")[0])
    assert wrong in (Path(package.path) / "templates" / name).read_text(encoding="utf-8")
    source = get_template(name).template.source
    assert right in source
    assert wrong not in source


@pytest.mark.any_database
def test_found_pages_are_counted_by_their_name(home, login, editor):
    """The gap: a view of Wagtail's that lists pages and never says what it lists."""
    assert BaseListingView.verbose_name_plural is None
    assert not {"model", "get_verbose_name"} & set(vars(SearchView))
    shown = login(editor).get(reverse("wagtailadmin_pages:search"), {"q": home.title}).content.decode()
    assert "1-1 trong 1 trang" in " ".join(shown.split())


@pytest.mark.any_database
def test_the_page_above_every_site_has_a_name_until_staff_give_it_another(db):
    assert Page.get_first_root_node().title == ROOT
    Page.objects.filter(depth=1).update(title="Gốc")
    name_root()
    assert Page.get_first_root_node().title == "Gốc"


@pytest.mark.any_database
def test_the_first_screen_names_its_search_button(home, login, editor):
    shown = login(editor).get(reverse("wagtailadmin_home")).content.decode()
    assert '<input type="submit" value="Tìm kiếm" class="button" />' in shown


def test_wagtail_localize_still_gives_its_translations_no_name():
    assert "verbose_name" not in Translation._meta.original_attrs
    assert str(Translation._meta.verbose_name_plural) == "bản dịch"


def test_the_dates_of_its_editor_are_digits():
    """Wagtail-localize has "%-d %B %Y" in its code, and Python knows the months of English alone."""
    assert "%B" in (Path(wagtail_localize.__file__).parent / "compat.py").read_text(encoding="utf-8")
    assert {edit_translation.DATE_FORMAT, models.DATE_FORMAT} == {"%d/%m/%Y"}


@pytest.mark.parametrize("said", ['"More actions"', " translation`"])
def test_the_script_of_wagtail_localize_still_says_it_without_its_catalogue(said):
    assert said in SCRIPT.read_text(encoding="utf-8")
