"""What a reader of one warning sees."""

import base64
import json
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone
from django.utils.html import escape

from alerts.choices import EndReason
from alerts.models import AlertEnding, AlertLoss, AlertPage, AlertUpdate
from channels.models import OfficialChannel
from core.templatetags.share_tags import facebook_share, zalo_share
from tests.factories import in_english, make_alert, make_standard
from topics.models import LossAdvice, ScamType


def page_of(client, alert):
    return client.get(alert.url).content.decode()


def in_order(html, *texts):
    places = [html.index(text) for text in texts]
    return places == sorted(places)


def end_by_hand(alert, reason="caught"):
    AlertEnding.objects.create(translation_key=alert.translation_key, title=alert.title, reason=reason)


def advice(code, name, steps):
    fields = {"name": name, "steps": "\n".join(steps), "locale_id": 1, "live": True}
    return LossAdvice.objects.create(code=code, **fields)


def message(medium, *lines):
    value = {"medium": medium, "sender": "Số lạ 0912345678", "lines": list(lines)}
    return json.dumps([{"type": "message", "value": value}])


def test_an_active_warning_says_when_it_was_issued_and_nothing_of_an_end_or_of_its_review(home, client):
    alert = make_alert(issued_on=date(2026, 11, 22), review_on=date(2027, 3, 17))
    html = page_of(client, alert)
    assert "22/11/2026" in html
    assert "17/03/2027" not in html
    assert "ended-notice" not in html
    assert f'<meta property="og:title" content="{alert.title}">' in html


@pytest.mark.parametrize("by_hand", [True, False])
def test_an_ended_warning_says_so_before_all_else_with_the_day_and_the_reason(home, client, by_hand):
    two_days_ago = timezone.now() - timedelta(days=2)
    alert = make_alert(ends_at=None if by_hand else two_days_ago, end_reason="" if by_hand else "caught")
    if by_hand:
        end_by_hand(alert)
    html = page_of(client, alert)
    day = timezone.localdate() if by_hand else timezone.localtime(two_days_ago)
    notice = html[html.index("ended-notice") :]
    reason = str(EndReason.CAUGHT.label)
    assert in_order(notice, "Đã kết thúc", f"{day:%d/%m/%Y}", reason, "có thể quay lại", "<h1>")
    assert f'content="Đã kết thúc: {alert.title}"' in html


def test_updates_stand_under_the_title_the_newest_in_sight_and_older_ones_folded(home, client):
    updates = [
        AlertUpdate(date=date(2026, 11, 20), text="Nay gọi cả buổi tối.", sort_order=0),
        AlertUpdate(date=date(2026, 11, 24), text="Nay gọi cả video.", sort_order=1),
        AlertUpdate(date=date(2026, 11, 22), text="Đổi số gọi.", sort_order=2),
    ]
    html = page_of(client, make_alert(updates=updates, read_aloud="Đọc to câu này."))
    assert "Cập nhật <time" in html
    order = ("<h1>", "24/11/2026", "Nay gọi cả video.", "<details>", "Đổi số gọi.", "Nay gọi cả buổi tối.")
    assert in_order(html[html.index("<h1>") :], *order, "</details>", "Đọc to câu này.")
    assert "Các lần cập nhật trước: 2" in html


def test_one_update_is_not_folded(home, client):
    html = page_of(client, make_alert(updates=[AlertUpdate(text="Nay gọi cả video.")]))
    assert "Nay gọi cả video." in html
    assert "Các lần cập nhật trước" not in html


def test_what_to_do_after_a_loss_stands_most_urgent_first_with_the_banks_and_the_help_page(home, client):
    help_page = make_standard(title="Vừa bị lừa?")
    home.help_page = help_page
    home.save_revision().publish()
    later = advice("mat-giay-to", "Mất giấy tờ", ["Báo công an phường."])
    first = advice("mat-tien", "Mất tiền rồi", ["Gọi ngân hàng trước.", "Giữ biên lai."])
    LossAdvice.objects.filter(pk=first.pk).update(sort_order=1)
    LossAdvice.objects.filter(pk=later.pk).update(sort_order=2)
    bank = {"kind": "bank", "name": "Ngân hàng A", "value": "19001234", "purpose": "Khoá thẻ."}
    OfficialChannel.objects.create(locale_id=1, live=True, **bank)
    losses = [AlertLoss(advice=later), AlertLoss(advice=first)]
    html = page_of(client, make_alert(losses=losses, if_it_happened="<p>Bình tĩnh.</p>"))
    order = ["Bình tĩnh.", "Mất tiền rồi", "Gọi ngân hàng trước.", "Giữ biên lai.", "Mất giấy tờ"]
    assert in_order(html, *order, 'href="tel:19001234"', f'href="{help_page.url}"', 'href="tel:113"')


def test_the_way_to_the_help_is_there_even_if_the_editor_wrote_nothing_on_it(home, client):
    html = page_of(client, make_alert())
    assert 'href="#da-lo"' in html
    assert 'id="da-lo"' in html


def test_a_conversation_is_text_in_its_order_with_the_name_of_each_speaker(home, client):
    lines = [
        {"speaker": "scammer", "text": "Tôi là công an phường."},
        {"speaker": "you", "text": "Để chiều tôi lên."},
        {"speaker": "scammer", "text": "Khỏi lên."},
    ]
    html = page_of(client, make_alert(body=message("call", *lines)))
    start = html[html.index("message-call") :]
    order = ("Kẻ gian:", "Tôi là công an phường.", "Bạn:", "Để chiều tôi lên.", "Khỏi lên.")
    assert in_order(start, "đừng làm theo", *order)
    assert start.count("Kẻ gian:") == 2


@pytest.mark.parametrize("medium", ["sms", "zalo", "call", "social", "email"])
def test_plain_lines_are_the_scammers_and_no_address_or_number_of_theirs_can_be_pressed(home, client, medium):
    body = message(medium, "Bấm https://vneid-gia.example/tai ngay.", "Gọi 0987654321.")
    html = page_of(client, make_alert(body=body))
    shown = html[html.index(f"message-{medium}") : html.index("</figure>")]
    assert "hxxps://vneid-gia[.]example/tai" in shown
    live = ("https://vneid-gia.example", "0987654321", "0912345678", "<a ")
    assert [text for text in live if text in shown] == []
    assert shown.count("Kẻ gian:") == 1


def test_a_message_stored_as_plain_lines_can_be_saved_again(home):
    alert = make_alert(body=message("sms", "Một dòng."))
    alert.body = alert.body.get_prep_value()
    alert.save()
    (line,) = AlertPage.objects.get(pk=alert.pk).body[0].value["lines"]
    assert (line["text"], line["speaker"]) == ("Một dòng.", "scammer")


def test_it_is_shared_by_plain_links_and_its_address_can_be_read(home, client):
    alert = make_alert(title="Giả danh “công an”")
    html = page_of(client, alert)
    address = alert.full_url
    assert f">{address}</span>" in html
    assert f'href="{facebook_share(address)}"' in html
    assert f'href="{escape(zalo_share(address))}"' in html
    assert f'data-copy-text="Giả danh “công an”&#10;{address}"' in html
    assert html.count('rel="noopener noreferrer"') == 2


@pytest.mark.parametrize("length", range(3))
def test_the_link_to_zalo_carries_the_address_and_nothing_to_be_escaped_twice(length):
    address = "https://outreach.example/canh-bao/" + "a" * length
    data = parse_qs(urlsplit(zalo_share(address)).query)["d"][0]
    assert json.loads(base64.b64decode(data)) == {"url": address}
    assert "=" not in data


def test_what_needs_scripts_is_hidden_until_one_shows_it(home, client):
    html = page_of(client, make_alert())
    buttons = [part.split(">")[0] for part in html.split("<button")[1:]]
    buttons = [button for button in buttons if 'type="submit"' not in button]
    assert buttons
    assert [button for button in buttons if "hidden" not in button or "data-script-only" not in button] == []


def test_related_warnings_that_hold_now_come_first_and_ended_ones_say_so(home, client):
    kind = ScamType.objects.to_read().first()
    today = timezone.localdate()
    alert = make_alert(scam_type=kind)
    ended = make_alert(scam_type=kind, title="Chiêu đã hết", issued_on=today)
    active = make_alert(scam_type=kind, title="Chiêu còn đó", issued_on=today - timedelta(days=9))
    end_by_hand(ended)
    assert list(alert.related) == [active, ended]
    html = page_of(client, alert)
    assert in_order(html, "Chiêu còn đó", "Chiêu đã hết", '<span class="state">Đã kết thúc</span>')


def test_the_english_page_says_all_of_it_in_english(home, client):
    alert = make_alert()
    english = in_english(alert)
    end_by_hand(alert)
    html = page_of(client, english)
    for words in ("Ended on", "The trick may come back", "Listen", "Send by Zalo", "Post on Facebook"):
        assert words in html
