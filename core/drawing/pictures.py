import io

from PIL import Image

from core.drawing.engine import draw

COLOURS = 24  # flat areas and the edges of letters: more of them are not seen, and cost a half more


def draw_picture(template, data, qr=""):
    """Return a PNG of few colours, small enough for a phone's slow line."""
    drawn = Image.open(io.BytesIO(draw(template, data, "png", qr))).convert("RGB")
    small = io.BytesIO()
    drawn.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        small, "PNG", optimize=True
    )
    return small.getvalue()
