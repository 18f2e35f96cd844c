from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from tests.factories import make_tip, make_user
from tips.audit import KEPT, forget_old, record
from tips.models import Action, AuditEntry
from users.roles import Role


@pytest.fixture
def entry(supervisor):
    record(supervisor, Action.OPEN, make_tip(), "")
    return AuditEntry.objects.get()


def rows():
    return list(AuditEntry.objects.order_by("pk").values())


def written_long_ago(age):
    with patch("django.utils.timezone.now", return_value=timezone.now() - age):
        record(None, Action.DELETE, None, "all done")


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: AuditEntry.objects.update(detail=""),
        lambda entry: AuditEntry.objects.all().delete(),
        lambda entry: AuditEntry.objects.filter(pk=entry.pk).delete(),
        lambda entry: AuditEntry.objects.bulk_update([entry], ["detail"]),
        lambda entry: AuditEntry.objects.update_or_create(pk=entry.pk, defaults={"detail": "x"}),
    ],
)
def test_what_is_written_down_is_neither_changed_nor_deleted(entry, change):
    before = rows()
    with pytest.raises(TypeError, match="never"), transaction.atomic():
        change(entry)
    assert rows() == before


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE tips_auditentry SET detail = 'x'",
        "UPDATE tips_auditentry SET username = ''",
        "UPDATE tips_auditentry SET at = CURRENT_TIMESTAMP",
        "UPDATE tips_auditentry SET user_id = (SELECT max(id) FROM users_user)",
        "DELETE FROM tips_auditentry",
    ],
)
def test_the_database_refuses_too(entry, change):
    before = rows()
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(change)
    assert rows() == before


def test_querysets_that_know_nothing_of_it_are_refused_by_the_database(entry):
    for change in (lambda found: found.delete(), lambda found: found.update(reference="")):
        with pytest.raises(IntegrityError, match="never"), transaction.atomic():
            change(QuerySet(AuditEntry))


def test_an_account_that_is_deleted_leaves_its_name_behind(entry, supervisor):
    supervisor.delete()
    entry = AuditEntry.objects.get()
    assert (entry.user, entry.username) == (None, supervisor.username)


def test_entries_of_five_years_ago_are_forgotten_and_no_others(db):
    for age in (KEPT + timedelta(days=2), KEPT - timedelta(days=2), timedelta(0)):
        written_long_ago(age)
    assert forget_old() == 1
    assert AuditEntry.objects.count() == 2
    assert forget_old() == 0


def test_the_audit_knows_the_account_and_the_file_number_by_name(db):
    user, tip = make_user(Role.TIP_HANDLER), make_tip()
    record(user, Action.STATUS, tip, "new reading")
    entry = AuditEntry.objects.get()
    assert (entry.username, entry.reference, entry.detail) == (user.username, tip.reference, "new reading")
