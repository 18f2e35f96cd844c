"""Warnings in every state that feeds tell of, and their CAP documents."""

from datetime import timedelta

from django.utils import timezone

from alerts.models import AlertEnding, AlertIndicator, AlertLoss, AlertTargetGroup, AlertUpdate, AlertWard
from tests.alerts import cap_spec
from tests.alerts.cap_spec import children, parsed
from tests.factories import in_english, make_alert
from topics.models import LossAdvice, TargetGroup

NASTY = "Lừa <b>đảo</b> & 'giả' \"mạo\" 😀 \x07\x0b\x1f]]> \ufffe 8<->9"


def document(client, page):
    response = client.get(f"{page.url}cap.xml")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/cap+xml"
    assert cap_spec.problems(response.content) == []
    return parsed(response.content)


def info(root):
    return children(root, "info")[0]


def ended_by_hand(page, reason="caught", **kwargs):
    return AlertEnding.objects.create(
        translation_key=page.translation_key, title=page.title, reason=reason, **kwargs
    )


def with_everything():
    page = make_alert(if_it_happened="<ul><li>Khóa <b>tài khoản</b>.</li></ul>")
    page.wards = [AlertWard(ward_id=code) for code in ("26560", "26737")]
    page.target_groups = [AlertTargetGroup(group=TargetGroup.objects.to_read().first())]
    page.updates = [AlertUpdate(text="Nay chúng gọi cả video.")]
    page.losses = [AlertLoss(advice=LossAdvice.objects.to_read().first())]
    page.indicators = [AlertIndicator(kind="link", value="http://gia.example")]
    page.save_revision().publish()
    return page


def ended_by_date():
    return make_alert(ends_at=timezone.now() - timedelta(hours=1), end_reason="not_seen")


def ended():
    page = make_alert()
    ended_by_hand(page)
    return page


def resumed():
    page = make_alert()
    ended_by_hand(page, undone_at=timezone.now())
    return page


def updated():
    page = make_alert()
    page.save_revision().publish()
    return page


def in_two_languages():
    page = make_alert(ends_at=timezone.now() + timedelta(days=9), end_reason="caught")
    in_english(page)
    return page


def nasty():
    return make_alert(
        title=NASTY,
        **dict.fromkeys(["summary", "read_aloud", "stop", "check_first", "report"], NASTY),
        signs=f"<ul><li>{NASTY}</li></ul><p>a<br/>b &amp; c</p>",
    )
