"""A snippet that staff take off the site, or delete, is gone at once from every page that shows it."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from alerts.models import Banner
from campaigns.models import CampaignTask, CampaignTopic, Organisation, Result, ResultSheet
from channels.models import NeverRule, OfficialChannel
from core.models import Hiding
from tests import factories
from tests.signing_in import sign_in
from topics.models import LossAdvice, ScamType, TargetGroup, Topic
from users.roles import PUBLIC_SNIPPETS

pytestmark = pytest.mark.any_database
STATE = "X-Page-Cache"
NAME = "Sắp được gỡ xuống"
WARD = "/phuong-xa/phuong-ba-ria/"
NEVER_KEPT = {"core.promotedresult"}  # only the search shows them


def banner():
    return published(Banner(text=NAME, level="urgent", ends_at=timezone.now() + timedelta(1))), ["/", WARD]


def channel():
    number = OfficialChannel(kind="hotline", name=NAME, value="0281", purpose="Hỏi.", in_footer=True)
    return published(number), ["/", "/kenh-chinh-thuc/", "/huong-dan/"]


def never_rule():
    return published(NeverRule(text=NAME)), ["/kenh-chinh-thuc/"]


def scam_type():
    return published(ScamType(code="gone", name=NAME)), ["/thu-doan/", "/thu-doan/gone/", "/canh-bao/"]


def target_group():
    return published(TargetGroup(code="gone", name=NAME)), ["/doi-tuong/", "/doi-tuong/gone/"]


def loss_advice():
    advice = published(LossAdvice(code="gone", name=NAME, steps="Gọi ngân hàng."))
    page = factories.make_standard(body=json.dumps([{"type": "loss_advice", "value": {}}]))
    return advice, [page.url]


def topic():
    topic = published(Topic(code="gone", name=NAME))
    return topic, [campaign_with(campaign_topics=[CampaignTopic(topic=topic)]).url]


def organisation():
    body = published(Organisation(code="gone", name=NAME))
    return body, [campaign_with(tasks=[CampaignTask(organisation=body, text="Tuần tra.")]).url]


def results():
    campaign = factories.make_campaign()
    sheet = ResultSheet.objects.create(campaign=campaign, title="Kết quả", source=NAME, live=False)
    Result.objects.create(sheet=sheet, measure="installs", date=campaign.starts_on, value=5)
    sheet.save_revision().publish()
    return sheet, [campaign.url]


def team():
    return factories.make_team(listening=NAME), [WARD]


MADE_BY = {
    "alerts.banner": banner,
    "campaigns.organisation": organisation,
    "campaigns.resultsheet": results,
    "channels.neverrule": never_rule,
    "channels.officialchannel": channel,
    "topics.lossadvice": loss_advice,
    "topics.scamtype": scam_type,
    "topics.targetgroup": target_group,
    "topics.topic": topic,
    "wards.wardteam": team,
}
IN_USE = {"campaigns.organisation", "topics.topic"}  # the database keeps what a page has chosen


def published(snippet):
    snippet.locale, snippet.live = Locale.get_default(), False
    snippet.save()
    snippet.save_revision().publish()
    return snippet


def campaign_with(**rows):
    page = factories.make_campaign()
    for name, values in rows.items():
        setattr(page, name, values)
    page.save_revision().publish()
    return page


@pytest.fixture
def committing(django_capture_on_commit_callbacks):
    """Send a form as staff do, with all that follows its commit."""

    def post(client, path, form):
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(path, form)
        connection.run_on_commit.clear()
        return answer

    return post


@pytest.fixture
def readers(cached):
    """One reader for each of two processes: what they keep in memory they do not share."""
    return [cached, Client()]


def staff(user):
    client = Client()
    sign_in(client, user)
    return client


def seen(readers, paths):
    """Return where a reader finds the name, after each of them has asked for each page."""
    return [path for reader in readers for path in paths if NAME in reader.get(path).content.decode()]


def hits(readers, paths):
    return {reader.get(path).headers.get(STATE) for reader in readers for path in paths} == {"hit"}


def test_every_kind_of_snippet_is_looked_at():
    assert set(MADE_BY) | NEVER_KEPT == set(PUBLIC_SNIPPETS)


@pytest.mark.parametrize("kind", MADE_BY)
def test_what_an_approver_takes_off_is_gone_at_once_and_back_at_once(
    readers, committed, committing, approver, kind
):
    snippet, paths = MADE_BY[kind]()
    committed()
    assert seen(readers, paths) == paths * 2
    assert hits(readers, paths)
    form = {"reason": "Số này sai."}
    hide = reverse("hide", args=[ContentType.objects.get_for_model(snippet).pk, snippet.pk])
    assert committing(staff(approver), hide, form).status_code == 302
    assert seen(readers, paths) == []
    again = reverse("show_again", args=[Hiding.objects.get().pk])
    assert committing(staff(approver), again, {}).status_code == 302
    assert seen(readers, paths) == paths * 2


@pytest.mark.parametrize("kind", sorted(set(MADE_BY) - IN_USE))
def test_what_is_deleted_in_the_back_office_is_gone_at_once(readers, committed, committing, editor, kind):
    snippet, paths = MADE_BY[kind]()
    committed()
    assert seen(readers, paths) == paths * 2
    assert hits(readers, paths)
    delete = reverse(snippet.snippet_viewset.get_url_name("delete"), args=[snippet.pk])
    committing(staff(editor), delete, {})
    assert type(snippet).objects.filter(pk=snippet.pk).exists(), "no role deletes what is public"
    assert seen(readers, paths) == paths * 2
    editor.user_permissions.add(
        Permission.objects.get(codename=f"delete_{snippet._meta.model_name}")  # as a role of tomorrow may
    )
    assert committing(staff(editor), delete, {}).status_code == 302
    assert not type(snippet).objects.filter(pk=snippet.pk).exists()
    assert seen(readers, paths) == []
