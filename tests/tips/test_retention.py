import io
from datetime import date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from tests.factories import make_tip
from tests.signing_in import sign_in
from tips import parts, retention, sealed_files
from tips.audit import record
from tips.intake import Photo
from tips.models import Action, AuditEntry, PartRole, SealedPart, Status, StatusChange, Tip, Transfer
from tips.nightly import Night
from tips.retention import ALL, IDENTITY, KEPT, QUARANTINE, carry_out

TODAY = date(2026, 11, 25)
CANARY = "chim-hoang-yen-4712"
OF_SENDER = {PartRole.STORY, PartRole.IDENTITY, PartRole.PHOTO, PartRole.ORIGINAL}


def day(days_ago):
    return TODAY - timedelta(days=days_ago)


def old_tip(rule, days_ago, **kwargs):
    """A tip with everything a sender can send, in the status of a rule since `days_ago`."""
    state = {"quarantined": True, "status": Status.NEW} if rule == QUARANTINE else {"status": rule}
    kwargs = {"contact": CANARY, "photos": [Photo(b"clean", b"as it was")], **kwargs}
    return make_tip(
        CANARY,
        received_on=day(900),
        status_since=day(days_ago),
        waiting_since=None,
        last_word_on=kwargs.pop("last_word_on", day(days_ago)),
        **state,
        **kwargs,
    )


def roles(tip):
    return set(tip.parts.values_list("role", flat=True))


def files():
    folder = Path(settings.STORAGES["sealed"]["OPTIONS"]["location"])
    return [file for file in folder.rglob("*") if file.is_file()]


def all_tables():
    """Yield everything that the database holds, by table, as text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            yield table, " ".join(str(_plain(value)) for row in cursor.fetchall() for value in row)


def _plain(value):
    return bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else value


@pytest.mark.parametrize("rule", [rule for rule in KEPT if KEPT[rule].identity < KEPT[rule].all])
def test_who_sent_it_is_destroyed_on_the_day_and_not_before(db, rule, django_capture_on_commit_callbacks):
    early, on_time = old_tip(rule, KEPT[rule].identity - 1), old_tip(rule, KEPT[rule].identity)
    with django_capture_on_commit_callbacks(execute=True):
        assert carry_out(TODAY) == {(IDENTITY, rule): 1}
    assert roles(early) == OF_SENDER
    assert roles(on_time) == {PartRole.STORY, PartRole.PHOTO}
    on_time.refresh_from_db()
    assert on_time.identity_gone_on == TODAY
    assert len(files()) == 3


@pytest.mark.parametrize("rule", KEPT)
def test_everything_is_destroyed_on_the_day_and_not_before(db, rule, django_capture_on_commit_callbacks):
    early = old_tip(rule, KEPT[rule].all - 1)
    on_time = old_tip(rule, KEPT[rule].all)
    with django_capture_on_commit_callbacks(execute=True):
        assert carry_out(TODAY)[ALL, rule] == 1
    assert list(Tip.objects.all()) == [early]
    assert set(SealedPart.objects.values_list("tip", flat=True)) == {early.pk}
    assert len(files()) == early.parts.exclude(file="").count()
    assert not Tip.objects.filter(pk=on_time.pk).exists()


def test_a_tip_that_nobody_handles_is_not_kept_for_ever(db):
    old_tip(Status.NEW, KEPT[Status.NEW].all)
    assert carry_out(TODAY) == {(ALL, Status.NEW): 1}


def test_days_count_from_the_last_word_of_the_sender_or_of_staff(db):
    tip = old_tip(Status.DONE, KEPT[Status.DONE].all, last_word_on=day(3))
    assert carry_out(TODAY) == {}
    assert roles(tip) == OF_SENDER


@pytest.mark.parametrize("rule", KEPT)
def test_a_tip_that_is_kept_for_a_case_stays_as_it_is(db, rule):
    tip = old_tip(rule, 5000, on_hold=True)
    assert carry_out(TODAY) == {}
    assert roles(tip) == OF_SENDER


def test_a_hold_put_on_at_the_last_moment_counts(db):
    """Between finding what is due and locking it, somebody puts a hold on one."""
    held, other = old_tip(Status.DONE, 5000), old_tip(Status.DONE, 5000)
    Tip.objects.filter(pk=held.pk).update(on_hold=True)
    assert retention._do(ALL, [held.pk, other.pk], TODAY) == {(ALL, Status.DONE): 1}
    assert list(Tip.objects.all()) == [held]
    assert roles(held) == OF_SENDER


def test_a_second_run_changes_nothing(db):
    for rule in KEPT:
        old_tip(rule, KEPT[rule].identity)
        old_tip(rule, KEPT[rule].all)
    assert carry_out(TODAY).total() > 0
    before = dict(all_tables())
    assert carry_out(TODAY) == {}
    assert dict(all_tables()) == before


def test_more_than_a_batch_is_done_too(db, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    for _number in range(5):
        old_tip(Status.UNCLEAR, 5000, photos=[])
    assert carry_out(TODAY) == {(ALL, Status.UNCLEAR): 5}


def test_the_audit_says_what_the_site_itself_destroyed(db):
    tip, other = old_tip(Status.UNCLEAR, 40), old_tip(Status.DONE, 400)
    carry_out(TODAY)
    entries = set(AuditEntry.objects.values_list("username", "action", "reference", "detail"))
    assert entries == {
        ("", Action.DELETE, tip.reference, "identity unclear"),
        ("", Action.DELETE, other.reference, "all done"),
    }


def test_nothing_of_a_destroyed_tip_is_left_in_any_table_or_file(
    client, supervisor, django_capture_on_commit_callbacks
):
    """Its file number stays in the audit, and nowhere else."""
    tip, kept = old_tip(Status.DONE, 400), make_tip("Còn giữ.")
    handled(tip, client, supervisor)
    before = dict(all_tables())
    assert len([table for table, text in before.items() if tip.pk.hex in text.replace("-", "")]) >= 4
    marks = [CANARY, tip.pk.hex, tip.lookup, bytes(tip.sender_key).decode("latin-1")]
    marks += [part.pk.hex for part in tip.parts.all()]
    with django_capture_on_commit_callbacks(execute=True):
        carry_out(TODAY)
    for table, text in all_tables():
        assert [mark for mark in marks if mark in text or mark in text.replace("-", "")] == [], table
        assert tip.reference not in text or table == "tips_auditentry", table
    assert files() == []
    assert list(Tip.objects.all()) == [kept]


def handled(tip, client, supervisor):
    """What staff leave behind: looks, a status, an answer, a note, a transfer with its reason."""
    sign_in(client, supervisor)
    client.get(f"/quan-tri/tin-bao/{tip.pk}/")
    record(supervisor, Action.OPEN, tip)
    with transaction.atomic():
        for role in (PartRole.ANSWER, PartRole.NOTE):
            parts.add(tip, role, {"text": CANARY}, author=supervisor)
        reason = parts.add(tip, PartRole.REASON, {"text": CANARY}, author=supervisor)
        Transfer.objects.create(tip=tip, user=supervisor, reason=reason)
        StatusChange.objects.create(tip=tip, user=supervisor, old=Status.NEW, new=Status.DONE)


def run(*words):
    out = io.StringIO()
    call_command("tips_retention", *words, stdout=out)
    return out.getvalue()


def test_a_dry_run_counts_the_same_and_changes_nothing(db):
    for rule in KEPT:
        make_tip(status=Status.DONE)
        old_tip(rule, KEPT[rule].identity)
        old_tip(rule, KEPT[rule].all)
    before = dict(all_tables())
    counted = retention.count(TODAY)
    planned = run("--dry-run", "--today", TODAY.isoformat()).splitlines()
    assert "Nothing was changed." in planned
    assert dict(all_tables()) == before
    done = run("--today", TODAY.isoformat()).splitlines()
    assert planned[: len(KEPT) + 1] == done[: len(KEPT) + 1]
    assert counted.total() == 2 * len(KEPT)


def test_the_command_tells_by_status_and_step(db):
    old_tip(Status.DONE, 400)
    old_tip(Status.DONE, 100)
    old_tip(Status.DONE, 100)
    [line] = [line for line in run("--today", TODAY.isoformat()).splitlines() if line.startswith("done")]
    assert line.split() == ["done", "2", "1"]


def test_a_later_day_is_for_dry_runs_only(db):
    tip = make_tip(CANARY, contact=CANARY)
    later = (timezone.localdate() + timedelta(days=3000)).isoformat()
    with pytest.raises(CommandError, match="needs --dry-run"):
        run("--today", later)
    assert "new                          0         1" in run("--today", later, "--dry-run")
    assert Tip.objects.get() == tip


def at(hour, days=0):
    return timezone.make_aware(datetime(2026, 11, 25, hour, 30)) + timedelta(days=days)


def night_in(days):
    return timezone.localtime().replace(hour=3) + timedelta(days=days)


def tick(night, now, times=10):
    with patch("django.utils.timezone.now", return_value=now):
        for _number in range(times):
            night(now)


def test_the_clock_does_it_at_night_and_once(db, django_assert_num_queries):
    old_tip(Status.DONE, 5000)
    night = Night()
    tick(night, at(1))
    assert Tip.objects.count() == 1
    tick(night, at(2))
    assert Tip.objects.count() == 0
    with django_assert_num_queries(0):
        tick(night, at(3))


def test_nights_that_were_missed_are_caught_up_with(db):
    """The clock stood still for a week: at its first tick by day it does what each night would have done."""
    for days_ago in range(-7, 1):  # one is due on each of those days
        old_tip(Status.DONE, KEPT[Status.DONE].all + days_ago)
    night = Night()
    tick(night, at(3, days=0))
    assert Tip.objects.count() == 7
    tick(night, at(14, days=7))
    assert Tip.objects.count() == 0
    before = dict(all_tables())
    tick(Night(), at(15, days=7))  # a new process does it again
    assert dict(all_tables()) == before


def test_files_that_cannot_be_removed_are_told_once_a_night_and_tried_again(db, monkeypatch, caplog):
    """As where the user of the clock may not change what the public service wrote."""
    tries = []

    def refuse(name):
        tries.append(name)
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(sealed_files, "destroy", refuse)
        orphan = sealed_files.put(b"whose row was never written")
        night = Night()
        tick(night, night_in(days=3))
        assert tries == [orphan]
        assert [record.name for record in caplog.records] == ["tips.nightly"]
    tick(night, night_in(days=4))
    assert files() == []


def test_a_file_that_cannot_be_removed_stops_no_tip_from_going(
    db, monkeypatch, django_capture_on_commit_callbacks
):
    for rule in (Status.DONE, Status.WITHDRAWN):
        old_tip(rule, 5000)

    def refuse(_name):
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(sealed_files, "destroy", refuse)
        with django_capture_on_commit_callbacks(execute=True):
            carry_out(TODAY)
    assert Tip.objects.count() == 0
    assert files()
    tick(Night(), night_in(days=3))
    assert files() == []


def test_the_night_sweeps_files_that_belong_to_no_tip(db):
    tip = make_tip(photos=[Photo(b"clean")])
    orphan = sealed_files.put(b"whose row was never written")
    tick(Night(), night_in(days=3))
    with pytest.raises(FileNotFoundError):
        sealed_files.get(orphan)
    assert sealed_files.get(tip.parts.get(role=PartRole.PHOTO).file)
