"""What people send as photos, in good faith and bad: the corpus of tests/media, and what a tip adds to it."""

import io
import struct
import zipfile

from PIL import Image

from tests.media.corpus import (
    ACCEPTED as PICTURES,
)
from tests.media.corpus import (
    CANARY,
    HTML,
    XMP,
    chunk,
    everything_jpeg,
    exif,
    raw_png,
    save,
    segment,
    zipped,
)
from tests.media.corpus import (
    REFUSED as NO_PICTURES,
)

TEN_MB = 10 * 1024 * 1024


def strip(kind="PNG", **options):
    """A chat kept as one long picture."""
    return save(kind, Image.new("L", (300, 20_000), 200), **options)


def large(kind, mode="RGB", **options):
    """The most pixels that are taken, but few bytes."""
    return save(kind, Image.new(mode, (8_000, 6_250), "gray"), **options)


def gif_in_front():
    """Both a GIF with a script in it, to whom looks at the start, and a JPEG behind."""
    return b"GIF89a/*CANARY*/=1;" + HTML + save("JPEG")


def frames(kind, count):
    image = Image.new("1", (8, 8))
    others = [Image.new("1", (8, 8), index % 2) for index in range(1, count)]
    return save(kind, image, save_all=True, append_images=others, duration=20)


def says_it_moves(frames):
    """A PNG that claims to have so many frames, and has one."""
    png = save("PNG")
    return png[:33] + chunk(b"acTL", struct.pack(">II", frames, 0)) + png[33:]


def docx(bomb=b"CANARY"):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("word/document.xml", bomb)
    return file.getvalue()


def fits():
    cards = [b"SIMPLE  = T", b"BITPIX  = 8", b"NAXIS   = 2", b"NAXIS1  = 100000", b"NAXIS2  = 100000", b"END"]
    return b"".join(card.ljust(80) for card in cards).ljust(2880)


def filled_up(size):
    """A photo with a trailer that makes it so large."""
    return (save("JPEG") + CANARY * (size // len(CANARY)))[:size]


def many_scans():
    """A small JPEG of 48 megapixels that has to be gone through some 120,000 times."""
    jpeg = save("JPEG", Image.new("L", (8_000, 6_000), 128), progressive=True)
    last = jpeg[jpeg.rindex(b"\xff\xda") : -2]
    return jpeg[:-2] + last * (9_000_000 // len(last)) + b"\xff\xd9"


# The name of a file decides nothing here: phones send "image", and Zalo sends what it likes.
ACCEPTED = {
    **PICTURES,
    **{case: row[:2] for case, row in NO_PICTURES.items() if row[2] == "name"},
    "PNG of one long line": NO_PICTURES["PNG of one long line"][:2],
    "photo called image": ("image", everything_jpeg),
    "HEIC called image": ("image", lambda: save("HEIF", exif=exif(), xmp=XMP)),
    "photo called HTML": ("a.html", everything_jpeg),
    "name of letters without shape": ("\u202egpj.exe\u200b", everything_jpeg),
    "PNG that says it has more frames than there can be": ("a.png", lambda: says_it_moves(2**32 - 1)),
    "long screenshot": ("a.png", strip),
    "long screenshot as JPEG": ("a.jpg", lambda: strip("JPEG", exif=exif())),
    "JPEG with PHP in a comment": ("a.php.jpg", lambda: segment(0xFE, b"<?php CANARY ?>" + HTML)),
    "JPEG with a DOCX behind": ("a.jpg", lambda: save("JPEG") + docx()),
    "JPEG with an SVG behind": ("a.jpg", lambda: save("JPEG") + NO_PICTURES["SVG"][1]()),
    "PNG with a ZIP behind": ("a.png", lambda: save("PNG") + zipped()),
    "WebP with a ZIP behind": ("a.webp", lambda: save("WEBP") + zipped()),
    "HEIC with a ZIP behind": ("a.heic", lambda: save("HEIF") + zipped()),
    "JPEG of 50 megapixels": ("a.jpg", lambda: large("JPEG")),
    "JPEG of 50 megapixels, turned": ("a.jpg", lambda: large("JPEG", exif=exif(6))),
    "PNG of 50 megapixels": ("a.png", lambda: large("PNG", compress_level=1)),
    "PNG of 50 megapixels with transparency": ("a.png", lambda: large("PNG", "RGBA", compress_level=1)),
    "WebP of 50 megapixels": ("a.webp", lambda: large("WEBP", method=0)),
    "exactly 10 MB": ("a.jpg", lambda: filled_up(TEN_MB)),
}

REFUSED = {
    **{case: row for case, row in NO_PICTURES.items() if row[2] != "file_too_large" and case not in ACCEPTED},
    "11 MB": ("a.jpg", lambda: filled_up(TEN_MB * 11 // 10), "too_big"),
    "10 MB and one byte": ("a.jpg", lambda: filled_up(TEN_MB + 1), "too_big"),
    "PNG of 200 megapixels": ("a.png", lambda: raw_png(20_000, 10_000, 1, 0, bytes(25_000_000)), "pixels"),
    "PNG of 400 megapixels with all its rows": (
        "a.png",
        lambda: raw_png(20_000, 20_000, 1, 0, bytes(50_020_000)),
        "pixels",
    ),
    "PNG of 10,000 frames": ("a.png", lambda: says_it_moves(10_000), "moving"),
    "WebP of 2,000 frames": ("a.webp", lambda: frames("WEBP", 2_000), "moving"),
    "GIF of 2,000 frames": ("a.jpg", lambda: frames("GIF", 2_000), "format"),
    "GIF in front of a JPEG": ("a.jpg", gif_in_front, "format"),
    "HTML in front of a JPEG": ("a.jpg", lambda: HTML + save("JPEG"), "format"),
    "ZIP in front of a JPEG": ("a.jpg", lambda: zipped() + save("JPEG"), "format"),
    "DOCX called JPEG": ("a.jpg", docx, "format"),
    "bomb in a DOCX": ("a.docx", lambda: docx(bytes(50_000_000)), "format"),
    "bomb in a ZIP called PNG": ("a.png", lambda: docx(bytes(50_000_000)), "format"),
    "FITS": ("a.fits", fits, "format"),
    "FITS called JPEG": ("a.jpg", fits, "format"),
    "JPEG 2000 called JPEG": ("a.jpg", lambda: save("JPEG2000"), "format"),
    "PostScript called JPEG": ("a.jpg", lambda: save("EPS"), "format"),
    "PPM called PNG": ("a.png", lambda: save("PPM"), "format"),
    "video called JPEG": ("a.jpg", lambda: b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(400), "format"),
    "one byte": ("a.jpg", lambda: b"\xff", "format"),
    "PNG with damage inside": ("a.png", lambda: save("PNG")[:60] + bytes(20) + save("PNG")[80:], "damaged"),
}
