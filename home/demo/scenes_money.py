"""Scams that promise money, goods or fame."""

from . import motifs as m
from .drawing import (
    AMBER,
    BLUE,
    GOLD,
    GREEN,
    GREY,
    INK,
    PAPER,
    RED,
    SOFT_BLUE,
    SOFT_GREEN,
    SOFT_RED,
    TINT,
    WARM,
    Canvas,
    mix,
)


def job_task():
    c = m.scene("amber", (760, 440, 370))
    s = m.phone(c, 560, 470, 680)
    for row in range(3):
        y = s.y + 90 + row * 120
        c.box(s.x + 24, y, s.w - 48, 96, TINT, 20)
        c.circle(s.x + 72, y + 48, 28, GREEN)
        m.tick(c, s.x + 72, y + 48, 26)
        m.bars(c, s.x + 120, y + 28, 130, (1, 0.6), SOFT_GREEN, 14, 28)
    c.box(s.x + 24, s.y + 470, s.w - 48, 110, RED, 24)
    m.heart(c, s.cx, s.y + 522, 34, PAPER)
    c.oval(1060, 720, 250, 66, mix(WARM, INK, 0.35))
    c.oval(1060, 732, 216, 50, INK)
    for x, y, r in ((900, 250, 46), (1000, 380, 56), (1070, 540, 66), (1040, 700, 56)):
        m.coin(c, x, y, r)
    c.box(800, 732, 520, 60, mix(PAPER, WARM, 0.4))
    c.pie(1060, 720, 250, 66, 0, 180, mix(WARM, INK, 0.35))
    c.pie(1060, 716, 222, 46, 0, 180, INK)
    return c


def investment():
    c = m.scene("amber")
    m.card(c, 420, 190, 700, 500, PAPER, 34)
    for row in range(4):
        c.box(470, 270 + row * 100, 600, 4, GREY)
    rise = [(480, 580), (570, 520), (650, 540), (740, 420), (820, 440), (900, 280)]
    c.line(rise, 18, GREEN)
    c.line([(900, 280), (950, 400), (985, 380), (1060, 640)], 18, RED)
    c.polygon([(1024, 628), (1098, 610), (1082, 696)], RED)
    for x, y, fill in ((250, 250, SOFT_GREEN), (230, 400, WARM), (270, 550, SOFT_BLUE)):
        m.bubble(c, x, y, 220, 100, fill, "right")
        m.bars(c, x + 36, y + 32, 150, (1, 0.6), PAPER, 14, 26)
    for spot, count in enumerate((5, 3, 1)):
        m.stack(c, 1160 + spot * 110, 760, count, 96)
    return c


def recovery():
    c = m.scene("amber", (800, 400, 350))
    c.box(0, 640, 1600, 260, mix(BLUE, PAPER, 0.35))
    for x in range(40, 1600, 160):
        c.pie(x, 640, 80, 26, 180, 360, mix(BLUE, PAPER, 0.35))
    m.hook(c, 848, 330, 48)
    c.circle(800, 480, 190, RED)
    for turn in (20, 110, 200, 290):
        c.pie(800, 480, 190, 190, turn, turn + 40, PAPER)
    c.circle(800, 480, 92, m.GROUNDS["amber"][1])
    c.ring(800, 480, 96, 8, mix(RED, INK, 0.3))
    for x, y, r in ((560, 720, 40), (690, 800, 32), (960, 770, 44), (1080, 700, 34)):
        m.coin(c, x, y, r)
    return c


def tax():
    c = m.scene("blue")
    m.card(c, 440, 170, 420, 570)
    c.box(490, 230, 150, 26, BLUE, 13)
    m.bars(c, 490, 300, 320, (1, 0.8, 1, 0.7, 0.9), GREY, 18, 46)
    c.line([(560, 690), (700, 580)], 18, AMBER)
    for x, y in ((575, 595), (685, 675)):
        c.ring(x, y, 30, 16, AMBER)
    s = m.phone(c, 1030, 500, 560)
    c.circle(s.cx, s.y + 230, 86, RED)
    c.line([(s.cx, s.y + 184), (s.cx, s.y + 268)], 22, PAPER)
    c.line([(s.cx - 38, s.y + 236), (s.cx, s.y + 274), (s.cx + 38, s.y + 236)], 22, PAPER)
    c.box(s.x + 40, s.y + 380, s.w - 80, 20, GREY, 10)
    c.box(s.x + 40, s.y + 380, 90, 20, RED, 10)
    m.triangle(c, 1230, 250, 74)
    return c


def loan():
    c = m.scene("blue")
    spots = ((420, 240), (360, 480), (430, 710), (1180, 240), (1240, 480), (1170, 710))
    for x, y in spots:
        c.line([(800, 470), (x, y)], 8, SOFT_RED)
    for spot, (x, y) in enumerate(spots):
        c.circle(x, y, 88, PAPER)
        shirt = (GREEN, BLUE, AMBER)[spot % 3]
        m.person(c, x, y + 66, 66, shirt, style=("short", "long", "bun")[spot // 2])
    s = m.phone(c, 800, 470, 660)
    m.coin(c, s.cx, s.y + 210, 92)
    m.bars(c, s.x + 60, s.y + 350, s.w - 120, (1, 0.7), SOFT_GREEN)
    c.box(s.x + 40, s.y + 470, s.w - 80, 84, RED, 42)
    m.cross(c, s.cx, s.y + 512, 46)
    return c


def qr_sticker():
    c = m.scene("green")
    m.shadow(c, 800, 800, 330)
    c.polygon([(620, 790), (980, 790), (930, 730), (670, 730)], GREEN)
    m.card(c, 560, 110, 480, 640, GREEN, 34)
    c.box(592, 142, 416, 90, TINT, 20)
    c.box(592, 250, 416, 416, PAPER, 20)
    m.qr(c, 632, 290, 336, GREEN)
    layer = Canvas(None, 460, 460)
    m.card(layer, 20, 20, 400, 400, PAPER, 16)
    m.qr(layer, 60, 60, 320, RED)
    layer.polygon([(420, 310), (420, 420), (310, 420)], m.GROUNDS["green"][1])
    layer.polygon([(420, 310), (330, 330), (310, 420)], mix(PAPER, INK, 0.25))
    c.paste(layer, 960, 500, -11)
    m.triangle(c, 500, 230, 74)
    return c


def parcel():
    c = m.scene("amber", (720, 450, 370))
    m.shadow(c, 700, 760, 380, "amber")
    c.box(420, 380, 560, 380, mix(GOLD, AMBER, 0.1), 14)
    c.polygon([(420, 380), (500, 290), (900, 290), (980, 380)], mix(GOLD, WARM, 0.5))
    c.polygon([(650, 380), (670, 290), (730, 290), (750, 380)], WARM)
    c.box(650, 380, 100, 130, WARM)
    c.box(770, 600, 170, 120, PAPER, 10)
    m.bars(c, 792, 622, 126, (1, 0.7, 0.9), GREY, 12, 30)
    m.pin(c, 520, 690, 40, GREEN)
    m.bubble(c, 1010, 190, 330, 190, PAPER)
    for x in (1110, 1190):
        c.box(x - 62, 252, 124, 66, BLUE, 33)
        c.box(x - 40, 272, 80, 26, PAPER, 13)
    c.box(1120, 277, 60, 16, BLUE, 8)
    m.octagon(c, 1330, 200, 62)
    return c


def child_model():
    c = m.scene("blue")
    m.floor(c, 760, "blue")
    c.polygon([(760, 0), (900, 0), (1160, 760), (560, 760)], mix(WARM, PAPER, 0.45))
    c.oval(860, 764, 300, 40, WARM)
    m.person(c, 860, 760, 190, RED, style="bun")
    for leg in (330, 430, 530):
        c.line([(430, 480), (leg, 780)], 14, INK)
    c.box(300, 330, 260, 180, INK, 24)
    c.box(370, 292, 110, 60, INK, 16)
    c.box(548, 372, 60, 96, mix(INK, PAPER, 0.3), 12)
    c.circle(430, 420, 62, mix(INK, PAPER, 0.3))
    c.circle(430, 420, 40, SOFT_BLUE)
    for x, y, r in ((1080, 240, 44), (1180, 380, 34), (660, 230, 30)):
        m.star(c, x, y, r)
    for x, count in ((1210, 4), (1320, 2)):
        m.stack(c, x, 770, count, 96)
    return c
