import io

from PIL import Image

from core.drawing.engine import draw

FLAT = 10  # the colours of areas, kept as they are
EDGES = 16  # those between them at the edges of letters: more are hardly seen, and cost a good deal more


def draw_picture(template, data, qr=""):
    """Return a PNG of few colours, small enough for a phone's slow line."""
    drawn = Image.open(io.BytesIO(draw(template, data, "png", qr))).convert("RGB")
    small = io.BytesIO()
    drawn.quantize(palette=_palette(drawn), dither=Image.Dither.NONE).save(small, "PNG", compress_level=7)
    return small.getvalue()


def _palette(drawn):
    counted = sorted(drawn.getcolors(drawn.width * drawn.height), reverse=True)
    flat = [part for _count, colour in counted[:FLAT] for part in colour]
    edges = drawn.quantize(EDGES, Image.Quantize.MAXCOVERAGE).getpalette()
    palette = Image.new("P", (1, 1))
    palette.putpalette(flat + edges)
    return palette
