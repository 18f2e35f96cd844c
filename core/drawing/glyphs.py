"""Which characters our fonts can draw, read from the table in the font file itself.

A character without a glyph stops a PDF/UA, and is an empty box on a picture.
"""

import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"


@cache
def drawable_characters():
    """Return the characters that every font in `FONTS` has."""
    return frozenset.intersection(*(_characters_of(file.read_bytes()) for file in FONTS.glob("*.ttf")))


def _characters_of(font):
    """Read the `cmap` of an OpenType font: its subtable for Unicode, which is of format 4."""
    tables = dict(_tables(font))
    start = tables[b"cmap"]
    (count,) = struct.unpack_from(">H", font, start + 2)
    subtables = [struct.unpack_from(">HHL", font, start + 4 + 8 * number) for number in range(count)]
    offset = next(offset for platform, encoding, offset in subtables if (platform, encoding) == (3, 1))
    return frozenset(_format_4(font, start + offset))


def _tables(font):
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        tag, _checksum, offset, _length = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        yield tag, offset


def _format_4(font, at):
    """Yield the characters of the segments; the last one, of 0xFFFF alone, maps nothing."""
    (double,) = struct.unpack_from(">H", font, at + 6)
    segments = f">{double // 2}H"
    ends = struct.unpack_from(segments, font, at + 14)
    starts = struct.unpack_from(segments, font, at + 16 + double)
    for first, last in zip(starts[:-1], ends[:-1], strict=True):
        yield from map(chr, range(first, last + 1))


def to_draw(text):
    """Return `text` in one line, NFC, with nothing in it that the fonts lack.

    What has a plain form (ｆｕｌｌ ｗｉｄｔｈ, 𝗯𝗼𝗹𝗱) takes it; emoji and control characters go.
    """
    drawable = drawable_characters()
    spaced = "".join(" " if char.isspace() else char for char in unicodedata.normalize("NFC", str(text)))
    kept = (char if char in drawable else _plain_form(char, drawable) for char in spaced)
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def _plain_form(char, drawable):
    plain = unicodedata.normalize("NFKC", char)
    return plain if plain != char and drawable.issuperset(plain) else ""
