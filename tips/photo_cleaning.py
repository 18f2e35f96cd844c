"""What becomes of the photos of a tip: new JPEGs of their pixels alone, or a sentence that says why not."""

from dataclasses import dataclass
from typing import ClassVar

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from tips.photo_opener import Limits, PhotoOpener

MAX_PHOTOS = 5
MAX_BYTES = 10 * 1024 * 1024
LIMITS = Limits()

REFUSALS = {
    "too_many": _("Only 5 photos can go with one tip, and this one came after the fifth."),
    "empty": _("There is nothing in this file. Please choose the photo again."),
    "too_big": _("This photo is larger than 10 MB. Please send a smaller one, or a screenshot of it."),
    "format": _("This is not a photo that we can open. A screenshot of it will do."),
    "damaged": _(
        "This photo is damaged or did not arrive whole. Please choose it again, or send a screenshot of it."
    ),
    "pixels": _(
        "This photo has more than 50 million pixels. Please send a smaller one, or a screenshot of it."
    ),
    "moving": _("This picture moves, and we take only still ones. A screenshot of it will do."),
    "heavy": _("This photo takes too long to open. Please send a smaller one, or a screenshot of it."),
    "busy": _("Many photos are arriving just now, and this one had to wait too long. Please add it again."),
}


@dataclass(frozen=True, repr=False)
class Photo:
    """What became of one upload: `content`, the bytes of a JPEG, or else `refusal`, a sentence to show.

    The upload, and so its name, is for the page that answers; neither is ever stored in clear.
    """

    content_type: ClassVar[str] = "image/jpeg"
    extension: ClassVar[str] = "jpg"

    upload: UploadedFile
    content: bytes | None = None
    refusal: str | None = None


def clean_photos(uploads, room=MAX_PHOTOS, limits=LIMITS):
    """Return a `Photo` for each upload, in order. Whatever is in a file, this returns and never raises.

    `room` is how many photos the tip can still take. It can last as long as `limits.patience` says.
    """
    with PhotoOpener(limits) as opener:
        return [_clean(upload, opener, position < room) for position, upload in enumerate(uploads)]


def _clean(upload, opener, has_room):
    code, content = _refused_unopened(upload, has_room), None
    if not code:
        upload.seek(0)
        code, content = opener.open(upload.read())
    return Photo(upload, content, REFUSALS.get(code))


def _refused_unopened(upload, has_room):
    if not has_room:
        return "too_many"
    if not upload.size:
        return "empty"
    return "too_big" if upload.size > MAX_BYTES else None
