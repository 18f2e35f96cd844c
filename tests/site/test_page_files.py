"""What a page makes of itself is a file below its address, in its own language, for everybody or nobody."""

import pytest
from django.urls import resolve

from alerts.models import AlertPage
from core.languages import path_in
from guides.models import GuidePage
from tests.factories import in_english
from tests.site.pages import LANGUAGES, live_page
from wards.models import MeetingPage

FILES = {
    AlertPage: {
        "the-chia-se.png": "image/png",
        "the-chia-se-doc.png": "image/png",
        "to-roi.pdf": "application/pdf",
    },
    GuidePage: {"to-roi.pdf": "application/pdf"},
    MeetingPage: {"lich.ics": "text/calendar; charset=utf-8"},
}
EVERY_FILE = [(model, name) for model, names in FILES.items() for name in names]


@pytest.fixture
def make(home, django_capture_on_commit_callbacks):
    """Return a function that publishes a page of a type in every language, with what follows the commit."""

    def publish(model):
        with django_capture_on_commit_callbacks(execute=True):
            page = live_page(model)
            return {"vi": page, "en": in_english(page)}

    return publish


@pytest.mark.parametrize(("model", "name"), EVERY_FILE)
def test_every_file_answers_in_every_language(client, make, model, name):
    answers = {}
    for language, page in make(model).items():
        response = answers[language] = client.get(f"{page.url}{name}")
        assert (response.status_code, response.headers["Content-Type"]) == (200, FILES[model][name])
        assert response.headers["Content-Language"] == language
        assert not response.cookies
        assert not {"cookie", "accept-language"} & set(response.headers.get("Vary", "").lower().split(", "))
        assert client.post(f"{page.url}{name}").status_code == 405
    assert len({response.content for response in answers.values()}) == len(LANGUAGES)


@pytest.mark.parametrize(("model", "name"), EVERY_FILE)
def test_a_file_is_gone_with_its_page(client, make, model, name):
    pages = make(model)
    pages["en"].unpublish()
    assert client.get(f"{pages['en'].url}{name}").status_code == 404
    assert client.get(f"{pages['vi'].url}{name}").status_code == 200


def test_a_language_without_a_front_page_has_no_files(client, home):
    page = live_page(AlertPage)
    assert client.get(path_in("en", f"{page.url}to-roi.pdf")).status_code == 404


@pytest.mark.parametrize(
    "path", ["khong-co.pdf", "to-roi.pdf/", "to-roi.PDF", "x/to-roi.pdf", "to-roi.pdf.pdf"]
)
def test_there_are_no_others(client, make, path):
    page = make(GuidePage)["vi"]
    assert client.get(f"{page.url}{path}").status_code == 404


def test_they_take_no_address_from_anything_else():
    assert resolve("/canh-bao/gia-cong-an/to-roi.pdf").url_name == "page_file"
    assert resolve("/media/images/hinh.width-40.png").url_name == "serve_rendition"
    assert resolve("/sitemap.xml").url_name == "sitemap"
    assert resolve("/canh-bao/gia-cong-an/").url_name == "wagtail_serve"
