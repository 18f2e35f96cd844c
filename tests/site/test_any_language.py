"""A further language is a setting and content, and its letters may run from right to left."""

import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.utils import translation
from wagtail.models import Locale

from core.languages import sync_locales
from core.models.pages import BasePage
from core.text import VIETNAMESE_MARKED, slugify
from tests.factories import make_standard

pytestmark = pytest.mark.any_database
ONE_SIDED = re.compile(
    r"(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)"
    r"|border-(?:top|bottom)-(?:left|right)-radius|(?:text-align|float|clear):\s*(?:left|right)"
    r"|[\s;{](?:left|right):",
)


def test_no_style_of_readers_knows_left_from_right():
    css = settings.BASE_DIR / "outreach/static/outreach/css"
    files = [file for file in css.rglob("*.css") if file.name != "admin.css"]
    assert len(files) > 20
    found = {file.name: ONE_SIDED.findall(file.read_text()) for file in files}
    assert {name: sides for name, sides in found.items() if sides} == {}


@pytest.mark.parametrize(("code", "runs"), [("km", "ltr"), ("ar", "rtl")])
def test_a_third_language_is_a_setting_and_content(client, home, settings, code, runs):
    settings.LANGUAGES = [*settings.LANGUAGES, (code, code)]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    sync_locales()
    page = make_standard()
    for each in (home, page):
        in_third = each.copy_for_translation(Locale.objects.get(language_code=code))
        in_third.title = "ទំព័រ"
        in_third.save_revision().publish()
    answer = client.get(f"/{code}{page.url}")
    assert answer.status_code == 200
    assert answer.headers["Content-Language"] == code
    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.html["lang"] == code
    assert soup.html.get("dir", "ltr") == runs
    assert soup.h1.text == "ទំព័រ"
    said = {link["hreflang"]: link["href"] for link in soup.select("link[hreflang]")}
    site = "https://outreach.example"
    assert said == {
        code: f"{site}/{code}{page.url}",
        "vi": site + page.url,
        "x-default": site + page.url,
    }
    assert client.get(f"/{code}/phuong-xa/").status_code == 200
    assert f"{site}/{code}{page.url}" in client.get("/sitemap-pages.xml").content.decode()


@pytest.fixture(autouse=True)
def vietnamese_again():
    yield
    translation.activate("vi")


def test_every_marked_letter_has_its_place_in_an_address(home):
    letters = sorted(VIETNAMESE_MARKED)
    assert len(letters) == 134
    page = make_standard(title="".join(letters))
    assert page.slug == slugify("".join(letters))
    assert re.fullmatch("[aeiouyd]{134}", page.slug)


def test_an_address_stays_when_the_title_changes(home):
    page = make_standard(title="Đừng tin")
    page.title = "Hãy hỏi lại"
    page.save_revision().publish()
    page = page.specific_class.objects.get(pk=page.pk)
    assert (page.title, page.slug) == ("Hãy hỏi lại", "dung-tin")
    page.slug = "hay-hoi-lai"
    assert isinstance(page, BasePage)
    assert page.obstacles()
