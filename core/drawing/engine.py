"""The one door to typst: our templates, our fonts, and texts that stay texts."""

import hashlib
import json
from functools import cache
from pathlib import Path
from threading import Lock

import typst
from django.conf import settings

from core.drawing.glyphs import FONTS, to_draw

HERE = Path(__file__).parent
DRAWN_BY = {".typ", ".ttf", ".py"}
TEMPLATES = HERE / "templates"
LONGEST = 1000  # characters of one text: no field of a page that is drawn holds more
WAIT = 5  # seconds for the drawing before this one; each takes a few hundredths
_one_at_a_time = Lock()


class BusyError(Exception):
    """Others are being drawn, and it would take too long to wait."""


class PanicError(Exception):
    """Typst broke off by a fault of its own."""


class DoesNotFitError(Exception):
    """The template says that the texts need more room than there is."""


def draw(template, data, kind, qr="", **options):
    """Return the bytes of `templates/<template>.typ` with `data`, as "png" (72 dots an inch) or "pdf".

    `data` goes in as one JSON text, so that nothing in it is ever read as typst. Each text in it is freed of
    what the fonts lack and cut to `LONGEST`. `qr` is a picture by `core.drawing.qr`. One drawing at a time in
    a process: a flood of requests waits here or gets a BusyError, and never takes all processors.
    DoesNotFitError comes from the template's own `assert`.
    A panic of typst is no `Exception` by itself: it would pass everybody who is ready for a failure.
    """
    inputs = {"data": json.dumps(_cleaned(data), ensure_ascii=False), "qr": qr}
    if not _one_at_a_time.acquire(timeout=WAIT):
        raise BusyError
    try:
        return typst.compile(
            TEMPLATES / f"{template}.typ",
            root=TEMPLATES,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs=inputs,
            format=kind,
            ppi=72 if kind == "png" else None,
            **options,
        )
    except typst.TypstError as error:
        if "does not fit" in error.message:
            raise DoesNotFitError from None
        raise
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # typst gives no name to import it by
            raise PanicError from error
        raise
    finally:
        _one_at_a_time.release()


@cache
def design():
    """Return a text that is another one whenever the same page could be drawn in another way."""
    found = hashlib.sha256(f"{typst.__version__}\0{settings.SITE_URL}".encode())
    for file in sorted(file for file in HERE.rglob("*") if file.suffix in DRAWN_BY):
        found.update(file.read_bytes())
    return found.hexdigest()[:16]


def digest(data):
    """Return the name of what comes out when `data` is drawn: the same for the same, and no other."""
    return hashlib.sha256(json.dumps([design(), data], sort_keys=True).encode()).hexdigest()


@cache
def _fonts():
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _cleaned(value):
    if isinstance(value, dict):
        return {name: _cleaned(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(part) for part in value]
    return to_draw(value)[:LONGEST] if isinstance(value, str) else value
