"""What a photo can cost: its own place in the tip, and nothing of the process that serves the site."""

import fcntl
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.media.corpus import save
from tests.stack.processes import descendants, wait_until
from tests.tips.photo_corpus import large, many_scans
from tips import sealed_files
from tips.photo_cleaning import REFUSALS, clean_photos
from tips.photo_opener import PLACES, Limits, PhotoOpener

pytestmark = pytest.mark.any_database

MB = 1024 * 1024


def clean(*files, **limits):
    uploads = [SimpleUploadedFile("image", content) for content in files]
    return [photo.refusal for photo in clean_photos(uploads, limits=Limits(**limits))]


def peak():
    """The most memory that this process has held since `forget_peak`, in bytes."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def forget_peak():
    Path("/proc/self/clear_refs").write_text("5")


@contextmanager
def turn_of_another_process():
    """The turn, as long as the block: a child that is started meanwhile waits."""
    with open(sealed_files.turns(), "ab") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def test_a_photo_that_takes_too_much_memory_costs_itself_alone():
    good = save("JPEG")
    refusals = clean(good, large("PNG", compress_level=1), good, memory=256 * MB)
    assert refusals == [None, REFUSALS["heavy"], None]


def test_a_photo_that_takes_too_long_costs_itself_alone():
    good, slow = save("JPEG"), many_scans()
    refusals = clean(slow, good, slow, good, seconds=1)
    assert refusals == [REFUSALS["heavy"], None, REFUSALS["heavy"], None]


def test_all_photos_of_a_tip_together_have_an_end():
    refusals = clean(*[many_scans()] * 3, patience=1)
    assert refusals == [REFUSALS["busy"]] * 3


def test_the_process_that_serves_the_site_never_holds_the_pixels():
    photos = [large("JPEG"), large("WEBP", method=0), large("PNG", "RGBA", compress_level=1)]
    forget_peak()
    before = peak()
    with ThreadPoolExecutor(PLACES) as threads:
        assert list(threads.map(clean, photos)) == [[None]] * len(photos)
    assert peak() - before < 50 * MB  # the pixels of one of them are 200 MB


def test_photos_wait_for_those_of_other_processes_and_not_for_ever():
    with turn_of_another_process():
        assert clean(save("JPEG"), save("PNG"), patience=0.5) == [REFUSALS["busy"]] * 2
    assert clean(save("JPEG")) == [None]


def test_a_third_tip_with_photos_does_not_wait_and_leaves_the_threads_to_others():
    with ThreadPoolExecutor(3) as threads, ExitStack() as first:
        decoding, waiting = first.enter_context(PhotoOpener(Limits())), PhotoOpener(Limits())
        assert decoding.open(save("JPEG"))[0] == "ok"
        second = threads.submit(opened_and_left, waiting)
        wait_until(lambda: waiting.has_place, "the second to wait")
        third = threads.submit(clean, save("JPEG"), save("PNG"))
        assert third.result(timeout=10) == [REFUSALS["busy"]] * 2
        assert not second.done()
        first.close()
        assert second.result() == "ok"
    assert clean(save("JPEG")) == [None]


def opened_and_left(opener):
    with opener:
        return opener.open(save("JPEG"))[0]


def test_photos_are_opened_where_no_secret_is():
    with ThreadPoolExecutor(1) as threads:
        with turn_of_another_process():
            before = set(descendants(os.getpid()))
            answer = threads.submit(clean, save("JPEG"))
            [child] = wait_until(lambda: set(descendants(os.getpid())) - before, "a child")
            environ, command = Path(f"/proc/{child}/environ"), Path(f"/proc/{child}/cmdline")
            wait_until(lambda: b"tips.photo_child" in command.read_bytes(), "its program")
            assert environ.read_bytes() == b"MALLOC_ARENA_MAX=1\0"
        assert answer.result() == [None]


def test_no_child_is_left_behind():
    before = set(descendants(os.getpid()))
    clean(save("JPEG"), many_scans(), seconds=1)
    assert set(descendants(os.getpid())) == before


def test_nothing_of_a_photo_is_written_down(tmp_path):
    clean(save("JPEG"), b"khong phai hinh", large("JPEG"))
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert [(file.name, file.stat().st_size) for file in files] == [("photos.turn", 0)]
