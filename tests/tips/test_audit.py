import logging
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_tip, make_user
from tests.signing_in import sign_in
from tests.site.routes import address, every_route
from tips.audit import KEPT, forget_old, record, record_each
from tips.models import Action, AuditEntry
from tips.views.audit_words import detail_in_words
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


AUDIT = "tips_audit"


def shown(response):
    return [entry.detail for entry in response.context["object_list"]]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.TIP_SUPERVISOR])
def test_nobody_but_a_supervisor_reads_it(entry, login, role):
    client = login(make_user(role))
    for name in (AUDIT, "tips_audit_results"):
        assert client.get(reverse(name)).status_code == 302


def test_it_tells_when_who_what_and_which(entry, login, supervisor):
    record(None, Action.DELETE, make_tip(), "all done")
    page = login(supervisor).get(reverse(AUDIT)).content.decode()
    for text in (entry.reference, supervisor.username, "mở tin", "Trang web tự làm", "toàn bộ tin: Đã xử lý"):
        assert text in page, text
    assert timezone.localtime(entry.at).strftime("%d/%m/%Y %H:%M:%S") in page


def test_reading_it_is_written_down_too(entry, login, supervisor):
    login(supervisor).get(reverse(AUDIT))
    assert AuditEntry.objects.filter(action=Action.LIST, detail="audit", user=supervisor).count() == 1


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"username": "ai-do"}, {"one"}),
        ({"action": "status"}, {"two"}),
        ({"reference": "abcd2345"}, {"two"}),
        ({"at_from": "2020-01-01", "at_to": "2020-12-31"}, {"three"}),
        ({"action": "status", "username": "ai-do"}, set()),
        ({"action": "delete", "export": "csv"}, {"three"}),
    ],
)
def test_it_is_filtered_by_account_deed_file_number_and_day(login, supervisor, query, expected):
    record(make_user(Role.TIP_HANDLER, username="ai-do"), Action.OPEN, None, "one")
    record(None, Action.STATUS, make_tip(reference="ABCD2345"), "two")
    with patch("django.utils.timezone.now", return_value=timezone.make_aware(datetime(2020, 12, 31, 23, 59))):
        record(None, Action.DELETE, None, "three")
    assert set(shown(login(supervisor).get(reverse(AUDIT), query))) == expected


def test_a_long_audit_comes_in_pages_at_a_constant_number_of_queries(login, supervisor):
    record_each(supervisor, Action.OPEN, [f"{number:08}" for number in range(30)])
    client = login(supervisor)
    client.get(reverse(AUDIT))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse(AUDIT))
    record_each(supervisor, Action.OPEN, [f"{number:08}" for number in range(500)])
    with CaptureQueriesContext(connection) as many:
        response = client.get(reverse(AUDIT))
    assert len(many) == len(few)
    assert len(shown(response)) == 50
    assert shown(client.get(reverse(AUDIT), {"p": "2", "export": "xlsx"})) != []


@pytest.mark.parametrize("role", [None, *Role], ids=lambda role: role.name if role else "nobody")
def test_no_address_changes_or_deletes_an_entry(client, entry, home, role):
    client.raise_request_exception = False
    if role:
        sign_in(client, make_user(role))
    values = {
        **{"uuid": entry.pk, "object_id": entry.pk, "pk": entry.pk, "int": entry.pk, "action": "delete"},
        "content_type_id": ContentType.objects.get_for_model(AuditEntry).pk,
        **{"app_label": "tips", "model_name": "auditentry"},
    }
    before = without_account(rows())
    logging.disable(logging.CRITICAL)
    for route in set(every_route()):
        client.post(address(route, values), {"id": entry.pk, "detail": "x", "action": "delete"})
    logging.disable(logging.NOTSET)
    assert without_account(rows())[: len(before)] == before


def without_account(entries):
    """A manager may delete an account: its name stays."""
    return [{**entry, "user_id": None} for entry in entries]


def test_codes_that_nobody_knows_stay_as_they_are():
    assert detail_in_words("csv 12 words status=done ward=26560") == (
        "csv 12 kèm nội dung · Trạng thái: Đã xử lý xong · Phường, xã: 26560"
    )
    assert detail_in_words("new → can-bo-1") == "Mới → can-bo-1"
    assert detail_in_words("") == ""
