"""The Vietnamese page says when a warning ends by date; its translations follow at that very hour."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alerts.ending import end, reopen
from alerts.models import AlertEnding, AlertIndexPage, AlertPage, newest_alerts, past_alerts
from tests.factories import in_english, make_alert

HOUR_AGO, TOMORROW = timedelta(hours=-1), timedelta(days=1)
OVER = "The people behind it have been found."


def publish(page, **fields):
    page = AlertPage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def in_two_languages(source=None, translation=None):
    """A warning whose Vietnamese and English pages were last published with these ends."""

    def end(when):
        return {"ends_at": when and timezone.now() + when, "end_reason": "caught" if when else ""}

    page = make_alert()
    english = in_english(page, title="A trick")
    publish(page, **end(source))
    publish(english, **end(translation))
    return page, english


def said_of(client, english):
    """Whether each of the English outputs says that it is over."""
    index = AlertIndexPage.objects.get(locale__language_code="en").url
    return {
        "page": OVER in client.get(english.url).content.decode(),
        "list": english.title not in str(client.get(index).context["listing"].object_list),
        "past list": english.title
        in str(client.get(index, {"xem": "da-ket-thuc"}).context["listing"].object_list),
        "JSON": client.get(index + "v1/canh-bao.json").json()["alerts"][0]["end"] is not None,
        "CAP": b"<msgType>Cancel" in client.get(english.url + "cap.xml").content,
        "loudspeaker": english.read_aloud not in client.get("/en/loa/").content.decode(),
    }


@pytest.mark.parametrize(
    ("source", "translation", "over"),
    [
        (HOUR_AGO, None, True),
        (HOUR_AGO, TOMORROW, True),
        (TOMORROW, HOUR_AGO, False),
        (None, HOUR_AGO, False),
    ],
)
def test_a_translation_ends_when_its_source_says_so(home, client, source, translation, over):
    _page, english = in_two_languages(source, translation)
    assert set(said_of(client, english).values()) == {over}, said_of(client, english)


def test_every_way_to_ask_for_the_end_gives_the_same(home):
    page, english = in_two_languages(HOUR_AGO, None)
    both = AlertPage.objects.filter(translation_key=page.translation_key)
    loaded = list(both)
    AlertPage.load_states(loaded)
    ends = {alert.end for pages in (both, both.with_ends(), loaded) for alert in pages}
    assert [end.reason for end in ends] == ["Đã tìm ra những kẻ đứng sau."]
    assert set(both.past()) == set(both)
    assert not both.active()
    assert not newest_alerts().filter(pk=english.pk)
    assert past_alerts().filter(pk=english.pk)


def test_without_a_public_source_the_date_of_the_page_itself_counts(home):
    page, english = in_two_languages(None, HOUR_AGO)
    AlertPage.objects.filter(pk=page.pk).update(live=False)
    assert AlertPage.objects.get(pk=english.pk).end
    assert AlertPage.objects.past().filter(pk=english.pk)


def test_a_draft_of_the_source_ends_nothing(home):
    page, english = in_two_languages()
    page.ends_at, page.end_reason = timezone.now() - timedelta(hours=1), "caught"
    page.save_revision()
    assert AlertPage.objects.get(pk=english.pk).is_active
    assert page.get_latest_revision_as_object().end, "its preview says what it will say"


def test_ends_of_many_are_asked_for_at_once(home):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert all(page.is_active for page in AlertPage.objects.with_ends())
        return len(captured)

    in_two_languages()
    assert queries() == 1
    in_two_languages()
    assert queries() == 1


@pytest.mark.parametrize("later", [None, HOUR_AGO])
def test_from_when_a_warning_is_over_is_known_whatever_says_so(home, approver, later):
    page, english = in_two_languages(later, None)
    both = AlertPage.objects.filter(translation_key=page.translation_key)
    by_date = later and both.first().over_from
    ending = AlertEnding(reason="caught")
    if later is None:
        end(page, ending, approver)
        assert {alert.over_from for alert in both.all()} == {ending.ended_at}
        assert reopen(ending, approver)
    assert {alert.over_from for alert in both.all()} == {by_date}
    assert set(both.past() if later else both.active()) == {page, english}
