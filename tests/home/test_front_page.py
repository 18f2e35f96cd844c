from django.test import Client

from tests.factories import make_alert, make_campaign, make_guide, make_news, make_standard


def test_an_empty_site_has_a_front_page_and_the_three_lists(home, client):
    for address in ("/", "/canh-bao/", "/chien-dich/", "/huong-dan/"):
        assert client.get(address).status_code == 200


def test_what_is_published_is_on_the_front_page_at_once(home, client):
    pages = [make_alert(), make_campaign(), make_news(), make_guide()]
    front = client.get("/").content.decode()
    for page in pages:
        assert page.title in front


def test_the_front_page_leads_to_help_for_people_who_were_cheated(home, client):
    home.help_page = make_standard(title="Vừa bị lừa? Làm ngay")
    home.save_revision().publish()
    assert home.help_page.url in client.get("/").content.decode()


def test_the_address_of_the_site_follows_the_setting(home, settings):
    assert home.full_url == "https://outreach.example/"
    assert Client().get("/").status_code == 200
