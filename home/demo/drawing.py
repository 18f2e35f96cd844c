"""A small canvas: flat shapes in logical pixels, drawn large and scaled down."""

from io import BytesIO
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import NamedTuple

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 900
SCALE = 2
COLOURS = 96

GREEN = "#0d4f3c"
TINT = "#e8f1ec"
PAPER = "#fbfaf7"
RED = "#a3121b"
AMBER = "#8a5200"
BLUE = "#1b5684"
INK = "#16211d"
WARM = "#f4d9a8"


def mix(first: str, second: str, share: float) -> str:
    """The colour that is `share` of the way from the first to the second."""
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


SKIN = mix(WARM, AMBER, 0.22)
GREY = mix(PAPER, INK, 0.14)
SOFT_GREEN = mix(PAPER, GREEN, 0.3)
SOFT_RED = mix(PAPER, RED, 0.3)
SOFT_BLUE = mix(PAPER, BLUE, 0.3)
GOLD = mix(WARM, AMBER, 0.35)


class Rect(NamedTuple):
    x: float
    y: float
    w: float
    h: float

    @property
    def cx(self) -> float:
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        return self.y + self.h / 2


class Canvas:
    def __init__(self, background: str | None, width=WIDTH, height=HEIGHT):
        size = (width * SCALE, height * SCALE)
        self.image = Image.new("RGBA", size, background or (0, 0, 0, 0))
        self.pen = ImageDraw.Draw(self.image)

    def box(self, x, y, w, h, fill, radius=0, corners=(True,) * 4):
        area = [x * SCALE, y * SCALE, (x + w) * SCALE - 1, (y + h) * SCALE - 1]
        reach = min(radius, w / 2, h / 2) * SCALE
        self.pen.rounded_rectangle(area, reach, fill=fill, corners=corners)

    def oval(self, cx, cy, rx, ry, fill):
        self.pen.ellipse(_area(cx, cy, rx, ry), fill=fill)

    def circle(self, cx, cy, r, fill):
        self.oval(cx, cy, r, r, fill)

    def ring(self, cx, cy, r, width, fill):
        self.pen.ellipse(_area(cx, cy, r, r), outline=fill, width=round(width * SCALE))

    def pie(self, cx, cy, rx, ry, start, end, fill):
        self.pen.pieslice(_area(cx, cy, rx, ry), start, end, fill=fill)

    def arc(self, cx, cy, r, start, end, width, fill):
        steps = max(8, int(abs(end - start) / 4))
        turns = [start + (end - start) * i / steps for i in range(steps + 1)]
        self.line([around(cx, cy, r, turn) for turn in turns], width, fill)

    def polygon(self, points, fill):
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def line(self, points, width, fill):
        """A line with round ends and round corners."""
        for start, end in pairwise(points):
            self._stroke(start, end, width, fill)
        for x, y in points:
            self.circle(x, y, width / 2, fill)

    def _stroke(self, start, end, width, fill):
        (x1, y1), (x2, y2) = start, end
        length = hypot(x2 - x1, y2 - y1) or 1
        dx, dy = (y1 - y2) / length * width / 2, (x2 - x1) / length * width / 2
        corners = [(x1 + dx, y1 + dy), (x2 + dx, y2 + dy)]
        self.polygon([*corners, (x2 - dx, y2 - dy), (x1 - dx, y1 - dy)], fill)

    def paste(self, layer: "Canvas", cx, cy, turn=0):
        """Lay another canvas on this one, centred, turned anticlockwise."""
        image = layer.image.rotate(turn, Image.Resampling.BICUBIC, expand=True)
        corner = (
            round(cx * SCALE - image.width / 2),
            round(cy * SCALE - image.height / 2),
        )
        self.image.alpha_composite(image, corner)

    def png(self) -> bytes:
        small = self.image.convert("RGB")
        small = small.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        flat = small.quantize(COLOURS, dither=Image.Dither.NONE)
        out = BytesIO()
        flat.save(out, "PNG", optimize=True)
        return out.getvalue()


def around(cx, cy, r, degrees):
    """The point at this angle on a circle, clockwise from the right."""
    angle = degrees * pi / 180
    return cx + r * cos(angle), cy + r * sin(angle)


def _area(cx, cy, rx, ry):
    sides = (cx - rx, cy - ry, cx + rx, cy + ry)
    return [side * SCALE for side in sides]
