"""At its hour all of a bundle becomes public, or nothing; nothing of it is reachable before."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, PageLogEntry
from wagtail.signals import page_published

from alerts.models import AlertPage, AlertUpdate, Banner
from campaigns.models import NewsPage
from core import clock
from core.bundles import deeds
from core.bundles.release import PATIENCE
from core.models import Bundle, Hiding
from core.text import slugify
from tests.core.bundles.making import approved, at_its_hour, is_live
from tests.factories import in_english, make_alert, make_campaign, make_news, make_user, story
from tests.media.files import make_picture
from users.roles import Role

WORD = "Rạng đông 4711"


def draft_banner(**kwargs):
    fields = {"text": f"Dòng báo {WORD}", "ends_at": timezone.now() + timedelta(days=2)}
    banner = Banner(live=False, locale=Locale.get_default(), **{**fields, **kwargs})
    banner.save()
    banner.save_revision()
    return banner


@pytest.fixture
def launch(home, editor):
    """A launch: a campaign with news below it, a warning with a picture, its translation, a banner."""
    campaign = make_campaign(live=False, user=editor, title=f"Chiến dịch {WORD}")
    picture = make_picture()
    alert = make_alert(live=False, user=editor, title=f"Cảnh báo {WORD}", photo=picture)
    make_alert()  # a live one, so that English has its list
    in_english(make_alert())
    return {
        "campaign": campaign,
        "news": make_news(live=False, user=editor, parent=campaign, title=f"Tin {WORD}"),
        "alert": alert,
        "english": in_english(
            alert,
            live=False,
            title=f"Warning {WORD}",
            read_aloud="Hang up.",
            body=story("They are polite."),
        ),
        "banner": draft_banner(),
        "picture": picture,
    }


def objects(launch):
    """In the wrong order: what is below comes first."""
    return [launch[name] for name in ("banner", "english", "news", "alert", "campaign")]


def addresses(launch):
    alert, english = (AlertPage.objects.get(pk=launch[name].pk) for name in ("alert", "english"))
    pages = [alert, english, launch["campaign"], NewsPage.objects.get(pk=launch["news"].pk)]
    drawn = [alert.url + name for name in ("the-chia-se.png", "the-chia-se-doc.png", "to-roi.pdf")]
    picture = launch["picture"].get_rendition("width-400|format-webp").url
    return [*(page.url for page in pages), *drawn, picture]


SPOKEN = [
    *("/", "/en/", "/canh-bao/", "/en/canh-bao/", "/chien-dich/", "/canh-bao/atom.xml", "/canh-bao/cap.xml"),
    *("/canh-bao/v1/canh-bao.json", "/phuong-xa/phuong-ba-ria/", "/loa/", "/gui-tin/"),
    *("/tim-kiem/?q=Rang+dong+4711", "/sitemap-pages.xml"),
]


def answers(launch):
    return {address: Client().get(address).status_code for address in addresses(launch)}


def speaking():
    texts = {address: Client().get(address).content.decode() for address in SPOKEN}
    return {address for address, text in texts.items() if WORD in text or slugify(WORD) in text}


def test_nothing_is_reachable_a_second_before_and_everything_at_its_hour(
    launch, editor, approver, django_capture_on_commit_callbacks
):
    bundle = approved(editor, approver, *objects(launch))
    at_its_hour(bundle, seconds=-1)
    assert set(answers(launch).values()) == {404}
    assert speaking() == set()
    with django_capture_on_commit_callbacks(execute=True):
        at_its_hour(bundle)
    assert bundle.state == "public", bundle.note
    assert answers(launch) == dict.fromkeys(addresses(launch), 200)
    assert speaking() == set(SPOKEN)


def test_what_is_live_keeps_its_text_until_then_and_takes_the_revision_that_was_submitted(
    home, editor, approver
):
    page = make_alert(title="Như cũ")
    page.title = "Như đã duyệt"
    page.updates.add(AlertUpdate(text="Nay chúng còn gọi video."))
    pinned = page.save_revision(user=editor)
    bundle = approved(editor, approver, page)
    at_its_hour(bundle, seconds=-1)
    assert "Như cũ" in Client().get(page.url).content.decode()
    page.title = "Lén sửa"
    page.save_revision(user=editor)  # the lock is of the screens, not of code
    at_its_hour(bundle)
    page = AlertPage.objects.get(pk=page.pk)
    assert (page.title, page.live_revision_id) == ("Như đã duyệt", pinned.pk)


def test_a_clock_that_was_away_publishes_late_and_once(home, editor, approver):
    page = make_news(live=False, user=editor)
    bundle = approved(editor, approver, page)
    at_its_hour(bundle, seconds=86400)
    at_its_hour(bundle, seconds=86401)
    published = PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish")
    assert [entry.user for entry in published] == [approver]
    history = PageLogEntry.objects.filter(page=page.pk, action__startswith="core.bundle")
    assert set(history.values_list("action", "user")) == {
        ("core.bundle.submit", editor.pk),
        ("core.bundle.approve", approver.pk),
    }


def test_what_was_hidden_before_goes_out_and_can_no_longer_be_put_back_as_it_was(home, editor, approver):
    page = make_news(user=editor)
    [hiding] = Hiding.objects.hide(page, approver, "Sai.")
    at_its_hour(approved(editor, approver, NewsPage.objects.get(pk=page.pk)))
    assert is_live(page)
    with pytest.raises(ValueError, match="mới hơn"):
        hiding.undo(approver)


def hide(page, parent, approver):
    Hiding.objects.hide(page, approver, "Sai.")


def delete(page, parent, approver):
    page.delete()


def unpublish_parent(page, parent, approver):
    parent.unpublish()


def publish_alone(page, parent, approver):
    page.get_latest_revision().publish()


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (delete, "đã bị xoá"),
        (hide, "bị gỡ khỏi trang"),
        (unpublish_parent, "chưa lên trang"),
        (publish_alone, "được đăng riêng"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_if_one_thing_cannot_go_out_nothing_does_and_staff_are_told(
    home, editor, login, harm, why, django_capture_on_commit_callbacks
):
    approver = make_user(Role.APPROVER, email="duyet@outreach.example")
    parent = make_campaign(title="Chiến dịch mẹ")
    page = make_news(parent=parent, title="Tin con")
    page.summary = "Đã đổi."
    page.save_revision(user=editor)
    other = make_alert(live=False, user=editor)
    bundle = approved(editor, approver, other, page)
    harm(type(page).objects.get(pk=page.pk), parent, approver)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        at_its_hour(bundle)
    assert (bundle.state, is_live(other)) == ("stopped", False)
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == ([approver.email], "KHẨN: Ra quân không lên được trang")
    assert why in letter.body
    assert why in login(editor).get(reverse("bundle", args=[bundle.pk])).content.decode()


def test_a_translation_stays_back_if_what_it_translates_was_taken_off(home, editor, approver):
    source = make_news(title="Tin gốc")
    english = in_english(source, live=False)
    bundle = approved(editor, approver, english)
    Hiding.objects.hide(source, approver, "Sai.")
    at_its_hour(bundle)
    assert (bundle.state, is_live(english)) == ("stopped", False)
    assert "Bản tiếng Việt của nội dung này đã bị gỡ" in bundle.note


def test_a_failure_half_way_leaves_nothing_public_is_tried_again_and_given_up_in_the_end(
    home, editor, approver
):
    first, second = make_campaign(live=False, user=editor), make_news(live=False, user=editor)
    bundle = approved(editor, approver, first, second)

    def fail(instance, **kwargs):
        if is_live(first):
            raise RuntimeError

    page_published.connect(fail, sender=NewsPage)
    try:
        at_its_hour(bundle)
        assert (bundle.state, is_live(first), is_live(second)) == ("approved", False, False)
        at_its_hour(bundle, seconds=PATIENCE.total_seconds())
    finally:
        page_published.disconnect(fail, sender=NewsPage)
    assert (bundle.state, is_live(first), is_live(second)) == ("stopped", False, False)
    deeds.take_up_again(bundle)
    assert Bundle.objects.get(pk=bundle.pk).is_draft


def test_the_clock_does_it(home, editor, approver):
    page = make_news(live=False, user=editor)
    bundle = approved(editor, approver, page)
    with patch("django.utils.timezone.now", return_value=bundle.goes_public_at):
        clock.tick()
    assert is_live(page)
