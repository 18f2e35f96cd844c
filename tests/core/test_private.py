import pytest
from wagtail.models import PageViewRestriction

from tests.factories import make_standard


@pytest.fixture
def gate(home):
    """The address that takes the password of a page, and the page."""
    page = make_standard()
    lock = PageViewRestriction.objects.create(page=page, restriction_type="password", password="mot-hai-ba")
    return f"/_util/authenticate_with_password/{lock.pk}/{page.pk}/", page


def test_the_right_password_opens_the_page(gate, client):
    address, page = gate
    answer = client.post(address, {"password": "mot-hai-ba", "return_url": page.url}, follow=True)
    assert page.title in answer.content.decode()


@pytest.mark.parametrize("return_url", ["_", "12:00", "", "send_tip", "https://evil.example/"])
def test_a_return_address_that_is_none_is_refused_in_words(gate, client, return_url):
    address, _page = gate
    answer = client.post(address, {"password": "mot-hai-ba", "return_url": return_url})
    assert answer.status_code == 400
    assert "Chúng tôi không đọc được yêu cầu này" in answer.content.decode()


def test_a_wrong_password_gives_the_form_back(gate, client):
    address, page = gate
    answer = client.post(address, {"password": "sai", "return_url": page.url})
    assert answer.status_code == 200
    assert page.title not in answer.content.decode()
