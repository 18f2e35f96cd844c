"""Warnings, news and meetings of two years, all sample content. In every ten, one is the English version of
the one before it."""

import random
import uuid
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from alerts.models import AlertIndexPage, AlertPage
from campaigns.models import CampaignIndexPage, NewsPage
from home.scale.kinds import Kinds
from home.scale.rows import AT_ONCE, Branch, insert
from home.scale.words import words
from wards.models import MeetingIndexPage, MeetingPage

PREFIX = "thu-tai-"  # of every address
DAYS = 730
ONE_ENGLISH_IN = 10
LISTS = {AlertPage: AlertIndexPage, NewsPage: CampaignIndexPage, MeetingPage: MeetingIndexPage}


def load(wanted):
    """Write pages until there are `wanted`. Return how many are new."""
    there = Page.objects.filter(slug__startswith=PREFIX).count()
    kinds, branches = Kinds(), _branches()
    for start in range(there, wanted, AT_ONCE):
        some = {}
        for number in range(start, min(start + AT_ONCE, wanted)):
            model, language = _model_of(number), _language_of(number, branches)
            some.setdefault((model, language), []).append(number)
        with transaction.atomic():  # all of them or none: by how many there are, it is known which lack
            for (model, language), numbers in some.items():
                made = [kinds.make(_page_of(model, number, language), number) for number in numbers]
                insert(branches[model, language], made)
    return max(0, wanted - there)


def _branches():
    return {
        (model, index.locale.language_code): Branch(index)
        for model, lists in LISTS.items()
        for index in lists.objects.select_related("locale")
    }


def _model_of(number):
    """Nine in twenty are warnings, nine are news, two are meetings; a version is what its source is."""
    place = number // 2 % 10
    return MeetingPage if place == 9 else (AlertPage, NewsPage)[place % 2]


def _language_of(number, branches):
    is_english = number % ONE_ENGLISH_IN == 1 and (_model_of(number), "en") in branches
    return "en" if is_english else settings.LANGUAGE_CODE


def _page_of(model, number, language):
    source = number if language == settings.LANGUAGE_CODE else number - 1
    choose = random.Random(source)
    then = timezone.now() - timedelta(seconds=choose.randrange(DAYS * 86_400))
    return model(
        **{"title": words(f"title {number}", 8).capitalize(), "slug": f"{PREFIX}{number}"},
        **{"summary": words(f"summary {number}", 20), "is_sample": True, "live": True},
        **{"first_published_at": then, "last_published_at": then, "latest_revision_created_at": then},
        translation_key=uuid.UUID(int=choose.getrandbits(128)),
    )
