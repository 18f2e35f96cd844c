"""The things the pictures are made of. Each draws itself at a place."""

from .drawing import (
    AMBER,
    BLUE,
    GOLD,
    GREEN,
    GREY,
    INK,
    PAPER,
    RED,
    SKIN,
    SOFT_GREEN,
    TINT,
    WARM,
    Canvas,
    Rect,
    around,
    mix,
)

GROUNDS = {
    "green": (TINT, mix(TINT, GREEN, 0.12)),
    "red": (mix(PAPER, RED, 0.06), mix(PAPER, RED, 0.15)),
    "amber": (mix(PAPER, WARM, 0.4), mix(PAPER, WARM, 0.95)),
    "blue": (mix(PAPER, BLUE, 0.08), mix(PAPER, BLUE, 0.19)),
}


def scene(tone: str, sun=(800, 440, 370)) -> Canvas:
    """A plain ground with one large disc that the subject stands before."""
    ground, disc = GROUNDS[tone]
    canvas = Canvas(ground)
    canvas.circle(*sun, disc)
    return canvas


def shadow(c, cx, y, rx, tone="green"):
    c.oval(cx, y, rx, 16, mix(GROUNDS[tone][1], INK, 0.14))


def floor(c, y, tone):
    c.box(0, y, 1600, 900 - y, mix(GROUNDS[tone][1], INK, 0.1))


def bars(c, x, y, w, shares, fill, thick=16, gap=36):
    """Lines of writing, without the writing."""
    for row, share in enumerate(shares):
        c.box(x, y + row * gap, w * share, thick, fill, thick / 2)


def phone(c, cx, cy, h=660, screen=PAPER) -> Rect:
    w = h * 0.5
    x, y = cx - w / 2, cy - h / 2
    c.box(x + 12, y + 14, w, h, mix(SOFT_GREEN, INK, 0.25), 46)
    c.box(x, y, w, h, INK, 46)
    inside = Rect(x + 16, y + 16, w - 32, h - 32)
    c.box(*inside, screen, 32)
    c.box(cx - 42, y + 30, 84, 14, INK, 7)
    return inside


def bubble(c, x, y, w, h, fill, tail="left"):
    c.box(x, y, w, h, fill, min(36, h / 2))
    side = {"left": (x + 44, -1), "right": (x + w - 44, 1)}.get(tail)
    if side:
        at, way = side
        foot = y + h - 2
        c.polygon([(at - 22, foot), (at + 22, foot), (at + way * 34, foot + 36)], fill)


def octagon(c, cx, cy, r, fill=RED):
    """The sign of an urgent warning: eight sides and a mark."""
    c.polygon([around(cx, cy, r, 22.5 + 45 * i) for i in range(8)], fill)
    c.box(cx - r * 0.11, cy - r * 0.52, r * 0.22, r * 0.62, PAPER, r * 0.11)
    c.circle(cx, cy + r * 0.42, r * 0.14, PAPER)


def triangle(c, cx, cy, r, fill=AMBER):
    corners = [(cx, cy - r * 0.8), (cx + r * 0.9, cy + r * 0.7)]
    corners += [(cx - r * 0.9, cy + r * 0.7)]
    c.polygon(corners, fill)
    c.line([*corners, corners[0]], r * 0.24, fill)
    c.box(cx - r * 0.1, cy - r * 0.4, r * 0.2, r * 0.58, PAPER, r * 0.1)
    c.circle(cx, cy + r * 0.48, r * 0.13, PAPER)


def tick(c, cx, cy, r, fill=PAPER):
    points = [(cx - r * 0.5, cy), (cx - r * 0.12, cy + r * 0.4), (cx + r * 0.55, cy - r * 0.4)]
    c.line(points, r * 0.24, fill)


def cross(c, cx, cy, r, fill=PAPER):
    reach = r * 0.42
    for way in (1, -1):
        ends = [(cx - reach, cy - way * reach), (cx + reach, cy + way * reach)]
        c.line(ends, r * 0.22, fill)


def shield(c, cx, cy, r, fill=GREEN):
    def outline(s):
        curve = [
            (cx + s * 0.86, cy + s * 0.05),
            (cx + s * 0.76, cy + s * 0.42),
            (cx + s * 0.5, cy + s * 0.76),
            (cx, cy + s * 1.08),
        ]
        mirror = [(2 * cx - x, y) for x, y in reversed(curve[:-1])]
        top = [(cx - s * 0.86, cy - s * 0.72), (cx, cy - s), (cx + s * 0.86, cy - s * 0.72)]
        return [*top, *curve, *mirror]

    c.polygon(outline(r), fill)
    c.line([*outline(r), outline(r)[0]], r * 0.08, fill)
    tick(c, cx, cy, r * 0.72)


def person(c, cx, base, s, shirt, hair=INK, style="short"):
    """Head and shoulders; `base` is where the body ends, `s` the head's height."""
    top = base - s * 2.05
    head = top + s * 0.55
    if style == "long":
        c.box(cx - s * 0.5, top + s * 0.1, s, s * 1.25, hair, s * 0.46)
    if style == "bun":
        c.circle(cx, top - s * 0.02, s * 0.2, hair)
    _torso(c, cx, base, s, shirt)
    c.box(cx - s * 0.17, head + s * 0.2, s * 0.34, s * 0.42, mix(SKIN, AMBER, 0.22), s * 0.16)
    c.oval(cx, head, s * 0.4, s * 0.48, SKIN)
    _hair(c, cx, head, s, hair)
    for way in (-1, 1):
        c.circle(cx + way * s * 0.15, head + s * 0.05, s * 0.035, INK)
    c.arc(cx, head + s * 0.16, s * 0.1, 20, 160, s * 0.035, mix(SKIN, RED, 0.6))


def _torso(c, cx, base, s, fill):
    c.box(cx - s * 0.9, base - s * 0.95, s * 1.8, s * 0.95, fill, s * 0.52, (True, True, False, False))


def _hair(c, cx, head, s, hair):
    c.pie(cx, head - s * 0.06, s * 0.44, s * 0.48, 180, 360, hair)
    for left in (-0.44, 0.34):
        c.box(cx + s * left, head - s * 0.08, s * 0.1, s * 0.2, hair, s * 0.05)


def stranger(c, cx, base, s, fill=INK):
    """A faceless figure in a cap: somebody who only claims to be an officer."""
    head = base - s * 1.5
    _torso(c, cx, base, s, fill)
    c.polygon([(cx - s * 0.2, base - s * 0.95), (cx + s * 0.2, base - s * 0.95), (cx, base - s * 0.6)], PAPER)
    c.polygon([(cx - s * 0.08, base - s * 0.9), (cx + s * 0.08, base - s * 0.9), (cx, base - s * 0.4)], RED)
    c.oval(cx, head, s * 0.4, s * 0.48, mix(GREY, INK, 0.35))
    c.box(cx - s * 0.4, head - s * 0.12, s * 0.8, s * 0.2, INK, s * 0.1)
    for way in (-1, 1):
        c.oval(cx + way * s * 0.16, head - s * 0.01, s * 0.07, s * 0.045, PAPER)
    cap(c, cx, head - s * 0.3, s, mix(fill, GREEN, 0.5))


def cap(c, cx, y, s, fill):
    crown = [(cx - s * 0.6, y - s * 0.28), (cx, y - s * 0.46), (cx + s * 0.6, y - s * 0.28)]
    c.polygon([*crown, (cx + s * 0.42, y), (cx - s * 0.42, y)], fill)
    c.line([*crown], s * 0.1, fill)
    c.box(cx - s * 0.44, y - s * 0.06, s * 0.88, s * 0.13, INK, s * 0.05)
    c.circle(cx, y - s * 0.2, s * 0.09, GOLD)


def coin(c, cx, cy, r):
    c.circle(cx + r * 0.08, cy + r * 0.1, r, AMBER)
    c.circle(cx, cy, r, GOLD)
    c.ring(cx, cy, r * 0.74, r * 0.1, WARM)
    c.box(cx - r * 0.1, cy - r * 0.4, r * 0.2, r * 0.8, WARM, r * 0.1)


def stack(c, cx, base, count, w=120):
    for level in range(count):
        y = base - 30 - level * 32
        c.box(cx - w / 2, y, w, 28, AMBER, 14)
        c.box(cx - w / 2, y - 4, w, 26, GOLD, 13)


def hook(c, x, bottom, r=46, fill=INK):
    """A fishing line from above that ends in a hook."""
    c.line([(x, 0), (x, bottom - r)], 6, mix(fill, PAPER, 0.3))
    c.ring(x, bottom - r * 2.3, 14, 6, fill)
    c.line([(x, bottom - r * 2), (x, bottom - r)], 14, fill)
    c.arc(x - r, bottom - r, r, 0, 200, 14, fill)
    tip = around(x - r, bottom - r, r, 200)
    c.polygon([(tip[0] - 18, tip[1] + 14), (tip[0] + 26, tip[1] + 18), (tip[0] + 2, tip[1] - 26)], fill)


def tile(c, cx, cy, size, fill):
    c.box(cx - size / 2, cy - size / 2, size, size, fill, size * 0.24)


def card(c, x, y, w, h, fill=PAPER, radius=24):
    c.box(x + 10, y + 12, w, h, mix(SOFT_GREEN, INK, 0.18), radius)
    c.box(x, y, w, h, fill, radius)


QR_ROWS = ("10110", "01101", "11010", "00111", "10011")


def qr(c, x, y, size, ink=INK):
    """Looks like a square code and holds nothing."""
    step = size / 19
    for left, top in ((0, 0), (12, 0), (0, 12)):
        px, py = x + left * step, y + top * step
        c.box(px, py, step * 7, step * 7, ink, step)
        c.box(px + step, py + step, step * 5, step * 5, PAPER, step * 0.6)
        c.box(px + step * 2, py + step * 2, step * 3, step * 3, ink, step * 0.4)
    for row in range(19):
        for column in range(19):
            if not _in_finder(row, column) and QR_ROWS[(row * 3) % 5][(column + row // 2) % 5] == "1":
                c.box(x + column * step, y + row * step, step, step, ink)


def _in_finder(row, column):
    return (row < 8 and (column < 8 or column > 10)) or (row > 10 and column < 8)


def heart(c, cx, cy, r, fill=RED):
    for way in (-1, 1):
        c.circle(cx + way * r * 0.48, cy - r * 0.25, r * 0.54, fill)
    c.polygon([(cx - r * 0.97, cy - 0.02 * r), (cx + r * 0.97, cy - 0.02 * r), (cx, cy + r)], fill)


def star(c, cx, cy, r, fill=GOLD):
    spokes = [around(cx, cy, r if i % 2 == 0 else r * 0.42, -90 + 36 * i) for i in range(10)]
    c.polygon(spokes, fill)


def pin(c, cx, tip, r, fill=RED):
    head = tip - r * 1.7
    c.polygon([(cx - r * 0.9, head + r * 0.42), (cx + r * 0.9, head + r * 0.42), (cx, tip)], fill)
    c.circle(cx, head, r, fill)
    c.circle(cx, head, r * 0.42, PAPER)


def tree(c, cx, base, h, fill=GREEN):
    c.box(cx - h * 0.04, base - h * 0.4, h * 0.08, h * 0.4, AMBER)
    c.oval(cx, base - h * 0.62, h * 0.28, h * 0.38, fill)
    c.oval(cx + h * 0.08, base - h * 0.68, h * 0.14, h * 0.22, mix(fill, TINT, 0.15))


def handset(c, cx, cy, r, fill=PAPER, turn=135):
    layer = Canvas(None, round(r * 4), round(r * 4))
    middle = r * 2
    layer.arc(middle, middle + r * 0.75, r, 215, 325, r * 0.34, fill)
    for way in (-1, 1):
        layer.box(middle + way * r * 0.78 - r * 0.3, middle, r * 0.6, r * 0.46, fill, r * 0.16)
    c.paste(layer, cx, cy, turn)


def waves(c, cx, cy, fill, way=1, start=90, count=3):
    middle = 0 if way > 0 else 180
    for ring in range(count):
        c.arc(cx, cy, start + ring * 46, middle - 32, middle + 32, 14, fill)
