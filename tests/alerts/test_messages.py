"""Each time readers are given other words of a warning, a message is written down."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from alerts.feeds import log
from alerts.feeds.history import histories
from alerts.models import AlertEnding, AlertMessage
from core.models import Hiding
from tests.factories import in_english, make_alert


def numbers(page):
    messages = AlertMessage.objects.filter(translation_key=page.translation_key)
    return list(messages.values_list("number", flat=True))


def names(page):
    return [message.name for message in histories([page.translation_key])[page.translation_key]]


def test_every_publication_in_any_language_has_the_next_number(home):
    page = make_alert()
    page.save_revision().publish()
    in_english(page).save_revision().publish()
    assert numbers(page) == [1, 2, 3, 4]
    assert numbers(make_alert()) == [1]


def test_a_draft_and_what_is_scheduled_are_no_message_until_they_are_public(home):
    page = make_alert(live=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    assert numbers(page) == []
    page.go_live_at = None
    page.save_revision().publish()
    assert numbers(page) == [1]


def test_what_is_hidden_and_shown_again_is_a_new_message(home, approver):
    page = make_alert()
    [hiding] = Hiding.objects.hide(page, approver, "Sai số điện thoại.")
    assert numbers(page) == [1]
    hiding.undo(approver)
    assert numbers(page) == [1, 2]


def test_what_is_left_when_one_language_is_hidden_is_a_new_message(home, approver):
    page = make_alert()
    Hiding.objects.hide(in_english(page), approver, "Dịch sai.")
    assert numbers(page) == [1, 2, 3]


def test_a_publication_that_is_undone_leaves_no_message(home):
    page = make_alert()
    with transaction.atomic():
        page.save_revision().publish()
        transaction.set_rollback(True)
    assert numbers(page) == [1]


def test_a_number_that_another_language_took_in_the_same_moment_is_passed_over(home, monkeypatch):
    """The other one commits between the look at the last number and the new row: the first try fails."""
    page, looks, append = make_alert(), [], log._append

    def too_late(translation_key, ends_at):
        looks.append(translation_key)
        if len(looks) == 1:
            AlertMessage.objects.create(translation_key=translation_key, number=1)
        append(translation_key, ends_at)

    monkeypatch.setattr(log, "_append", too_late)
    page.save_revision().publish()
    assert len(looks) == 2
    assert numbers(page) == [1, 2]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
def test_two_languages_published_in_the_same_moment_have_a_number_each(home):
    page, taken = make_alert(), threading.Event()

    def publish_the_other():
        with transaction.atomic():
            AlertMessage.objects.create(translation_key=page.translation_key, number=2)
            taken.set()
            with connection.cursor() as cursor:
                waiting = 0
                while not waiting:
                    cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
                    ((waiting,),) = cursor.fetchall()
        connection.close()

    other = threading.Thread(target=publish_the_other)
    other.start()
    taken.wait()
    try:
        page.save_revision().publish()
        assert numbers(page) == [1, 2, 3]
    finally:
        other.join()
        AlertMessage.objects.filter(translation_key=page.translation_key).delete()


def test_no_number_is_given_twice(home):
    page = make_alert()
    with pytest.raises(IntegrityError), transaction.atomic():
        AlertMessage.objects.create(translation_key=page.translation_key, number=1)


def test_an_end_by_hand_and_its_undoing_are_messages(home):
    page = make_alert()
    ending = AlertEnding.objects.create(translation_key=page.translation_key, title="x", reason="caught")
    assert names(page) == ["1", f"ended-{ending.pk}"]
    ending.undone_at = timezone.now()
    ending.save()
    assert names(page) == ["1", f"ended-{ending.pk}", f"resumed-{ending.pk}"]


def test_an_end_by_date_is_a_message_that_a_later_date_does_not_wipe_out(home):
    page = make_alert(ends_at=timezone.now() - timedelta(seconds=1), end_reason="caught")
    assert names(page) == ["1", "1-end"]
    page.ends_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert names(page) == ["1", "1-end", "2"]


def test_an_end_that_never_came_is_none(home):
    page = make_alert(ends_at=timezone.now() + timedelta(days=1), end_reason="caught")
    page.ends_at = timezone.now() + timedelta(days=2)
    page.save_revision().publish()
    assert names(page) == ["1", "2"]


def test_other_words_after_the_end_do_not_end_it_again(home):
    page = make_alert(ends_at=timezone.now() - timedelta(seconds=1), end_reason="caught")
    in_english(page)
    assert names(page) == ["1", "1-end", "2"]
