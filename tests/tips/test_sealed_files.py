"""Sealed photos: whole or not there, for this user or its group, telling no hour, and at no address."""

import os
import re
import stat
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import storages
from django.utils import timezone

from tests.factories import make_user
from tests.signing_in import sign_in
from tests.site.routes import address, every_route
from tips import sealed_files
from users.roles import Role

CANARY = b"chim-hoang-yen-4711"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    location = tmp_path / "sealed"
    sealed = {**settings.STORAGES["sealed"], "OPTIONS": {"location": location}}
    settings.STORAGES = {**settings.STORAGES, "sealed": sealed}
    return location


def files_in(folder):
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


def age(folder, name, days):
    past = (timezone.now() - timedelta(days=days)).timestamp()
    os.utime(folder / name, (past, past))


def test_what_was_put_is_got_until_it_is_destroyed(folder):
    name = sealed_files.put(CANARY)
    assert sealed_files.get(name) == CANARY
    sealed_files.destroy(name)
    sealed_files.destroy(name)
    with pytest.raises(FileNotFoundError):
        sealed_files.get(name)
    assert files_in(folder) == set()


def test_names_are_random_and_spread_over_folders():
    names = {sealed_files.put(CANARY) for _time in range(50)}
    assert len(names) == 50
    assert all(re.fullmatch(r"([0-9a-f]{2})/\1[0-9a-f]{30}", name) for name in names)
    assert len({name[:2] for name in names}) > 10


def modes(*entries):
    return [stat.S_IMODE(entry.stat().st_mode) for entry in entries]


@pytest.fixture
def careful():
    """The umask of the services, which would cut what a group may do."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def test_nobody_else_may_read_them(folder):
    path = folder / sealed_files.put(CANARY)
    entries = (path, sealed_files.turns(), path.parent, folder)
    assert modes(*entries) == [0o600, 0o600, 0o700, 0o700]


@pytest.mark.usefixtures("careful")
def test_a_folder_that_was_made_for_a_group_is_shared_by_its_users(folder):
    """The public service writes what the users of staff and of the clock read and remove."""
    folder.mkdir()
    folder.chmod(0o2770)
    path = folder / sealed_files.put(CANARY)
    assert modes(path, sealed_files.turns(), path.parent, folder) == [0o640, 0o660, 0o2770, 0o2770]


@pytest.fixture
def two_users(folder):
    """`as_user(number, work)` for two users who share only the group of the folder."""
    if os.geteuid():
        pytest.skip("only root can be two users")
    opened = [parent for parent in folder.parents if parent.stat().st_uid == 0 and parent.name]
    before = [(parent, stat.S_IMODE(parent.stat().st_mode)) for parent in opened]
    for parent, mode in before:
        parent.chmod(mode | 0o011)
    folder.mkdir()
    os.chown(folder, 64001, 64000)
    folder.chmod(0o2770)
    groups, group = os.getgroups(), os.getegid()

    def as_user(number, work):
        os.setgroups([64000])
        os.setegid(number)
        os.seteuid(number)
        try:
            return work()
        finally:
            os.seteuid(0)
            os.setegid(group)
            os.setgroups(groups)

    yield as_user
    for parent, mode in before:
        parent.chmod(mode)


@pytest.mark.usefixtures("careful")
def test_what_one_user_of_the_group_wrote_another_reads_and_removes(folder, two_users):
    staff, public = 64001, 64002
    for writer, reader in [(public, staff), (staff, public)]:
        name = two_users(writer, lambda: sealed_files.put(CANARY))
        assert two_users(reader, lambda name=name: sealed_files.get(name)) == CANARY
        two_users(writer, lambda: sealed_files.turns().open("ab").close())
        two_users(reader, lambda: sealed_files.turns().open("ab").close())
        age(folder, name, days=3)
        assert two_users(reader, lambda: sealed_files.sweep(set())) == 1


def test_a_folder_that_cannot_be_changed_does_not_keep_the_others(folder, monkeypatch):
    names = sorted(sealed_files.put(CANARY) for _time in range(20))
    for name in names:
        age(folder, name, days=3)
    stuck, destroy = names[0][:2], sealed_files.destroy

    def refuse(name):
        if name.startswith(stuck):
            raise PermissionError
        destroy(name)

    monkeypatch.setattr(sealed_files, "destroy", refuse)
    with pytest.raises(PermissionError):
        sealed_files.sweep(set())
    assert {name[:2] for name in files_in(folder)} == {stuck}


def test_the_sweeper_leaves_the_file_of_turns(folder):
    turns = sealed_files.turns()
    age(folder, turns.name, days=30)
    assert sealed_files.sweep(set()) == 0
    assert turns.exists()


def test_times_say_the_day_and_no_more(folder):
    path, turns = folder / sealed_files.put(CANARY), sealed_files.turns()
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min)).timestamp()
    assert {entry.stat().st_mtime for entry in (path, turns, path.parent, folder)} == {midnight}
    sealed_files.destroy(sealed_files.put(CANARY))
    assert {entry.stat().st_mtime for entry in (path, *folder.iterdir(), folder)} == {midnight}


def test_a_file_that_could_not_be_written_whole_is_not_there(folder, monkeypatch):
    def full(_descriptor):
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        sealed_files.put(CANARY)
    assert all(Path(name).name.startswith(".") for name in files_in(folder))


def test_the_sweeper_takes_old_orphans_and_nothing_else(folder):
    known, orphan, young = (sealed_files.put(CANARY) for _time in range(3))
    unfinished = orphan.replace("/", "/.")
    (folder / unfinished).write_bytes(CANARY)
    for name in (known, orphan, unfinished):
        age(folder, name, days=3)
    assert sealed_files.sweep({known}) == 2
    assert files_in(folder) == {known, young}


@pytest.mark.parametrize(("days", "swept"), [(1.9, 0), (2.1, 1)])
def test_a_file_whose_time_is_the_start_of_its_day_is_not_taken_early(folder, days, swept):
    age(folder, sealed_files.put(CANARY), days)
    assert sealed_files.sweep(set()) == swept


def test_there_is_nothing_to_sweep_before_the_first_file():
    assert sealed_files.sweep(set()) == 0


def test_a_name_leads_nowhere_else():
    with pytest.raises(SuspiciousFileOperation):
        sealed_files.get("../db.sqlite3")


# No address leads here -----------------------------------------------------------------------------
def test_the_store_lies_in_no_folder_that_is_served():
    store = Path(configured.VAR_DIR / "sealed")
    served = [configured.MEDIA_ROOT, configured.STATIC_ROOT, *configured.STATICFILES_DIRS]
    assert not any(store == Path(root) or Path(root) in store.parents for root in served)
    assert not any(store in Path(root).parents for root in served)


def test_the_storage_knows_no_address():
    with pytest.raises(SuspiciousFileOperation):
        storages["sealed"].url(sealed_files.put(CANARY))


@pytest.mark.parametrize("role", [None, Role.EDITOR, Role.TIP_SUPERVISOR])
def test_no_address_answers_with_a_sealed_file(client, home, role):
    name = sealed_files.put(CANARY)
    if role:
        sign_in(client, make_user(role))
    client.raise_request_exception = False
    paths = [name, f"sealed/{name}", f"../sealed/{name}", f"..%2fsealed%2f{name}", name.split("/")[1]]
    roots = ["/", "/media/", "/static/", "/_uploads/", "/gui-tin/", "/quan-tri/tin-bao/"]
    addresses = {f"{root}{path}" for root in roots for path in paths}
    values = dict.fromkeys(["path", "str", "slug", "name", "filename"], name)
    addresses |= {address(route, values) for route in set(every_route())}
    for url in addresses:
        assert CANARY not in client.get(url).getvalue(), url
    assert len(addresses) > 150
