"""The campaign of the sample content, whole, and its news."""

from wagtail.models import Page

from campaigns.models import (
    CampaignIndexPage,
    CampaignMilestone,
    CampaignPage,
    CampaignPicture,
    CampaignRelated,
    CampaignSupport,
    CampaignTarget,
    CampaignTask,
    CampaignTopic,
    NewsPage,
    Organisation,
)
from core.text import slugify
from home.demo import loader, results
from home.demo.meetings import ward
from home.demo.stories import stream
from topics.models import Topic


def load():
    index = CampaignIndexPage.objects.child_of(loader.front_page()).get()
    keys = {"": index}
    for row in loader.rows("campaigns", "campaign"):
        keys[row["key"]] = loader.add(index, campaign(row))
        results.load(keys[row["key"]])
    for row in loader.rows("campaigns", "news"):
        loader.add(keys[row["campaign"]], news(row))


def campaign(row):
    page = CampaignPage(
        title=row["title"],
        summary=row["summary"],
        photo=loader.picture(row["picture"]),
        starts_on=row["starts_on"],
        ends_on=row.get("ends_on"),
        aims=loader.html_list(row["aims"]),
        steering=body(row["steering"]),
        body=stream(row["body"]),
    )
    topics = Topic.objects.to_read().filter(code__in=row["topics"])
    page.campaign_topics = loader.in_order(CampaignTopic, ({"topic": topic} for topic in topics))
    page.tasks = loader.in_order(CampaignTask, map(task, row["tasks"]))
    page.milestones = loader.in_order(CampaignMilestone, map(dated, row["milestones"]))
    page.targets = loader.in_order(CampaignTarget, map(dated, row["targets"]))
    page.support = loader.in_order(CampaignSupport, map(support, row["support"]))
    page.related = loader.in_order(CampaignRelated, map(related, row["related"]))
    page.pictures = loader.in_order(CampaignPicture, map(picture, row["pictures"]))
    return page


def body(code):
    return Organisation.objects.to_read().get(code=code)


def dated(row):
    """`row` with the date that it may count from today."""
    for counted, name in (("in_days", "date"), ("due_in_days", "due_on")):
        if counted in row:
            row = {**row, name: loader.days_ago(-row[counted])}
            del row[counted]
    return row


def task(row):
    return {**dated(row), "organisation": body(row["organisation"])}


def support(row):
    return {**row, "ward": ward(row.get("ward"))}


def related(row):
    parent = Page.objects.child_of(loader.front_page()).get(slug=row["list"])
    return {"target": parent.get_children().get(slug=slugify(row["title"]))}


def picture(row):
    return {"image": loader.picture(row["picture"]), "caption": row["caption"]}


def news(row):
    return NewsPage(
        title=row["title"],
        summary=row["summary"],
        photo=loader.picture(row["picture"]),
        published_on=row["published_on"] if "published_on" in row else loader.days_ago(row["days_ago"]),
        body=stream(row["body"]),
    )
