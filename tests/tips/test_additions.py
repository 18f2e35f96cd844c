"""What is said later counts as much as what was said first, and no tip grows without end."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_handler, make_tip
from tips import intake, parts
from tips.intake import FullError, Message, Photo, receive
from tips.models import PartRole, Tip
from tips.tokens import new_nonce
from wards.models import Ward

BA_RIA, TAN_DINH = "26560", "26737"


@pytest.fixture
def say(db):
    """Return a function that sends one and the same form with other words."""
    nonce = new_nonce()

    def send(text, **kwargs):
        return receive(Message(nonce, {"text": text}, **{"kind": "other", **kwargs})).tip

    return send


def test_a_wish_to_keep_it_from_the_ward_holds_whenever_it_is_said(say):
    handler = make_handler(BA_RIA)
    tip = say("Lần đầu.", ward=Ward.objects.get(pk=BA_RIA))
    Tip.objects.filter(pk=tip.pk).update(assignee=handler)
    assert Tip.objects.visible_to(handler).exists()
    tip = say("Lần sau.", ward=Ward.objects.get(pk=TAN_DINH), keep_from_ward=True)
    assert (tip.handling_ward, tip.assignee) == (None, None)
    assert not Tip.objects.visible_to(handler).exists()
    assert not Tip.objects.visible_to(make_handler(TAN_DINH)).exists()


def test_another_kind_or_ward_is_kept_and_shown(say, login, supervisor):
    say("Lần đầu.")
    tip = say("Lần sau.", kind="drugs", ward=Ward.objects.get(pk=TAN_DINH))
    page = login(supervisor).get(reverse("tips_tip", args=[tip.pk])).content.decode()
    assert "Lần này nói khác: loại việc" in page
    assert "Ma tuý" in page
    assert "Phường Tân Định" in page


def test_danger_that_is_said_later_is_urgent(say):
    tip = say("Lần đầu.")
    Tip.objects.filter(pk=tip.pk).update(notice_sent=True)
    tip = say("Giờ thì có người bị đánh.", kind="danger")
    assert (tip.kind, tip.notice_sent) == ("danger", False)


def test_what_is_added_starts_the_time_anew(say):
    tip = say("Lần đầu.")
    Tip.objects.filter(pk=tip.pk).update(last_word_on=timezone.localdate() - timedelta(days=300))
    assert say("Lần sau.").last_word_on == timezone.localdate()


def test_the_original_is_kept_when_it_is_wished_for_later(say):
    say("Lần đầu.", photos=(Photo(b"clean"),))
    tip = say("Lần sau.", photos=(Photo(b"clean", b"as it was"),))
    roles = sorted(tip.parts.filter(role__in=["photo", "original"]).values_list("role", flat=True))
    assert roles == ["original", "photo"]
    [original] = tip.parts.filter(role=PartRole.ORIGINAL)
    assert parts.open_bytes(original, parts.keys.private_keys()) == b"as it was"


@pytest.mark.parametrize(
    ("limit", "photos"), [("MOST_PARTS", ()), ("MOST_PHOTOS", (Photo(b"1"), Photo(b"2")))]
)
def test_a_full_tip_takes_no_more_and_loses_nothing(say, monkeypatch, limit, photos):
    tip = say("Lần đầu.")
    monkeypatch.setattr(intake, limit, 1)
    with pytest.raises(FullError):
        say("Lần sau.", photos=photos)
    assert tip.parts.count() == 1


def test_a_full_tip_is_said_in_words_with_the_text_kept(client, monkeypatch, home):
    tip = make_tip()
    monkeypatch.setattr(intake, "MOST_PARTS", 1)
    token = client.post("/tra-cuu/", {"code": tip.receipt}).context["form"]["token"].value()
    form = {"code": tip.receipt, "action": "add", "text": "Còn một chuyện nữa.", "token": token}
    response = client.post("/tra-cuu/", form)
    assert response.status_code == 422
    assert "Tin này đã đầy." in response.content.decode()
    assert "Còn một chuyện nữa." in response.content.decode()
