"""One live page of every type, and every fixed public address: what the laws of the site run over."""

from wagtail.models import Page, get_page_models

from alerts.models import AlertIndexPage
from campaigns.models import CampaignIndexPage
from guides.models import GuideIndexPage
from home.models import HomePage
from tests.factories import MAKERS

FIXED = [
    "/gui-tin/",
    "/phuong-xa/",
    "/phuong-xa/?q=quan+3",
    "/phuong-xa/phuong-ba-ria/",
    "/tim-kiem/",
    "/tim-kiem/?q=lua+dao",
]
MADE_ON_MIGRATE = {HomePage, AlertIndexPage, CampaignIndexPage, GuideIndexPage}
PAGE_TYPES = sorted(set(get_page_models()) - {Page}, key=lambda model: model.__name__)


def live_page(model):
    """Return a live page of `model`; a type that nobody knows how to make fails here."""
    return model.objects.get() if model in MADE_ON_MIGRATE else MAKERS[model]()


def every_public_address():
    """Return the path of one live page of each type and of each fixed view."""
    return [live_page(model).url for model in PAGE_TYPES] + FIXED
