"""No language is ever shown under another's address."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization

from alerts.models import AlertIndicator
from core.languages import language_of, path_in
from home.models import HomePage
from tests.campaigns.test_results import make_sheet
from tests.factories import (
    in_english,
    make_alert,
    make_campaign,
    make_guide,
    make_meeting,
    make_news,
    make_standard,
    vietnamese,
)
from tests.site.pages import PAGE_TYPES, live_page
from topics.models import ScamType, TargetGroup
from wards.models import Ward

pytestmark = pytest.mark.any_database


def words_of(answer):
    """What it says, words that a search marks included."""
    return re.sub("</?mark>", "", answer.content.decode())


@pytest.fixture
def english(db):
    return Locale.objects.get(language_code="en")


SITEMAPS = [f"/sitemap-{part}.xml" for part in ("pages", "views", "wards", "terms")]
STATES = {"absent": None, "draft": False, "unpublished": True}


@pytest.fixture(params=STATES, ids=str)
def closed(request, home):
    """The English front page is absent, a draft, or was live once; the pages below it are live."""
    if STATES[request.param] is None:
        return None
    page = in_english(home, live=STATES[request.param])
    if STATES[request.param]:
        in_english(make_alert())
        page.refresh_from_db()
        page.unpublish()
    return page


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_without_an_english_front_page_no_page_is_found_in_english(client, closed, model):
    page = live_page(model)
    assert client.get(page.url).status_code == 200
    for below in page.get_translations(inclusive=True):
        assert client.get(path_in("en", below.url)).status_code == 404


def test_without_an_english_front_page_english_is_offered_nowhere(client, closed, home):
    for path in ("/", "/gui-tin/", "/phuong-xa/", make_standard().url, *SITEMAPS):
        assert "/en/" not in client.get(path).content.decode()


@pytest.fixture
def closed_titles(home, django_capture_on_commit_callbacks):
    """Titles of what is live in English, in a ward and everywhere, below a front page that is not."""
    with django_capture_on_commit_callbacks(execute=True):
        return _closed_titles(home)


def _closed_titles(home):
    front, ward = in_english(home, live=False), {"ward_id": "26560"}
    kind = ScamType.objects.to_read().get(code="fake-official")
    alert, campaign = make_alert(scam_type=kind), make_campaign()
    AlertIndicator.objects.create(page=alert, kind="phone", value="0912345678")
    alert.save_revision().publish()
    make_sheet(campaign, ("people", "26560", 0, 1234))
    pages = [alert, campaign, make_meeting(**ward), make_news(**ward), make_guide(app_name="VNeID")]
    titles = [in_english(page, title=f"Know this {number}").title for number, page in enumerate(pages)]
    front.refresh_from_db()
    return front, titles


def test_fixed_views_offer_no_page_of_a_closed_language(client, closed_titles):
    front, titles = closed_titles

    def offered():
        ward = "/en/phuong-xa/phuong-ba-ria/"
        gets = [ward, f"{ward}lich.ics", "/en/loa/", "/en/tim-kiem/?q=know", "/en/thu-doan/fake-official/"]
        answers = [*map(client.get, gets), client.post("/en/kiem-tra/", {"text": "0912345678"})]
        assert [answer.status_code for answer in answers] == [200] * len(answers)
        return [[title for title in titles if title in words_of(answer)] for answer in answers]

    assert offered() == [[]] * 6
    front.save_revision().publish()
    alert, campaign, meeting, news, _guide = titles
    seen = [[alert, campaign, meeting, news], [meeting], [alert], titles, [alert], [alert]]
    assert offered() == seen


def test_the_form_for_tips_stays_open_while_the_english_front_page_is_closed(client, closed):
    page = client.get("/en/gui-tin/").content.decode()
    assert 'lang="en"' in page
    assert 'href="/en/"' not in page


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
@pytest.mark.parametrize("state", ["absent", "draft", "unpublished", "alias"])
def test_a_page_that_is_not_live_in_english_is_not_found_there(client, home, english, model, state):
    page = live_page(model)
    if not isinstance(page, HomePage):
        in_english(page.get_parent().specific if page.get_parent().depth > 2 else home)
    if state == "alias":
        page.copy_for_translation(english, alias=True)
        page.save_revision().publish()  # Wagtail publishes every alias along with its source
    elif state != "absent":
        translated = in_english(page, live=state == "unpublished")
        translated.unpublish()
    assert client.get(path_in("en", page.url)).status_code == 404
    if not isinstance(page, HomePage):
        assert page.title not in client.get("/en/").content.decode()
    assert "hreflang" not in client.get(page.url).content.decode()


def test_a_page_without_a_translation_says_that_there_is_none(client, home):
    in_english(home)
    page = client.get(make_standard().url).content.decode()
    assert "Tiếng Anh: chưa có" in page
    assert "hreflang" not in page


@pytest.fixture
def mixed(home, english, django_capture_on_commit_callbacks):
    """Two warnings of the whole city: one in both languages, one in Vietnamese alone."""
    with django_capture_on_commit_callbacks(execute=True):
        both = make_alert(title="Lừa đảo ngân hàng có bản dịch")
        alone = make_alert(title="Lừa đảo giao hàng chưa dịch")
        translated = in_english(both, title="A scam that is translated, ngan hang")
    return both, alone, translated


ADDRESSES = [
    "/en/",
    "/en/canh-bao/",
    "/en/tim-kiem/?q=lua+dao",
    "/en/tim-kiem/?q=hang",
    "/en/phuong-xa/phuong-ba-ria/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_list_shows_a_page_of_another_language(client, mixed, address):
    both, alone, translated = mixed
    here = words_of(client.get(address))
    there = words_of(client.get(path_in("vi", address)))
    assert both.title not in here
    assert alone.title not in here
    assert translated.title not in there
    if "lua+dao" not in address:
        assert translated.title in here


def test_the_sitemap_names_the_pages_of_every_language_and_no_others(client, mixed):
    both, alone, translated = mixed
    parts = {f"https://outreach.example{path}" for path in SITEMAPS}
    assert set(re.findall("<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())) == parts
    named = {
        address
        for path in SITEMAPS
        for address in re.findall("<loc>(.*?)</loc>", client.get(path).content.decode())
    }
    wards = {f"https://outreach.example{ward.get_absolute_url()}" for ward in Ward.objects.all()}
    english_wards = {ward.replace(".example/", ".example/en/") for ward in wards}
    views = ("gui-tin", "phuong-xa", "tin-bao-da-lam-gi", "kenh-chinh-thuc", "thu-doan", "doi-tuong")
    terms = {
        *(f"thu-doan/{code}" for code in ScamType.objects.values_list("code", flat=True)),
        *(f"doi-tuong/{code}" for code in TargetGroup.objects.values_list("code", flat=True)),
    }
    fixed = {
        f"https://outreach.example{prefix}{path}/" for prefix in ("/", "/en/") for path in (*views, *terms)
    }
    pages = {page.full_url for page in Page.objects.live().filter(depth__gt=1)}
    assert {both.full_url, alone.full_url, translated.full_url} <= pages
    assert named == {*wards, *english_wards, *fixed, *pages}


def test_a_tree_kept_in_step_by_wagtail_localize_shows_nothing_untranslated(client, home, english):
    in_english(home)
    page = make_alert()
    LocaleSynchronization.objects.create(locale=english, sync_from=Locale.get_default()).sync_trees()
    page.save_revision().publish()
    assert page.get_translation(english).alias_of_id == page.pk
    assert client.get(path_in("en", page.url)).status_code == 404
    assert client.get("/en/canh-bao/").status_code == 404


def test_the_kind_of_scam_and_the_hotlines_speak_the_language_of_the_page(client, mixed):
    assert "Fake police or officials" in client.get("/en/canh-bao/").content.decode()
    assert "Giả danh công an" not in client.get("/en/canh-bao/").content.decode()
    assert "Fire and rescue" in client.get("/en/gui-tin/").content.decode()
    assert "Cứu nạn" not in client.get("/en/gui-tin/").content.decode()


@pytest.mark.parametrize("header", ["en", "en-GB,en;q=0.9", "fr", "*"])
def test_what_the_browser_asks_for_changes_nothing(client, home, header):
    client.cookies["django_language"] = "en"
    page = client.get("/", headers={"Accept-Language": header})
    assert page.headers["Content-Language"] == "vi"
    assert "Accept-Language" not in page.headers.get("Vary", "")


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "vi"),
        ("/en/", "en"),
        ("/en", "en"),
        ("/english/", "vi"),
        ("/en-gb/", "vi"),
        ("/vi/", "vi"),
        ("", "vi"),
    ],
)
def test_the_first_part_of_an_address_alone_is_its_language(path, language):
    assert language_of(path) == language


@pytest.mark.parametrize("path", ["/vi/", "/en-gb/", "/EN/", "/en/en/", "/en/vi/gui-tin/"])
def test_no_other_prefix_leads_anywhere(client, home, path):
    in_english(home)
    assert client.get(path).status_code == 404


def test_the_back_office_speaks_the_language_of_the_account(client, editor, home):
    client.force_login(editor)
    assert (
        'lang="vi"'
        in client.get(reverse("wagtailadmin_home"), headers={"Accept-Language": "en"}).content.decode()
    )


def test_a_preview_speaks_the_language_of_its_page(login, editor, home):
    draft = in_english(make_standard(), live=False)
    page = login(editor).get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk])).content.decode()
    assert '<html lang="en"' in page
    assert "Call 113" in page


def test_there_is_a_locale_for_every_language(db, settings):
    codes = {code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES}
    assert set(Locale.objects.values_list("language_code", flat=True)) == codes
    assert vietnamese(HomePage).locale == Locale.get_default()
