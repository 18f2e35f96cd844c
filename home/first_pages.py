"""The tree a new site starts with: a front page and the three lists. Made once, edited ever after."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from alerts.models import AlertIndexPage
from campaigns.models import CampaignIndexPage
from guides.models import GuideIndexPage
from home.models import HomePage
from home.sections import standard_sections
from wards.models import MeetingIndexPage

HOME = {
    "title": "An ninh, trật tự TP.HCM",
    "slug": "trang-dau",
    "heading": "Có người gọi, nhắn, gửi link khiến bạn lo?",
    "summary": "Dừng lại một phút. Xem cách kiểm tra và gọi cho ai.",
}
LISTS = [
    (
        AlertIndexPage,
        "Cảnh báo",
        "canh-bao",
        "Những chiêu lừa đang xảy ra, cách nhận ra và việc cần làm ngay.",
    ),
    (
        CampaignIndexPage,
        "Chiến dịch",
        "chien-dich",
        "Các đợt cao điểm giữ an ninh, trật tự của thành phố và tin tức mới.",
    ),
    (
        GuideIndexPage,
        "Hướng dẫn",
        "huong-dan",
        "Cài và dùng ứng dụng an toàn, từng bước một.",
    ),
    (
        MeetingIndexPage,
        "Lịch gặp gỡ",
        "lich",
        "Các buổi lễ, buổi gặp người dân của thành phố và của từng phường, xã, đặc khu.",
    ),
]
IN_MENU = (AlertIndexPage, CampaignIndexPage, GuideIndexPage)


def sync_site():
    """Make the first pages if there is no front page yet, and let Wagtail's site follow SITE_URL."""
    if not HomePage.objects.exists():
        make_first_pages()
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.filter(is_default_site=True).update(hostname=address.hostname, port=port)
    Site.clear_site_root_paths_cache()


def make_first_pages():
    root = Page.get_first_root_node()
    Site.objects.all().delete()
    root.get_children().delete()  # Wagtail's welcome page
    root.refresh_from_db()
    home = root.add_child(instance=HomePage(**HOME, sections=standard_sections()))
    for model, title, slug, summary in LISTS:
        home.add_child(
            instance=model(title=title, slug=slug, summary=summary, show_in_menus=model in IN_MENU)
        )
    for page in (home, *home.get_children().specific()):
        page.save_revision().publish()
    Site.objects.create(
        hostname="localhost", root_page=home, is_default_site=True, site_name=settings.WAGTAIL_SITE_NAME
    )
