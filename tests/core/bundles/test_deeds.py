"""Two people make a bundle public, and what waits in it changes for nobody."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from channels.models import OfficialChannel
from core.bundles import deeds
from core.models import BundleItem
from core.models.bundles import State
from media.usage import is_fixed
from tests.core.bundles.making import approved, at_its_hour, in_a, is_live
from tests.core.test_review import submit
from tests.factories import (
    MAKERS,
    in_english,
    make_alert,
    make_campaign,
    make_guide,
    make_news,
    make_standard,
    make_team,
    make_user,
    story,
)
from tests.media.files import make_picture
from users.roles import Role

pytestmark = pytest.mark.any_database


def why_refused(deed, *args):
    with pytest.raises(deeds.RefusedError) as refusal:
        deed(*args)
    return str(refusal.value)


def draft_channel(**kwargs):
    fields = {"kind": "office", "name": "Trụ sở", "value": "Phường Bà Rịa", "purpose": "Đến hỏi."}
    channel = OfficialChannel(live=False, locale=Locale.get_default(), **{**fields, **kwargs})
    channel.save()
    channel.save_revision()
    return channel


@pytest.fixture
def waiting(home, editor):
    bundle = in_a(editor, make_news(live=False, user=editor))
    deeds.submit(bundle, editor)
    return bundle


# Who ----------------------------------------------------------------------------------------------
def test_neither_the_submitter_nor_the_writer_of_any_part_approves(home, editor, approver):
    colleague = make_user(Role.APPROVER)
    bundle = in_a(approver, make_news(live=False, user=editor), make_alert(live=False, user=colleague))
    deeds.submit(bundle, approver)
    for somebody in (approver, colleague):
        assert "người khác duyệt" in why_refused(deeds.approve, bundle, somebody)
    deeds.approve(bundle, make_user(Role.APPROVER))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.APPROVER])
def test_no_other_role_approves_or_sends_back(waiting, role):
    stranger = make_user(role)
    for deed in (deeds.approve, lambda *args: deeds.send_back(*args, "Không.")):
        assert "Chỉ người duyệt" in why_refused(deed, waiting, stranger)
    assert "Chỉ người duyệt" in why_refused(deeds.call_off, waiting, stranger, "Không.")


def test_it_is_called_off_by_its_submitter_or_an_approver_even_when_approved(home, editor, approver):
    for somebody in (editor, approver):
        page = make_news(live=False, user=editor)
        bundle = approved(editor, approver, page)
        deeds.call_off(bundle, somebody, "Hoãn lễ.")
        at_its_hour(bundle)
        assert (bundle.state, is_live(page), page.get_lock()) == (State.CALLED_OFF, False, None)


# What is not ready --------------------------------------------------------------------------------
@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_every_kind_of_page_goes_out_in_a_bundle(home, editor, approver, model):
    page = MAKERS[model](live=False, user=editor)
    at_its_hour(approved(editor, approver, page))
    assert is_live(page)


def under_review(editor):
    page = make_news(live=False, user=editor)
    submit(page, editor)
    return page


def below_a_draft(editor):
    return make_news(live=False, user=editor, parent=make_campaign(live=False, user=editor))


def unchanged(editor):
    return make_news()


def with_an_empty_field(editor):
    page = make_news(live=False, user=editor)
    page.summary = ""
    page.save_revision(user=editor, clean=False)
    return page


def later_than_the_bundle(editor):
    return make_news(live=False, user=editor, go_live_at=timezone.now() + timedelta(days=9))


def gone_before_the_bundle(editor):
    return make_news(live=False, user=editor, expire_at=timezone.now() + timedelta(minutes=9))


def scheduled(editor):
    page = later_than_the_bundle(editor)
    page.get_latest_revision().publish()
    return page


def untranslated(editor):
    in_english(make_standard())  # the front page too
    page, english = make_standard(), Locale.objects.get(language_code="en")
    translate_object(page, [english])
    return page.get_translation(english)


def silent_edit(editor):
    page = make_alert()
    page.summary = "Đã đổi mà không nói."
    page.save_revision(user=editor)
    return page


def invalid(editor):
    channel = draft_channel()
    channel.name = ""
    channel.save_revision(clean=False)
    return channel


def banner_over_before_the_bundle(editor):
    return make_alert(live=False, user=editor, banner_until=timezone.now() + timedelta(minutes=9))


def empty_team(editor):
    return make_team(live=False, user=editor)


def in_another_bundle(editor):
    page = make_news(live=False, user=editor)
    deeds.submit(in_a(editor, page, title="Gói kia"), editor)
    return page


NOT_READY = {
    under_review: "duyệt riêng",
    below_a_draft: "Trang chứa nó",
    unchanged: "không có gì thay đổi",
    with_an_empty_field: "Tóm tắt",
    later_than_the_bundle: "muộn hơn",
    gone_before_the_bundle: "sớm hơn",
    scheduled: "hẹn giờ đăng riêng",
    untranslated: "chưa dịch",
    silent_edit: "Hãy thêm một mục cập nhật",
    invalid: "Tên",
    banner_over_before_the_bundle: "Dòng báo của cảnh báo này hết hạn",
    empty_team: "Hãy ghi những cơ quan, đoàn thể có người trong tổ.",
    in_another_bundle: "Gói kia",
}


@pytest.mark.parametrize(("make", "why"), NOT_READY.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_what_is_not_ready_is_named_and_the_bundle_is_not_submitted(home, editor, login, make, why):
    bundle = in_a(editor, make_campaign(live=False, user=editor), make(editor))
    screen = login(editor).get(reverse("bundle", args=[bundle.pk])).content.decode()
    assert why in screen
    assert 'value="submit"' not in screen
    assert why in why_refused(deeds.submit, bundle, editor)
    assert set(bundle.items.values_list("revision", flat=True)) == {None}


def test_pages_of_a_bundle_may_link_to_each_other_and_a_long_title_is_a_matter_of_taste(home, editor):
    campaign = make_campaign(live=False, user=editor, title="Rất dài " * 15)
    link = f'Xem <a linktype="page" id="{campaign.pk}">chiến dịch</a>'
    deeds.submit(in_a(editor, campaign, make_news(live=False, user=editor, body=story(link))), editor)


def test_a_translation_goes_out_as_it_was_translated(home, editor, approver):
    in_english(make_guide())  # the list of guides too
    guide = make_guide()
    english = Locale.objects.get(language_code="en")
    translate_object(guide, [english])
    translation = Translation.objects.get(target_locale=english, source__object_id=guide.translation_key)
    for number, segment in enumerate(translation.source.stringsegment_set.all()):
        fields = {"translation_of": segment.string, "locale": english, "context": segment.context}
        StringTranslation.objects.create(**fields, data=f"Words {number}")
    page = guide.get_translation(english)
    at_its_hour(approved(editor, approver, page))
    page.refresh_from_db()
    assert page.live
    assert page.title.startswith("Words")


def test_an_hour_that_has_passed_and_an_empty_bundle_are_refused(home, editor):
    assert "đã qua" in why_refused(deeds.submit, in_a(editor, hours=-1), editor)
    assert "chưa có gì" in why_refused(deeds.submit, in_a(editor), editor)


# Locked -------------------------------------------------------------------------------------------
def test_what_waits_in_a_bundle_is_not_edited_submitted_moved_or_deleted_by_itself(waiting, editor, login):
    page = Page.objects.get(pk=waiting.items.get().object_id).specific
    before, client = page.get_latest_revision().pk, login(editor)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    screen = client.get(edit).content.decode()
    assert reverse("bundle", args=[waiting.pk]) in screen
    form = {"title": "Lén sửa", "slug": page.slug, "summary": "Lén.", "body-count": "0"}
    for action in ({}, {"action-submit": "x"}, {"action-publish": "x"}):
        client.post(edit, {**form, **action})
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}")
    target = page.get_parent().get_parent()
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk]))
    page = type(page).objects.get(pk=page.pk)
    assert page.get_latest_revision().pk == before
    assert (page.title, page.workflow_in_progress) == (page.get_latest_revision_as_object().title, False)
    with pytest.raises(PermissionDenied):
        page.get_workflow().start(page, editor)


def test_a_snippet_and_a_picture_in_it_are_locked_too(home, editor, login):
    picture = make_picture()
    channel = draft_channel()
    bundle = in_a(editor, channel, make_news(live=False, user=editor, photo=picture))
    picture_before = is_fixed(picture)
    deeds.submit(bundle, editor)
    assert (picture_before, is_fixed(picture)) == (False, True)
    edit = reverse(OfficialChannel.snippet_viewset.get_url_name("edit"), args=[channel.pk])
    fields = {"kind": "hotline", "name": "Số mới", "value": "999", "purpose": "Thử.", "sort_order": "1"}
    response = login(editor).post(edit, {**fields, "checked_on": "2026-11-01", "action-submit": "x"})
    assert response.headers["Location"] == reverse("bundle", args=[bundle.pk])
    channel.refresh_from_db()
    assert (channel.get_latest_revision_as_object().value, channel.workflow_in_progress) == (
        "Phường Bà Rịa",
        False,
    )


def test_sent_back_it_is_open_again_and_nothing_is_kept(waiting, editor, approver):
    deeds.send_back(waiting, approver, "Thiếu hình.")
    waiting.refresh_from_db()
    assert (waiting.is_draft, waiting.note) == (True, "Thiếu hình.")
    assert BundleItem.objects.get().revision is None
    assert "Vừa có người" in why_refused(deeds.approve, waiting, approver)
