"""One live page of every type, and every fixed public address: what the laws of the site run over.

A new page type needs a maker in tests/factories.py, a new public view a line here, or a test fails.
"""

from itertools import product

from django.conf import settings
from wagtail.models import Locale, Page, get_page_models

from alerts.models import AlertIndexPage
from campaigns.models import CampaignIndexPage
from core.languages import path_in
from guides.models import GuideIndexPage
from home.models import HomePage
from tests.factories import MAKERS, in_english, vietnamese
from wards.models import MeetingIndexPage

VIEWS = {
    "send_tip": ["/gui-tin/"],
    "follow_up": ["/tra-cuu/"],
    "what_we_did": ["/tin-bao-da-lam-gi/"],
    "wards": ["/phuong-xa/", "/phuong-xa/?q=quan+3"],
    "ward": ["/phuong-xa/phuong-ba-ria/"],
    "loudspeaker": ["/loa/", "/loa/?phuong=phuong-ba-ria"],
    "check": ["/kiem-tra/"],
    "scam_types": ["/thu-doan/"],
    "scam_type": ["/thu-doan/fake-official/"],
    "target_groups": ["/doi-tuong/"],
    "target_group": ["/doi-tuong/elderly/"],
    "channels": ["/kenh-chinh-thuc/"],
    "search": ["/tim-kiem/", "/tim-kiem/?q=lua+dao"],
}
# public, for machines, no HTML
NO_PAGES = {
    *("live", "robots", "security", "sitemap", "sitemap_part", "opensearch", "suggestions"),
    *("serve_rendition", "page_file", "ward_calendar", "ward_sheet"),
}
FIXED = [address for addresses in VIEWS.values() for address in addresses]
NOT_FOUND = "/khong-co-trang-nay/"
MADE_ON_MIGRATE = {HomePage, AlertIndexPage, CampaignIndexPage, GuideIndexPage, MeetingIndexPage}
PAGE_TYPES = sorted(set(get_page_models()) - {Page}, key=lambda model: model.__name__)
LANGUAGES = [code for code, _name in settings.LANGUAGES]
EVERY_ADDRESS = list(product([*PAGE_TYPES, *FIXED, NOT_FOUND], LANGUAGES))


def live_page(model):
    """Return a live page of `model`; a type that nobody knows how to make fails here."""
    return vietnamese(model) if model in MADE_ON_MIGRATE else MAKERS[model]()


def every_address():
    """Make a live page of every type in every language. Return the path of each of EVERY_ADDRESS."""
    paths = {}
    for model in PAGE_TYPES:
        page = live_page(model)
        english = page.get_translation_or_none(Locale.objects.get(language_code="en")) or in_english(page)
        paths |= {(model, "vi"): page.url, (model, "en"): english.url}
    views = product([*FIXED, NOT_FOUND], LANGUAGES)
    return paths | {(address, language): path_in(language, address) for address, language in views}


def name_of(parameter):
    target, language = parameter
    return f"{language}-{getattr(target, '__name__', target)}"
