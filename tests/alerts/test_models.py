from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from alerts.models import REVIEW_AFTER, at_most_three_sentences
from tests.factories import make_alert
from topics.models import ScamType


@pytest.mark.parametrize(
    "text",
    [
        "Một câu.",
        "Một. Hai! Ba?",
        "Gọi 113. Hoặc 1.1 lần… Hết.",
        "Không có dấu chấm",
        "Tắt máy. Gọi 113. Xong.",
    ],
)
def test_up_to_three_sentences_may_be_read_aloud(text):
    at_most_three_sentences(text)


@pytest.mark.parametrize("text", ["Một. Hai. Ba. Bốn.", "A! B! C! D!"])
def test_a_fourth_sentence_is_too_much(text):
    with pytest.raises(ValidationError):
        at_most_three_sentences(text)


def test_a_warning_is_issued_today_and_reviewed_in_time(home):
    page = make_alert()
    assert page.issued_on == timezone.localdate()
    assert page.review_on == page.issued_on + REVIEW_AFTER


def test_related_are_the_newest_live_ones_of_the_same_kind(home):
    kind, other = ScamType.objects.to_read()[:2]
    today = timezone.localdate()
    page = make_alert(scam_type=kind)
    same = [make_alert(scam_type=kind, issued_on=today - timedelta(days=day)) for day in range(1, 5)]
    make_alert(scam_type=other)
    make_alert(scam_type=kind, live=False)
    assert list(page.related) == same[:3]


def test_the_page_says_what_to_do_before_it_tells_the_story(home, client):
    html = client.get(make_alert(read_aloud="Đọc to câu này.").url).content.decode()
    order = ["Đọc to câu này.", "Tắt máy.", "Hỏi công an phường.", "Kẻ gian nói rất lịch sự."]
    assert sorted(order, key=html.index) == order
