"""Hands photos to `tips.photo_child`, and outlives whatever a photo does to it."""

import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings

from tips import sealed_files
from tips.photo_child import LENGTH

CODES = ("empty", "format", "damaged", "pixels", "moving", "heavy")
LONGEST_LINE = 32
LARGEST_JPEG = 16 * 1024 * 1024  # 4096 x 4096 pixels of noise make 14
PLACES = 2  # tips of this process whose photos are opened or wait: each holds up a thread of the server
TAKING_PLACES = threading.BoundedSemaphore(PLACES)
ONE_AT_A_TIME = threading.Lock()  # in this process; the children of all processes take turns by a file


@dataclass(frozen=True)
class Limits:
    """What opening photos may take. Fifty megapixels of WebP take 0.9 GB and two seconds."""

    memory: int = 1024**3
    seconds: float = 12  # for one photo
    patience: float = 40  # for all photos of a tip, waiting for others included; nginx gives up after 60


class PhotoOpener:
    """`with PhotoOpener(limits) as opener:` one child for all photos of a tip, started when it is needed.

    A photo that kills the child costs itself; the next one gets a new child.
    """

    def __init__(self, limits):
        self.limits = limits
        self.deadline = time.monotonic() + limits.patience
        self.child = None
        self.has_place = False
        self.has_turn = False

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        self._end()
        if self.has_turn:
            ONE_AT_A_TIME.release()
        if self.has_place:
            TAKING_PLACES.release()

    def open(self, photo):
        """Return "ok" and a JPEG, or the code of a refusal and None."""
        if not self._ready():
            return "busy", None
        with self._watch(self.limits.seconds):
            try:
                return self._ask(photo)
            except (OSError, ValueError):  # it ended: out of memory, out of time, or by the photo's doing
                self._end()
                return "heavy" if self._left else "busy", None

    @property
    def _left(self):
        return max(0, self.deadline - time.monotonic())

    def _ready(self):
        """Whether there is a child, before the end of patience. Without a place it says so at once."""
        self.has_place = self.has_place or TAKING_PLACES.acquire(blocking=False)
        if self.has_place and not self.has_turn:
            self.has_turn = ONE_AT_A_TIME.acquire(timeout=self._left)
        if not self.has_turn or not self._left:
            return False
        if not self.child:
            with suppress(OSError, ValueError):  # the machine has no room for it
                self._start()
        return self.child is not None

    def _start(self):
        child = subprocess.Popen(  # noqa: S603 - nothing of this comes from outside
            [
                *(sys.executable, "-E", "-s", "-m", "tips.photo_child"),
                str(sealed_files.turns()),
                str(self.limits.memory),
                str(int(self.limits.patience) + 1),
                str(settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS),
            ],
            cwd=settings.BASE_DIR,
            env={"MALLOC_ARENA_MAX": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=0,  # what stops the site on a terminal lets it finish
        )
        self.child = child
        try:
            with self._watch(self._left):
                self._answer(("ready",))
        except (OSError, ValueError):
            self._end()
            raise

    def _watch(self, seconds):
        return Watchdog(self.child, min(seconds, self._left))

    def _ask(self, photo):
        self.child.stdin.write(LENGTH.pack(len(photo)))
        self.child.stdin.write(photo)
        self.child.stdin.flush()
        return self._answer(("ok", *CODES))

    def _answer(self, codes):
        """Read one answer. A child that was taken over could say anything: ValueError."""
        code, size = self.child.stdout.readline(LONGEST_LINE).decode().split()
        if code not in codes or not 0 <= int(size) <= LARGEST_JPEG:
            raise ValueError
        jpeg = self.child.stdout.read(int(size))
        if len(jpeg) != int(size):
            raise ValueError
        return code, jpeg or None

    def _end(self):
        if self.child:
            self.child.kill()
            with suppress(OSError):  # what it did not read
                self.child.stdin.close()
            self.child.stdout.close()
            self.child.wait()
            self.child = None


class Watchdog:
    """Kills `child` if the block takes longer than `seconds`."""

    def __init__(self, child, seconds):
        self.timer = threading.Timer(seconds, child.kill)
        self.timer.daemon = True

    def __enter__(self):
        self.timer.start()

    def __exit__(self, *_exception):
        self.timer.cancel()
