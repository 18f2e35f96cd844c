"""At its hour all of a bundle becomes public, or nothing; nothing of it is reachable before."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, ModelLogEntry, PageLogEntry

from alerts.models import AlertPage, Banner
from campaigns.models import NewsPage
from channels.models import OfficialChannel
from core import clock
from core.bundles import deeds
from core.bundles.release import PATIENCE
from core.models import Bundle, Hiding
from tests.core.bundles.making import approved, at_its_hour, is_live
from tests.factories import in_english, make_alert, make_campaign, make_news, make_user, story
from tests.media.files import make_picture
from users.roles import Role

WORD = "Rạng đông 4711"


def draft_banner(**kwargs):
    fields = {"text": f"Dòng báo {WORD}", "ends_at": timezone.now() + timedelta(days=2)}
    banner = Banner(live=False, locale=Locale.get_default(), **{**fields, **kwargs})
    banner.save()
    banner.save_revision()
    return banner


def draft_channel(name="Trụ sở mới"):
    fields = {"kind": "office", "name": name, "value": "Phường Bà Rịa", "purpose": "Đến hỏi."}
    channel = OfficialChannel(live=False, locale=Locale.get_default(), **fields)
    channel.save()
    channel.save_revision()
    return channel


@pytest.fixture
def launch(home, editor):
    """A launch: a campaign with news below it, a warning with a picture, its translation, a banner."""
    campaign = make_campaign(live=False, user=editor, title=f"Chiến dịch {WORD}")
    picture = make_picture()
    alert = make_alert(live=False, user=editor, title=f"Cảnh báo {WORD}", photo=picture)
    make_alert()  # a live one, so that English has its list
    in_english(make_alert())
    return {
        "campaign": campaign,
        "news": make_news(live=False, user=editor, parent=campaign, title=f"Tin {WORD}"),
        "alert": alert,
        "english": in_english(
            alert,
            live=False,
            title=f"Warning {WORD}",
            read_aloud="Hang up.",
            body=story("They are polite."),
        ),
        "banner": draft_banner(),
        "picture": picture,
    }


def objects(launch):
    """In the wrong order: what is below comes first."""
    return [launch[name] for name in ("banner", "english", "news", "alert", "campaign")]


def addresses(launch):
    alert, english = (AlertPage.objects.get(pk=launch[name].pk) for name in ("alert", "english"))
    pages = [alert, english, launch["campaign"], NewsPage.objects.get(pk=launch["news"].pk)]
    drawn = [alert.url + name for name in ("the-chia-se.png", "the-chia-se-doc.png", "to-roi.pdf")]
    picture = launch["picture"].get_rendition("width-400|format-webp").url
    return [*(page.url for page in pages), *drawn, picture]


SPOKEN = [
    *("/", "/en/", "/canh-bao/", "/en/canh-bao/", "/chien-dich/", "/canh-bao/atom.xml", "/canh-bao/cap.xml"),
    *("/canh-bao/canh-bao.json", "/sitemap.xml", "/phuong-xa/phuong-ba-ria/", "/loa/", "/gui-tin/"),
    *("/tim-kiem/?q=Rang+dong+4711", "/kiem-tra/?q=0900"),
]


def answers(launch):
    return {address: Client().get(address).status_code for address in addresses(launch)}


def speaking():
    """The addresses that say a word of the launch, or name one of its."""
    found = {}
    for address in SPOKEN:
        text = Client().get(address).content.decode()
        found[address] = WORD in text or "4711" in text.replace("q=Rang+dong+4711", "").replace(
            'value="Rang dong 4711"', ""
        )
    return {address for address, speaks in found.items() if speaks}


def test_nothing_is_reachable_a_second_before_and_everything_at_its_hour(
    launch, editor, approver, django_capture_on_commit_callbacks
):
    bundle = approved(editor, approver, *objects(launch))
    at_its_hour(bundle, seconds=-1)
    assert set(answers(launch).values()) == {404}
    assert speaking() <= {"/tim-kiem/?q=Rang+dong+4711"}
    with django_capture_on_commit_callbacks(execute=True):
        at_its_hour(bundle)
    assert bundle.state == "public", bundle.note
    assert answers(launch) == dict.fromkeys(addresses(launch), 200)
    said = speaking()
    assert {"/", "/canh-bao/", "/en/canh-bao/", "/canh-bao/atom.xml", "/sitemap.xml", "/gui-tin/"} <= said
