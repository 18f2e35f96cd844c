import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import Site

from alerts.models import AlertIndexPage
from core.models.pages import RESERVED_SLUGS
from tests.factories import in_english, make_alert, make_standard, vietnamese


def test_a_new_page_gets_its_address_from_its_vietnamese_title(home):
    page = make_alert(title="Cảnh báo lừa đảo mạo danh công an ở Đà Nẵng")
    assert page.slug == "canh-bao-lua-dao-mao-danh-cong-an-o-da-nang"


def test_two_pages_with_one_title_get_two_addresses(home):
    slugs = {make_alert(title="Đường dây nóng giả").slug for _time in range(2)}
    assert slugs == {"duong-day-nong-gia", "duong-day-nong-gia-2"}


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_no_page_takes_an_address_of_the_site_itself(home, slug):
    with pytest.raises(ValidationError) as refusal:
        make_standard(slug=slug)
    assert "slug" in refusal.value.message_dict


def test_a_summary_for_citizens_is_required(home):
    with pytest.raises(ValidationError) as refusal:
        make_standard(summary="")
    assert "summary" in refusal.value.message_dict


@pytest.mark.parametrize("number", ["0", "999", "x", "-1", ""])
def test_any_page_number_gives_a_page(home, client, number):
    make_alert()
    response = client.get(f"/canh-bao/?trang={number}")
    assert response.status_code == 200
    assert response.context["listing"].object_list


def test_lists_come_newest_first(home, rf):
    from datetime import date

    old, new = make_alert(issued_on=date(2026, 1, 1)), make_alert(issued_on=date(2026, 2, 1))
    assert list(vietnamese(AlertIndexPage).get_listing(rf.get("/"))) == [new, old]


@pytest.mark.any_database
def test_a_page_that_knows_its_address_knows_the_new_one(home):
    page = make_standard(slug="mot")
    assert (page.url, page.full_url) == ("/mot/", f"{settings.SITE_URL}/mot/")
    page.slug = "hai"
    page.save()
    assert page.url == "/hai/"
    page.move(make_standard(slug="tren"), pos="last-child")
    page.refresh_from_db()
    assert page.url == "/tren/hai/"


@pytest.mark.any_database
def test_the_language_of_a_reader_changes_no_address(home):
    page = make_standard(slug="mot")
    english = in_english(page, slug="one")
    for language in ("vi", "en", "vi"):
        with translation.override(language):
            assert (page.url, english.url) == ("/mot/", "/en/one/")


@pytest.mark.any_database
def test_a_page_of_two_sites_has_an_address_in_each(home, rf):
    page = make_standard(slug="mot")
    assert page.get_url(rf.get("/")) == "/mot/"
    Site.objects.create(hostname="mot.example", root_page=page)
    assert page.get_url(rf.get("/", headers={"host": "mot.example"})) == "/"
    assert page.get_url(rf.get("/")) == "/mot/"
