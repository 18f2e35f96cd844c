"""What to do after a loss is data: one edit, and every page that shows it says the new thing."""

import json

from tests.factories import in_english, make_standard
from topics.models import LossAdvice


def make_page(**value):
    return make_standard(body=json.dumps([{"type": "loss_advice", "value": value}]))


def test_the_block_shows_every_advice_in_the_order_of_the_editors(home, client):
    page = make_page()
    LossAdvice.objects.filter(code="phone").update(sort_order=1)
    html = client.get(page.url).content.decode()
    names = [advice.name for advice in LossAdvice.objects.to_read()]
    assert names[0] == "Đã cài ứng dụng lạ, điện thoại bị điều khiển"
    assert sorted(names, key=html.index) == names
    for advice in LossAdvice.objects.to_read():
        for line in advice.lines:
            assert f"<li>{line}</li>" in html


def test_it_has_a_heading_of_its_own_or_the_usual_one(home, client):
    assert "<h2>Điều gì vừa xảy ra?</h2>" in client.get(make_page().url).content.decode()
    assert "<h2>Bạn mất gì?</h2>" in client.get(make_page(heading="Bạn mất gì?").url).content.decode()


def test_it_speaks_the_language_of_the_page_and_hides_what_is_hidden(home, client):
    page = make_page()
    english = in_english(page)
    assert "Money was sent" in client.get(english.url).content.decode()
    LossAdvice.objects.filter(code="money").update(live=False)
    assert "Money was sent" not in client.get(english.url).content.decode()
    assert "Đã chuyển tiền" not in client.get(page.url).content.decode()
