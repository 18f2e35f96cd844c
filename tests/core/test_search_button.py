from pathlib import Path

import pytest
import wagtail.admin
from django.urls import reverse

from core.templatetags.search_button import UNTRANSLATED


def test_wagtail_still_needs_it():
    template = Path(wagtail.admin.__file__).parent / "templates" / "wagtailadmin" / "home.html"
    assert UNTRANSLATED in template.read_text(encoding="utf-8")


@pytest.mark.any_database
def test_the_first_screen_names_its_search_button(home, login, editor):
    shown = login(editor).get(reverse("wagtailadmin_home")).content.decode()
    assert '<input type="submit" value="Tìm kiếm" class="button" />' in shown
    assert "Search" not in shown.partition("<main")[2].partition("</form>")[0]
