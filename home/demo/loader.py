"""Loads the sample content. Safe to repeat: what is there already stays as editors left it."""

import io
import tomllib
from datetime import timedelta
from pathlib import Path

from django.apps import apps
from django.core.files.images import ImageFile
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from wagtail.models import Locale, Site

from alerts.models import (
    AlertContactMethod,
    AlertIndexPage,
    AlertIndicator,
    AlertLoss,
    AlertPage,
    AlertTargetGroup,
    AlertUpdate,
    AlertWard,
)
from campaigns.models import (
    CampaignIndexPage,
    CampaignPage,
    CampaignTask,
    CampaignTopic,
    NewsPage,
    Organisation,
)
from channels.models import OfficialChannel
from core import first_data
from core.text import slugify
from guides.models import GuideIndexPage, GuidePage
from home.demo import pictures, results
from home.demo.stories import block, stream
from home.models import StandardPage
from media.models import CustomImage
from topics.models import LossAdvice, ScamType, TargetGroup, Topic
from wards.models import Ward

HERE = Path(__file__).parent
CREDIT = "Hình minh hoạ của trang này"


def load():
    """Load every sample page below the site's first pages."""
    home = front_page()
    load_channels()
    for row in rows("pages", "page"):
        load_page(home, row)
    for row in rows("alerts", "alert"):
        load_alert(AlertIndexPage.objects.child_of(home).get(), row)
    for row in rows("campaigns", "campaign"):
        load_campaign(CampaignIndexPage.objects.child_of(home).get(), row)
    for row in rows("guides", "guide"):
        load_guide(GuideIndexPage.objects.child_of(home).get(), row)
    link_help_page(home)


def front_page():
    return Site.objects.get(is_default_site=True).root_page.specific


def rows(file, table):
    return tomllib.loads((HERE / f"{file}.toml").read_text(encoding="utf-8"))[table]


def add(parent, page, slug=None):
    """Publish `page` below `parent`, unless a page with its slug is there. Return the live page."""
    page.slug = slug or slugify(page.title)
    existing = parent.get_children().filter(slug=page.slug).first()
    if existing:
        return existing.specific
    page.is_sample = True
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def picture(key):
    image = CustomImage.objects.filter(title=pictures.ALT[key], credit=CREDIT).first()
    if image is None:
        file = ImageFile(io.BytesIO(pictures.draw(key)), name=f"{key}.png")
        alt = pictures.ALT[key]
        image = CustomImage.objects.create(title=alt, description=alt, credit=CREDIT, file=file)
    return image


def html_list(items):
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((item,) for item in items)))


def days_ago(days):
    return timezone.localdate() - timedelta(days=days)


def load_channels():
    """Snippets have no ribbon: each says in its name that it is a sample."""
    known = set(OfficialChannel.objects.values_list("value", flat=True))
    new = [row for row in rows("channels", "channel") if row["value"] not in known]
    first_data.load(apps, OfficialChannel, new)


def load_page(home, row):
    page = StandardPage(
        title=row["title"], summary=row["summary"], body=stream(row["body"]), show_in_menus=row["in_menu"]
    )
    add(home, page, row["slug"])


def load_alert(index, row):
    page = AlertPage(
        title=row["title"],
        summary=row["summary"],
        photo=picture(row["picture"]),
        severity=row["severity"],
        scam_type=ScamType.objects.to_read().get(code=row["scam_type"]),
        issued_on=days_ago(row["days_ago"]),
        review_on=days_ago(-row["review_in_days"]),
        read_aloud=row["read_aloud"],
        stop=row["stop"],
        check_first=row["check"],
        report=row["report"],
        signs=html_list(row["signs"]),
        if_it_happened=html_list(row["if_it_happened"]),
        body=alert_story(row),
        **alert_life(row),
    )
    groups = TargetGroup.objects.to_read().filter(code__in=row["target_groups"])
    losses = [LossAdvice.objects.to_read().get(code=code) for code in row["losses"]]
    page.contact_methods = in_order(AlertContactMethod, ({"method": each} for each in row["contact_methods"]))
    page.target_groups = in_order(AlertTargetGroup, ({"group": group} for group in groups))
    page.wards = in_order(AlertWard, ({"ward": Ward.objects.get(pk=code)} for code in row.get("wards", [])))
    page.losses = in_order(AlertLoss, ({"advice": advice} for advice in losses))
    page.indicators = in_order(AlertIndicator, row.get("indicators", []))
    updates = ({"date": days_ago(each["days_ago"]), "text": each["text"]} for each in row.get("updates", []))
    page.updates = in_order(AlertUpdate, updates)
    add(index, page)


def alert_life(row):
    """When the warning ends, or ended, and how long its banner stands."""
    now, life = timezone.now(), {}
    if "ended_days_ago" in row:
        life |= {"ends_at": now - timedelta(days=row["ended_days_ago"]), "end_reason": row["end_reason"]}
    if "banner_days" in row:
        life["banner_until"] = now + timedelta(days=row["banner_days"])
    return life


def in_order(model, rows):
    return [model(**row, sort_order=order) for order, row in enumerate(rows)]


def alert_story(row):
    story = [{"type": "paragraph", "html": format_html("<p>{}</p>", text)} for text in row["story"]]
    return stream([*story, {"type": "message", **row["message"]}])


def load_campaign(index, row):
    page = CampaignPage(
        title=row["title"],
        summary=row["summary"],
        photo=picture(row["picture"]),
        starts_on=row["starts_on"],
        ends_on=row.get("ends_on"),
        aims=html_list(row["aims"]),
        body=stream(row["body"]),
    )
    topics = Topic.objects.to_read().filter(code__in=row["topics"])
    page.campaign_topics = [CampaignTopic(topic=topic) for topic in topics]
    page.tasks = in_order(CampaignTask, tasks_of(row["organisations"]))
    campaign = add(index, page)
    results.load(campaign)
    for news in rows("campaigns", "news"):
        load_news(campaign if news["campaign"] == row["key"] else index, news)


def tasks_of(rows):
    """Load each body below the one that leads it; return what it has to do."""
    for row in rows:
        body, _created = Organisation.objects.get_or_create(
            code=row["code"],
            locale=Locale.get_default(),
            defaults={
                "name": row["name"],
                "parent": Organisation.objects.filter(code=row.get("parent")).first(),
                "in_every_ward": row.get("in_every_ward", False),
            },
        )
        yield from ({"organisation": body, "text": text} for text in row["tasks"])


def load_news(parent, row):
    page = NewsPage(
        title=row["title"],
        summary=row["summary"],
        photo=picture(row["picture"]),
        published_on=row["published_on"] if "published_on" in row else days_ago(row["days_ago"]),
        body=stream(row["body"]),
    )
    add(parent, page)


def load_guide(index, row):
    page = GuidePage(
        title=row["title"],
        summary=row["summary"],
        photo=picture(row["picture"]),
        app_name=row["app_name"],
        publisher=row["publisher"],
        android_url=row["android_url"],
        ios_url=row["ios_url"],
        checked_on=days_ago(row["checked_days_ago"]),
        platforms=block("platform", row["platforms"]),
        permissions=block("permission", row["permissions"]),
        fakes=html_list(row["fakes"]),
        questions=block("questions", [row["questions"]]),
    )
    add(index, page)


def link_help_page(home):
    if home.help_page is None:
        home.help_page = StandardPage.objects.child_of(home).get(slug="vua-bi-lua")
        home.save_revision().publish()
