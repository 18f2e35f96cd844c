"""Each page that shows what an hour changes gives the old state until that hour, and no longer."""

from datetime import timedelta
from typing import NamedTuple

import pytest

from alerts.models import AlertTargetGroup, AlertWard, Banner
from campaigns.models import CampaignMilestone
from guides.models.pages import CHECK_AGAIN_AFTER
from tests import factories
from tests.core.page_cache.conftest import HOUR, NOON
from topics.models import TargetGroup
from wards.models import TeamDay, Ward

pytestmark = pytest.mark.any_database
DAY, STATE = timedelta(days=1), "X-Page-Cache"
MIDNIGHT = NOON + 12 * HOUR
WARD = "/phuong-xa/phuong-ba-ria/"


class Seen(NamedTuple):
    """What stands on a page before the hour and no longer after it, and the other way round."""

    before: str = ""
    after: str = ""


def a_banner():
    Banner.objects.create(
        text="Đang có kẻ gọi điện", level="urgent", ends_at=NOON + HOUR, locale_id=1, live=True
    )
    page = factories.make_standard()
    paths = ("/", "/canh-bao/", "/phuong-xa/", WARD, "/kenh-chinh-thuc/", "/thu-doan/", "/loa/", page.url)
    return NOON + HOUR, dict.fromkeys(paths, Seen("Đang có kẻ gọi điện"))


def the_banner_of_a_warning():
    factories.make_alert(title="Giả danh công an", banner_until=NOON + HOUR)
    return NOON + HOUR, dict.fromkeys(
        ("/chien-dich/", "/phuong-xa/", "/doi-tuong/"), Seen("Giả danh công an")
    )


def a_warning():
    of = {"methods": (), "read_aloud": "Công an không đòi tiền.", "title": "Giả danh công an"}
    page = factories.make_alert(ends_at=NOON + HOUR, end_reason="caught", **of)
    page.wards = [AlertWard(ward=Ward.objects.get(slug="phuong-ba-ria"))]
    page.target_groups = [AlertTargetGroup(group=TargetGroup.objects.to_read().get(code="elderly"))]
    page.save_revision().publish()
    ended, listing = Seen(after="Đã kết thúc"), Seen(f'href="{page.url}"')
    return NOON + HOUR, {
        page.url: ended,
        factories.make_alert(scam_type=page.scam_type, methods=()).url: ended,
        **dict.fromkeys(("/", "/canh-bao/", "/canh-bao/?muc=high", WARD, "/loa/"), listing),
        "/canh-bao/?xem=da-ket-thuc": Seen(after=listing.before),
        f"/thu-doan/{page.scam_type.code}/": ended,
        "/doi-tuong/elderly/": ended,
    }


def a_meeting_that_begins():
    page = factories.make_meeting(starts_at=NOON + HOUR, ward_id="26560")
    return NOON + HOUR, dict.fromkeys(meeting_pages(page), Seen("Sắp diễn ra", "Đang diễn ra"))


def a_meeting_that_ends():
    page = factories.make_meeting(starts_at=NOON - HOUR, ends_at=NOON + HOUR, ward_id="26560")
    return NOON + HOUR, over(page)


def a_meeting_of_which_nobody_said_when_it_ends():
    return MIDNIGHT, over(factories.make_meeting(starts_at=NOON - HOUR, ward_id="26560"))


def meeting_pages(page):
    return page.url, page.get_parent().url, "/", WARD


def over(page):
    listing = Seen(f'href="{page.url}"')
    return {
        **dict.fromkeys(meeting_pages(page), listing),
        f"{page.get_parent().url}?xem=da-qua": Seen(after=listing.before),
        page.url: Seen("Đang diễn ra", "Đã diễn ra"),
    }


def a_day_of_a_team():
    day = TeamDay(starts_at=NOON - HOUR, ends_at=NOON + HOUR, place="Nhà văn hoá cũ")
    factories.make_team(days=[day])
    return NOON + HOUR, {WARD: Seen("Nhà văn hoá cũ", "Hiện chưa có ngày")}


def a_campaign_that_begins():
    page = factories.make_campaign(starts_on=(NOON + DAY).date())
    return MIDNIGHT, dict.fromkeys((page.url, "/chien-dich/", "/"), Seen("Sắp", "Đang diễn ra"))


def a_campaign_that_ends():
    page = factories.make_campaign(starts_on=(NOON - DAY).date(), ends_on=NOON.date())
    pages = dict.fromkeys((page.url, "/chien-dich/"), Seen("Đang diễn ra", "Đã kết thúc"))
    return MIDNIGHT, pages | {"/": Seen("Đang diễn ra")}


def a_milestone():
    page = factories.make_campaign(starts_on=(NOON - DAY).date())
    page.milestones = [CampaignMilestone(date=(NOON + DAY).date(), title="Sơ kết")]
    page.save_revision().publish()
    return MIDNIGHT, {page.url: Seen("sắp tới", "hôm nay")}


def a_day():
    factories.make_alert(issued_on=NOON.date())
    return MIDNIGHT, dict.fromkeys(("/canh-bao/", "/"), Seen("hôm nay", "hôm qua"))


def the_word_of_whoever_tried_a_guide():
    page = factories.make_guide(checked_on=NOON.date() - CHECK_AGAIN_AFTER)
    return MIDNIGHT, {page.url: Seen("Đã làm thử từng bước", "Chưa kiểm lại")}


HOURS = [
    *(a_banner, the_banner_of_a_warning, a_warning, a_meeting_that_begins, a_meeting_that_ends),
    *(a_meeting_of_which_nobody_said_when_it_ends, a_day_of_a_team, a_campaign_that_begins),
    *(a_campaign_that_ends, a_milestone, a_day, the_word_of_whoever_tried_a_guide),
]


@pytest.mark.parametrize("make", HOURS, ids=lambda make: make.__name__)
def test_an_hour_is_seen_on_every_page_that_shows_what_it_changes(cached, committed, at, make):
    hour, pages = make()
    committed()
    at(hour - timedelta(seconds=1))
    assert {path: cached.get(path)[STATE] for path in pages} == dict.fromkeys(pages, "miss")
    before = {path: read(cached, path, "hit") for path in pages}
    at(hour + timedelta(seconds=1))
    after = {path: read(cached, path, "miss") for path in pages}
    for path, seen in pages.items():
        stands = [(seen.before in body, seen.after in body) for body in (before[path], after[path])]
        assert stands == [(True, not seen.after), (not seen.before, True)], path


def read(client, path, state):
    answer = client.get(path)
    assert answer[STATE] == state, path
    return answer.content.decode()
