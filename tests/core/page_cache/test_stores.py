"""What is kept is bounded, and what comes back from outside the process is checked."""

import threading

import pytest
from django.utils import timezone

from core.page_cache import flight, store
from core.page_cache.boundaries import next_boundary
from core.page_cache.copies import Copies
from core.page_cache.entry import Entry
from core.page_cache.flight import Flight
from core.page_cache.keys import Asked
from core.page_cache.log import HEAD
from core.page_cache.store import FileStore

pytestmark = pytest.mark.any_database
BODY = "Đừng chuyển tiền. ".encode() * 100


def asked(path="/"):
    return Asked("https", "outreach.example", path, "")


def entry(body=BODY):
    return Entry(200, [("Content-Type", "text/html; charset=utf-8")], body, 1e12)


@pytest.fixture
def files(tmp_path):
    return FileStore(tmp_path)


def test_a_process_keeps_so_many_bytes_and_forgets_what_is_asked_for_least():
    copies = Copies(most_bytes=3 * entry().size)
    for path in ("/1/", "/2/", "/3/"):
        copies.put("word", asked(path), entry())
    copies.get("word", asked("/1/"))
    copies.put("word", asked("/4/"), entry())
    assert [path for path in ("/1/", "/2/", "/3/", "/4/") if copies.get("word", asked(path))] == [
        *("/1/", "/3/", "/4/")
    ]
    assert copies.bytes <= copies.most_bytes


def test_a_process_keeps_nothing_of_another_generation():
    copies = Copies(most_bytes=10**6)
    copies.put("one", asked(), entry())
    copies.put("two", asked("/2/"), entry())
    assert copies.get("one", asked()) is None
    assert copies.bytes == entry().size


def test_an_entry_comes_back_whole(files):
    kept = entry()
    kept.body("br")
    files.put("word", asked(), kept)
    back = files.get("word", asked())
    assert (back.status, back.headers, back.ends_at) == (kept.status, kept.headers, kept.ends_at)
    assert back.bodies == kept.bodies
    assert {back.etag(name) for name in ("identity", "br")} == {
        kept.etag(name) for name in ("identity", "br")
    }


def test_what_one_process_keeps_the_others_find(files):
    other = FileStore(files.pages.parent)
    assert other.get("word", asked()) is None
    for body in (BODY, BODY[:300]):  # the later one counts
        files.put("word", asked(), entry(body))
    files.put("word", asked("/2/"), entry())
    assert [len(other.get("word", asked(path)).body("identity")) for path in ("/", "/2/")] == [300, len(BODY)]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:10],
        lambda data: data.replace(b'{"status"', b'["status"', 1),
        lambda data: data[: HEAD.size] + data[HEAD.size :].replace(b"ti", b"TI"),
        lambda data: data[: HEAD.size] + b"\x80\x04K\x01.\n".ljust(len(data) - HEAD.size),
        lambda data: b"",
        lambda data: b"\xff" * 200,
    ],
)
def test_what_is_not_whole_is_none(files, spoil):
    files.put("word", asked(), entry())
    file = files.pages / "word"
    file.write_bytes(spoil(file.read_bytes()))
    assert files.get("word", asked()) is None


def test_old_generations_are_removed_and_the_rest_is_bounded(files, monkeypatch):
    monkeypatch.setattr(FileStore, "MOST_BYTES", 3 * len(entry().to_bytes()))
    other = FileStore(files.pages.parent)
    files.put("old", asked(), entry())
    for number in range(10):
        (files, other)[number % 2].put("new", asked(f"/{number}/"), entry())
    assert [file.name for file in files.pages.iterdir()] == ["new"]
    assert (files.pages / "new").stat().st_size < 4 * len(entry().to_bytes())
    assert files.get("new", asked("/9/"))


def test_two_releases_at_once_do_not_take_away_from_one_another_for_long(files):
    other = FileStore(files.pages.parent)
    for _time in range(2):
        files.put("word-of-one", asked(), entry())
        other.put("word-of-another", asked(), entry())
    assert files.get("word-of-one", asked())
    assert other.get("word-of-another", asked())


def test_a_folder_that_cannot_be_written_fails_nobody(tmp_path):
    (tmp_path / "cache").write_text("a file is in the way")
    files = FileStore(tmp_path / "cache")
    files.put("word", asked(), entry())
    with files.turn("word", asked()) as mine:
        assert not mine
    assert files.get("word", asked()) is None


def test_nobody_waits_for_ever(files, monkeypatch):
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    monkeypatch.setattr(flight, "PATIENCE", 0.05)
    with files.turn("word", asked()) as mine, FileStore(files.pages.parent).turn("word", asked()) as another:
        assert (mine, another) == (True, False)
    one, seen = Flight(), []
    with one.leading("key") as leads:
        assert leads

        def follow():
            with one.leading("key") as follows:
                seen.append(follows)

        thread = threading.Thread(target=follow)
        thread.start()
        thread.join()
    assert seen == [False]


def test_the_next_hour_is_asked_for_once_a_generation(db, django_assert_num_queries):
    now = timezone.now()
    with django_assert_num_queries(6):
        moment = next_boundary("a word of its own", now)
    with django_assert_num_queries(0):
        assert next_boundary("a word of its own", now) == moment
