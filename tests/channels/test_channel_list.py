"""The register of the authorities' own numbers, apps and pages, for everybody to read."""

import re

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale

from channels.models import NeverRule, OfficialChannel
from tests.factories import make_guide


def make_channel(kind, value, **kwargs):
    fields = {"name": f"Kênh {value}", "purpose": "Dùng khi cần.", "locale": Locale.get_default(), **kwargs}
    return OfficialChannel.objects.create(kind=kind, value=value, **fields)


def shown(client, path="/kenh-chinh-thuc/"):
    return client.get(path).content.decode()


def test_every_channel_stands_under_its_kind_with_what_it_is_for_and_when_it_was_checked(home, client):
    make_channel("website", "congan.example")
    page = shown(client)
    for channel in OfficialChannel.objects.to_read():
        after = page[page.index(f"<h3>{channel.name}</h3>") :]
        assert channel.value in after
        assert channel.purpose in after
        assert f"{channel.checked_on:%d/%m/%Y}" in after
    kinds = re.findall(r'<h2 id="nhom-(\w+)"', page)
    assert kinds == ["hotline", "app", "website", "lookup"]


def test_what_is_never_done_comes_first(home, client):
    page = shown(client)
    rules = list(NeverRule.objects.to_read())
    assert rules
    assert all(page.index(rule.text) < page.index('id="nhom-hotline"') for rule in rules)


def test_numbers_are_called_and_websites_opened_with_one_tap_and_nothing_else(home, client):
    make_channel("bank", "0000000001")
    make_channel("website", "congan.example")
    make_channel("website", "https://thanhpho.example/an-ninh")
    make_channel("social", "facebook.com/khong-mo")
    make_channel("lookup", "https://tra-cuu.example/")
    make_channel("lookup", "9999")
    page = shown(client)
    assert 'href="https://tra-cuu.example/"' in page
    assert "9999</strong>" in page
    for href in ("tel:0000000001", "tel:113", "https://congan.example", "https://thanhpho.example/an-ninh"):
        assert f'href="{href}"' in page
    assert "facebook.com/khong-mo</strong>" in page


def test_an_app_leads_to_the_guide_that_installs_it(home, client):
    guide, other = make_guide(app_name="VNeID"), make_guide()
    page = shown(client)
    main = page[page.index("<main") : page.index("</main>")]
    assert guide.url in main
    assert other.url not in main


def test_what_is_hidden_or_a_draft_is_not_there(home, client):
    make_channel("office", "Trụ sở nháp", live=False)
    OfficialChannel.objects.filter(value="VNeID").update(live=False)
    page = shown(client)
    assert "Trụ sở nháp" not in page
    assert "VNeID" not in page


@pytest.mark.parametrize("kind", ["website", "lookup"])
@pytest.mark.parametrize("value", ["javascript:alert(1)", "hai chữ", "http://", "congan"])
def test_a_website_is_an_address(db, kind, value):
    with pytest.raises(ValidationError):
        OfficialChannel(kind=kind, name="x", value=value, purpose="x").full_clean(
            exclude=["locale", "translation_key"]
        )


def test_every_page_leads_there(home, client):
    for path in ("/", "/gui-tin/", "/khong-co/"):
        assert shown(client, path).count('href="/kenh-chinh-thuc/"') >= 2
