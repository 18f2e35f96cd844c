"""One edit of a warning reaches every channel. So does its end, by hand or by the hour with nobody's act."""

import re
from datetime import timedelta
from unittest.mock import patch

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone

from alerts.choices import EndReason
from alerts.models import AlertIndexPage, AlertIndicator, AlertUpdate
from core.identifiers import Kind
from tests.core.test_review import act, submit
from tests.factories import make_alert, vietnamese

LINK = "nhan-qua.example"
BEFORE, AFTER = "Giả nhân viên giao quà", "Giả bưu tá giao quà có mã QR"
ALOUD_BEFORE, ALOUD_AFTER = "Quà lạ thì đừng mở.", "Mã lạ trong hộp quà thì đừng quét."
ENDED = "đã kết thúc"
BANNERS = re.compile('<section class="banners".*?</section>', re.DOTALL)  # they stand on every page


@pytest.fixture
def alert(home, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return make_alert(
            title=BEFORE,
            read_aloud=ALOUD_BEFORE,
            banner_until=timezone.now() + timedelta(days=30),
            indicators=[AlertIndicator(kind=Kind.LINK, value=LINK)],
        )


@pytest.fixture
def approved(editor, approver, django_capture_on_commit_callbacks):
    """Return a function that has an edit of a warning approved, as two people do it."""

    def approve(alert, **fields):
        for name, value in fields.items():
            setattr(alert, name, value)
        alert.updates.add(AlertUpdate(text="Chúng đổi cách nói."))
        with django_capture_on_commit_callbacks(execute=True):
            act(submit(alert, editor), approver)

    return approve


@pytest.fixture
def end_by_hand(approver, login, client, django_capture_on_commit_callbacks):
    def end(alert):
        with django_capture_on_commit_callbacks(execute=True):
            login(approver).post(
                reverse("end_alert", args=[alert.pk]), {"reason": EndReason.CAUGHT, "note": ""}
            )
        client.logout()

    return end


@pytest.fixture
def channels(client):
    """Return a function that reads what each channel says of a warning now: texts, in small letters."""

    def text(path):
        response = client.get(path)
        assert response.status_code == 200, path
        return BANNERS.sub("", response.content.decode()).lower()

    def leaflet(path):
        document = pypdfium2.PdfDocument(client.get(path).content)
        return " ".join(document[0].get_textpage().get_text_range().split()).lower()

    def read(alert):
        index = vietnamese(AlertIndexPage).url
        return {
            "page": text(alert.url),
            "list": text(index),
            "past list": text(index + "?xem=da-ket-thuc"),
            "home": text("/"),
            "banner": client.get(reverse("wards")).content.decode().lower(),
            "check": client.post(reverse("check"), {"text": f"Vào {LINK} đi"}).content.decode().lower(),
            "loudspeaker": text(reverse("loudspeaker")),
            "leaflet": leaflet(alert.url + "to-roi.pdf"),
            "Atom": text(index + "atom.xml"),
            "CAP": text(alert.url + "cap.xml"),
            "CAP list": text(index + "cap.xml"),
            "JSON": text(index + "v1/canh-bao.json"),
        }

    return read


@pytest.fixture
def cards(client):
    """Return a function that returns the two pictures a warning is shared by now."""
    return lambda alert: [
        client.get(alert.url + name).content for name in ("the-chia-se.png", "the-chia-se-doc.png")
    ]


def saying(channels, words):
    return {name for name, text in channels.items() if words.lower() in text}


ALWAYS = {"page", "check", "leaflet", "Atom", "CAP", "CAP list", "JSON"}
WHILE_ACTIVE = {"list", "home", "banner", "loudspeaker"}


def test_an_edit_that_two_people_made_is_in_every_channel(alert, approved, channels, cards):
    drawn = cards(alert)
    assert saying(channels(alert), BEFORE) == ALWAYS | WHILE_ACTIVE
    approved(alert, title=AFTER, read_aloud=ALOUD_AFTER)
    now = channels(alert)
    assert saying(now, AFTER) == ALWAYS | WHILE_ACTIVE
    assert saying(now, ALOUD_AFTER) >= {"page", "loudspeaker", "leaflet", "Atom", "CAP", "JSON"}
    assert saying(now, BEFORE) == saying(now, ALOUD_BEFORE) == set()
    assert all(old != new for old, new in zip(drawn, cards(alert), strict=True))


def has_ended_everywhere(now):
    assert saying(now, BEFORE) == ALWAYS | {"past list"}
    assert saying(now, ENDED) >= {"page", "past list", "check", "leaflet", "Atom"}
    assert "<msgtype>cancel</msgtype>" in now["CAP"]
    assert '"end": {' in now["JSON"]
    assert ALOUD_BEFORE.lower() not in now["loudspeaker"]


def test_an_end_by_hand_is_in_every_channel(alert, end_by_hand, channels, cards):
    drawn = cards(alert)
    end_by_hand(alert)
    has_ended_everywhere(channels(alert))
    assert all(old != new for old, new in zip(drawn, cards(alert), strict=True))


def test_an_end_by_the_hour_is_in_every_channel_without_anybodys_act(alert, approved, channels, cards):
    approved(alert, ends_at=timezone.now() + timedelta(days=2), end_reason=EndReason.CAUGHT)
    drawn = cards(alert)
    assert saying(channels(alert), BEFORE) == ALWAYS | WHILE_ACTIVE
    with patch("django.utils.timezone.now", return_value=alert.ends_at):
        has_ended_everywhere(channels(alert))
        assert all(old != new for old, new in zip(drawn, cards(alert), strict=True))
