"""The only place that makes objects for tests. Every function gives a valid, live object by default."""

import itertools
import json
from datetime import date, timedelta

from django.utils import timezone
from wagtail.models import Locale

from alerts.models import AlertContactMethod, AlertIndexPage, AlertPage
from campaigns.models import CampaignIndexPage, CampaignPage, NewsPage, Organisation
from guides.models import GuideIndexPage, GuidePage, OfficerGuide
from home.models import HomePage, StandardPage
from tips.intake import Message, receive
from tips.models import Tip
from tips.tokens import new_nonce
from topics.models import ScamType
from users.models import User
from users.roles import Role
from wards.models import MeetingIndexPage, MeetingPage, Ward, WardStaff, WardTeam

PASSWORD = "mot-mat-khau-dai-2026"
_numbers = itertools.count(1)


def make_user(*roles, ward=None, **kwargs):
    kwargs.setdefault("username", f"can-bo-{next(_numbers)}")
    user = User.objects.create_user(password=PASSWORD, **kwargs)
    user.groups.set([role.group() for role in roles])
    if ward:
        WardStaff.objects.create(user=user, ward=ward)
    return user


def story(*texts):
    return json.dumps([{"type": "paragraph", "value": f"<p>{text}</p>"} for text in texts])


def add_page(parent, page, *, live=True, user=None):
    page.live = live
    parent.add_child(instance=page)
    revision = page.save_revision(user=user)
    if live:
        revision.publish()
        page.refresh_from_db()
    return page


def vietnamese(model):
    """Return the one page of `model` that every site has, in the language it is written in first."""
    return model.objects.get(locale__language_code="vi")


def make_alert(*, live=True, user=None, methods=("call",), parent=None, **kwargs):
    fields = {
        "title": f"Cảnh báo số {next(_numbers)}",
        "summary": "Kẻ gian gọi điện giục chuyển tiền. Hãy tắt máy.",
        "scam_type": ScamType.objects.to_read().first(),
        "read_aloud": "Công an không làm việc qua điện thoại.",
        "stop": "Tắt máy.",
        "check_first": "Hỏi công an phường.",
        "report": "Gọi 113.",
        "signs": "<ul><li>Giục làm ngay.</li></ul>",
        "body": story("Kẻ gian nói rất lịch sự."),
    }
    page = AlertPage(**{**fields, **kwargs})
    page.contact_methods = [AlertContactMethod(method=method) for method in methods]
    return add_page(parent or vietnamese(AlertIndexPage), page, live=live, user=user)


def make_campaign(*, live=True, user=None, **kwargs):
    fields = {
        "title": f"Đợt cao điểm {next(_numbers)}",
        "summary": "Cả thành phố cùng giữ an ninh, trật tự.",
        "starts_on": date(2025, 10, 1),
        "aims": "<ul><li>Kéo giảm tội phạm.</li></ul>",
        "steering": Organisation.objects.get(code="steering-138", locale=Locale.get_default()),
        "body": story("Lễ phát động tại phường Bà Rịa."),
    }
    page = CampaignPage(**{**fields, **kwargs})
    return add_page(vietnamese(CampaignIndexPage), page, live=live, user=user)


def make_news(*, live=True, user=None, parent=None, **kwargs):
    fields = {
        "title": f"Tin số {next(_numbers)}",
        "summary": "Tổ công tác 3 trong 1 ra mắt.",
        "body": story("Tổ đến từng nhà."),
    }
    return add_page(
        parent or vietnamese(CampaignIndexPage), NewsPage(**{**fields, **kwargs}), live=live, user=user
    )


def make_meeting(*, live=True, user=None, **kwargs):
    fields = {
        "title": f"Buổi gặp dân {next(_numbers)}",
        "summary": "Tổ 3 trong 1 gặp người dân khu phố.",
        "starts_at": timezone.now() + timedelta(days=3),
        "hall": "Nhà văn hoá khu phố",
    }
    return add_page(vietnamese(MeetingIndexPage), MeetingPage(**{**fields, **kwargs}), live=live, user=user)


def make_team(*, live=True, user=None, ward_id="26560", **kwargs):
    """The team of a ward, as kept and as published; `tests.wards.teams` fills it."""
    team = WardTeam(ward_id=ward_id, locale=Locale.objects.get(language_code="vi"), live=False, **kwargs)
    team.save()
    revision = team.save_revision(user=user)
    if live:
        revision.publish()
    team.refresh_from_db()
    return team


def make_guide(*, live=True, user=None, **kwargs):
    steps = [{"title": "Mở CH Play", "text": "", "image": None, "see": ""}]
    platforms = [{"type": "platform", "value": {"platform": "android", "steps": steps}}]
    row = {"look_at": "Ai phát hành", "real": "Công an TP.HCM.", "fake": "Tên người lạ."}
    questions = [{"question": "Có mất tiền không?", "answer": "Không."}]
    fields = {
        "title": f"Cài ứng dụng {next(_numbers)}",
        "summary": "Từng bước, có hình.",
        "android_from": "8",
        "old_phones": "<p>Gọi 113.</p>",
        "platforms": json.dumps(platforms),
        "comparison": json.dumps([{"type": "row", "value": row}]),
        "questions": json.dumps([{"type": "questions", "value": questions}]),
    }
    return add_page(vietnamese(GuideIndexPage), GuidePage(**{**fields, **kwargs}), live=live, user=user)


def make_officer_guide(**kwargs):
    fields = {
        "title": f"Trực ứng dụng {next(_numbers)}",
        "summary": "Cho người trực.",
        "body": story("Sạc đầy máy."),
        "is_ready": True,
    }
    return OfficerGuide.objects.create(**{**fields, **kwargs})


def make_standard(*, live=True, user=None, **kwargs):
    fields = {
        "title": f"Trang {next(_numbers)}",
        "summary": "Một trang thường.",
        "body": story("Nội dung."),
    }
    return add_page(vietnamese(HomePage), StandardPage(**{**fields, **kwargs}), live=live, user=user)


def in_english(page, *, live=True, **texts):
    """Return the English version of `page`; what is above it is translated first where it has to be."""
    english = Locale.objects.get(language_code="en")
    parent = page.get_parent()
    if parent.depth > 1 and not parent.has_translation(english):
        in_english(parent.specific)
    translated = page.copy_for_translation(english)
    number = next(_numbers)
    english_texts = {"title": f"In English {number}", "summary": "Somebody calls. Hang up.", **texts}
    if isinstance(page, HomePage):
        english_texts.setdefault("heading", "Did somebody call you?")
    for name, value in english_texts.items():
        setattr(translated, name, value)
    revision = translated.save_revision()
    if live:
        revision.publish()
        translated.refresh_from_db()
    return translated


MAKERS = {
    AlertPage: make_alert,
    CampaignPage: make_campaign,
    NewsPage: make_news,
    GuidePage: make_guide,
    MeetingPage: make_meeting,
    StandardPage: make_standard,
}


def make_tip(text="Có người lạ mặt đứng trước cổng trường.", contact="", ward_id=None, **kwargs):
    """Send a tip through the door, then set the rest as it would be later. `receipt` is left on it."""
    keep = kwargs.pop("keep_from_ward", False)
    words = {"text": text, "happened": kwargs.pop("happened", ""), "scammer": kwargs.pop("scammer", "")}
    ward = kwargs.pop("ward", None) or (Ward.objects.get(pk=ward_id) if ward_id else None)
    photos = tuple(kwargs.pop("photos", ()))
    message = Message(new_nonce(), words, kwargs.pop("kind", "scam"), contact, ward, keep, photos=photos)
    receipt, tip = receive(message)
    Tip.objects.filter(pk=tip.pk).update(**kwargs)
    tip.refresh_from_db()
    tip.receipt = receipt
    return tip


def make_handler(ward_code="26560"):
    return make_user(Role.TIP_HANDLER, ward=Ward.objects.get(pk=ward_code))
