"""Run in the environment of a site: makes each change of the content that a line of its input names.

After each it writes a line: the path to look at, and what stands there since, or no longer.
"""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Locale, Page  # noqa: E402

from alerts.models import AlertIndexPage, AlertPage, Banner  # noqa: E402
from campaigns.models import NewsPage  # noqa: E402
from channels.models import OfficialChannel  # noqa: E402
from home.models import HomePage  # noqa: E402
from tests import factories  # noqa: E402

LIST = "/canh-bao/"


def publish():
    factories.make_alert(title="Giả danh công an", slug="gia-danh")
    return LIST, "Giả danh công an", ""


def publish_again():
    page = AlertPage.objects.get(slug="gia-danh")
    page.title = "Giả danh viện kiểm sát"
    page.save_revision().publish()
    return f"{LIST}gia-danh/", "Giả danh viện kiểm sát", "Giả danh công an"


def unpublish():
    AlertPage.objects.get(slug="gia-danh").unpublish()
    return LIST, "", "Giả danh viện kiểm sát"


def schedule():
    page = AlertPage.objects.get(slug="gia-danh")
    page.go_live_at = timezone.now() + timedelta(seconds=1)
    page.save_revision().publish()
    while not AlertPage.objects.filter(slug="gia-danh", live=True).exists():
        call_command("publish_scheduled")
    return LIST, "Giả danh viện kiểm sát", ""


def move():
    campaign = factories.make_campaign(title="Đợt ra quân", slug="ra-quan")
    news = factories.make_news(title="Tổ ra mắt", slug="ra-mat")
    news.move(campaign, pos="last-child")
    return "/chien-dich/ra-quan/", "Tổ ra mắt", ""


def delete():
    NewsPage.objects.get(slug="ra-mat").delete()
    return "/chien-dich/ra-quan/", "", "Tổ ra mắt"


def banner():
    Banner.objects.create(
        text="Đừng chuyển tiền hôm nay", level="urgent", ends_at=timezone.now() + timedelta(hours=1)
    )
    return "/phuong-xa/", "Đừng chuyển tiền hôm nay", ""


def many_at_once():
    Banner.objects.update(text="Đừng đọc mã cho ai")
    return "/phuong-xa/", "Đừng đọc mã cho ai", "Đừng chuyển tiền hôm nay"


def snippet():
    channel = OfficialChannel.objects.first()
    channel.name = "Trực ban khu phố"
    channel.save_revision().publish()
    return "/kenh-chinh-thuc/", "Trực ban khu phố", ""


def delete_snippet():
    OfficialChannel.objects.get(name="Trực ban khu phố").delete()
    return "/kenh-chinh-thuc/", "", "Trực ban khu phố"


def raw():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE wagtailcore_page SET title = 'Tên mới' WHERE slug = 'gia-danh'")
    return LIST, "Tên mới", "Giả danh viện kiểm sát"


def setting():
    with transaction.atomic():
        index = AlertIndexPage.objects.get(locale__language_code="vi")
        Page.objects.filter(pk=index.pk).update(show_in_menus=False, title="Coi chừng")
    return LIST, "Coi chừng", ""


def translation():
    home = HomePage.objects.get(locale__language_code="vi")
    english = home.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title = "Safe at home"
    english.save_revision().publish()
    return "/en/", "Safe at home", ""


CHANGES = [
    *(publish, publish_again, unpublish, schedule, move, delete, banner, many_at_once, snippet),
    *(delete_snippet, raw, setting, translation),
]
NAMES = [change.__name__ for change in CHANGES]


def work():
    for line in sys.stdin:
        change = CHANGES[NAMES.index(line.strip())]
        sys.stdout.write(json.dumps(change()) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    work()
