"""What makes a page a warning, news or a meeting, and the rows that belong to it."""

import random
from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone
from wagtail.models import Page

from alerts.choices import ContactMethod, EndReason, Severity
from alerts.models import AlertContactMethod, AlertEnding, AlertPage, AlertWard
from campaigns.models import NewsPage
from home.scale.words import story, words
from topics.models import ScamType
from wards.models import MeetingPage, Ward

TRUE_FOR = timedelta(days=180)
ENDED = 0.8  # of the older warnings, one in ten of them by hand
BY_HAND = 0.1
OF_A_WARD = 0.3
AHEAD = timedelta(days=30)  # of its meetings a site says when it knows them


class Made(NamedTuple):
    """A page; rows that point to it by `page`; others; the words beside its texts that it is found by."""

    page: Page
    rows: tuple = ()
    others: tuple = ()
    keywords: tuple = ()
    wards: tuple = ()


class Kinds:
    def __init__(self):
        self.wards = list(Ward.objects.all())
        self.scam_types = list(ScamType.objects.to_read())
        self.ways = {AlertPage: self._warning, NewsPage: self._news, MeetingPage: self._meeting}

    def make(self, page, number):
        """Return the Made of `page`, the same for all languages of it."""
        return self.ways[type(page)](page, number, random.Random(str(page.translation_key)))

    def _ward(self, choose):
        return choose.choice(self.wards) if choose.random() < OF_A_WARD else None

    def _warning(self, page, number, choose):
        page.scam_type = choose.choice(self.scam_types)
        page.severity = choose.choice(Severity.values)
        page.issued_on = timezone.localdate(page.first_published_at)
        page.review_on = page.issued_on + timedelta(days=60)
        page.read_aloud = words(f"aloud {number}", 15)
        page.stop, page.check_first, page.report = "Tắt máy.", "Hỏi công an phường.", "Gọi 113."
        page.signs, page.body = f"<ul><li>{words(f'signs {number}', 10)}</li></ul>", story(number)
        rows = [AlertContactMethod(page=page, method=choose.choice(ContactMethod.values))]
        ward = self._ward(choose)
        if ward:
            rows.append(AlertWard(page=page, ward=ward))
        others = _ended(page, choose)
        return Made(page, rows, others, [page.scam_type], [ward.pk] if ward else [])

    def _news(self, page, number, choose):
        page.published_on = timezone.localdate(page.first_published_at)
        page.ward, page.body = self._ward(choose), story(number)
        return Made(page, wards=[page.ward_id] if page.ward_id else [])

    def _meeting(self, page, number, choose):
        page.starts_at = page.first_published_at + choose.random() * AHEAD
        page.ends_at = page.starts_at + timedelta(hours=2)
        page.ward, page.hall = self._ward(choose), f"Nhà văn hoá {words(f'hall {number}', 3)}"
        return Made(page, wards=[page.ward_id] if page.ward_id else [])


def _ended(page, choose):
    """End an old warning, as most are in the end. Return the rows that say so beside the page."""
    end = page.first_published_at + TRUE_FOR
    if end > timezone.now() or choose.random() > ENDED:
        return []
    page.over_from = end
    if choose.random() > BY_HAND:
        page.ends_at, page.end_reason = end, EndReason.NO_LONGER_SEEN
        return []
    known = {"translation_key": page.translation_key, "reason": EndReason.NO_LONGER_SEEN}
    return [AlertEnding(**known, title=page.title, ended_at=end)]
