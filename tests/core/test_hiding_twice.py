"""What two people corrected is not taken back by one; what is harmful goes in every language."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from channels.models import OfficialChannel
from core.models import Hiding
from tests.core.test_review import act, submit
from tests.factories import in_english, make_standard, make_user
from users.roles import Role


def hide(client, obj):
    address = reverse("hide", args=[ContentType.objects.get_for_model(obj).pk, obj.pk])
    return client.post(address, {"reason": "Sai số."}, follow=True)


def show_again(client, hiding):
    return client.post(reverse("show_again", args=[hiding.pk]), follow=True)


def corrected(page, editor, approver):
    page = type(page).objects.get(pk=page.pk)
    page.title = "Số đúng"
    act(submit(page, editor), approver)
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def old(home, editor, approver):
    """The hiding of a page with a wrong number, which was corrected since and is public."""
    page = make_standard(title="Số sai")
    [hiding] = Hiding.objects.hide(page, approver, "Sai số.")
    corrected(page, editor, approver)
    return hiding


def test_one_click_does_not_take_back_what_two_people_corrected(old, approver, login):
    client = login(approver)
    assert "bản mới hơn" in show_again(client, old).content.decode()
    hide(client, old.content_object)
    assert "bản mới hơn" in show_again(client, old).content.decode()
    page = type(old.content_object).objects.get(pk=old.object_id)
    assert not page.live
    show_again(client, Hiding.objects.open().get())
    page.refresh_from_db()
    assert (page.live, page.title) == (True, "Số đúng")


def test_the_first_screen_lists_only_what_may_be_put_back(old, approver, login):
    client = login(approver)
    assert not Hiding.objects.open()
    hide(client, old.content_object)
    screen = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("show_again", args=[old.pk]) not in screen
    assert reverse("show_again", args=[Hiding.objects.open().get().pk]) in screen


def test_what_is_approved_for_later_replaces_what_was_hidden_too(home, editor, approver):
    page = make_standard(title="Số sai")
    [hiding] = Hiding.objects.hide(page, approver, "Sai số.")
    page.refresh_from_db()
    page.go_live_at = timezone.now() + timedelta(hours=1)
    act(submit(page, editor), approver)
    with pytest.raises(ValueError, match="bản mới hơn"):
        hiding.undo(approver)


def test_two_clicks_put_it_back_once(home, approver, login):
    page = make_standard()
    [hiding] = Hiding.objects.hide(page, approver, "Sai số.")
    assert "nguyên như cũ" in show_again(login(approver), hiding).content.decode()
    assert "đã có trên trang" in show_again(login(approver), hiding).content.decode()


def test_the_same_text_goes_in_every_language_and_every_approver_reads_which(home, approver, login, client):
    make_user(Role.APPROVER, email="duyet@outreach.example")
    page = make_standard(title="Số sai")
    english = in_english(page, title="Wrong number")
    in_english(make_standard(), live=False)
    asked = login(approver).get(reverse("hide", args=[ContentType.objects.get_for_model(page).pk, page.pk]))
    assert "Wrong number" in asked.content.decode()
    assert "Số ngôn ngữ: 2" in hide(login(approver), page).content.decode()
    assert "“Số sai” / “Wrong number”" in mail.outbox[0].body
    client.logout()
    assert [client.get(each.url).status_code for each in (page, english)] == [404, 404]
    assert Hiding.objects.open().count() == 2


def test_each_language_is_put_back_for_itself(home, approver):
    page = make_standard()
    english = in_english(page)
    source, translation = Hiding.objects.hide(page, approver, "Sai số.")
    source.undo(approver)
    english.refresh_from_db()
    assert not english.live
    translation.undo(approver)
    english.refresh_from_db()
    assert english.live


def test_a_mistake_of_the_translation_alone_leaves_the_source(home, approver, login):
    page = make_standard()
    english = in_english(page)
    assert "Số ngôn ngữ: 1" in hide(login(approver), english).content.decode()
    page.refresh_from_db()
    assert page.live


def test_a_snippet_goes_in_every_language(db, approver):
    channel = OfficialChannel.objects.hotlines().first()
    english = channel.get_translations().get()
    assert len(Hiding.objects.hide(channel, approver, "Số hỏng.")) == 2
    english.refresh_from_db()
    assert not english.live
