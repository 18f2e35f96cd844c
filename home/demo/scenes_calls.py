"""Scams that come as a call, a message, an app or a knock at the door."""

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
    SKIN,
    SOFT_BLUE,
    SOFT_GREEN,
    SOFT_RED,
    WARM,
    Canvas,
    mix,
)


def phone_call():
    c = m.scene("red")
    s = m.phone(c, 800, 470, 720, GREEN)
    c.circle(s.cx, s.y + 240, 124, mix(GREEN, PAPER, 0.85))
    m.stranger(c, s.cx, s.y + 340, 112)
    m.bars(c, s.cx - 90, s.y + 400, 180, (1, 0.6), SOFT_GREEN)
    for way, fill in ((-1, RED), (1, mix(GREEN, PAPER, 0.4))):
        c.circle(s.cx + way * 82, s.y + 590, 52, fill)
        m.handset(c, s.cx + way * 82, s.y + 590, 30, PAPER, 180 if way < 0 else 45)
        m.waves(c, 800 + way * 130, 400, SOFT_RED, way, 110)
    m.octagon(c, 1190, 200, 84)
    return c


def fake_app():
    c = m.scene("red", (700, 460, 380))
    s = m.phone(c, 640, 480, 700)
    fills = (SOFT_GREEN, SOFT_BLUE, WARM, SOFT_BLUE, WARM, SOFT_GREEN)
    for spot, fill in enumerate((*fills, *fills[:5])):
        m.tile(c, s.x + 68 + spot % 3 * 90, s.y + 120 + spot // 3 * 110, 70, fill)
    c.box(s.x + 213, s.y + 415, 70, 70, GREY, 17)
    m.card(c, 960, 440, 240, 240, RED, 58)
    m.shield(c, 1080, 556, 74, mix(RED, INK, 0.35))
    c.line([(850, 510), (930, 530)], 8, SOFT_RED)
    m.hook(c, 1126, 470, 50)
    return c


def video_call():
    c = m.scene("red")
    m.shadow(c, 760, 800, 480, "red")
    c.box(380, 160, 760, 540, INK, 34)
    c.box(404, 184, 712, 492, mix(BLUE, INK, 0.35), 16)
    c.box(300, 700, 920, 44, mix(INK, PAPER, 0.2), 22)
    m.stranger(c, 700, 676, 210)
    c.box(916, 204, 180, 200, mix(PAPER, BLUE, 0.12), 16)
    m.person(c, 1006, 404, 84, BLUE, style="long")
    m.card(c, 1130, 420, 230, 310)
    m.bars(c, 1164, 464, 160, (1, 0.8, 1, 0.6), GREY)
    c.ring(1276, 650, 46, 10, RED)
    m.star(c, 1276, 650, 24, RED)
    return c


def hospital_call():
    c = m.scene("amber")
    m.floor(c, 760, "amber")
    c.box(330, 260, 480, 500, PAPER, 12)
    c.box(430, 180, 280, 120, PAPER, 12)
    c.box(548, 204, 44, 116, BLUE, 6)
    c.box(512, 240, 116, 44, BLUE, 6)
    for row in range(2):
        for column in range(4):
            c.box(374 + column * 108, 380 + row * 120, 68, 76, SOFT_BLUE, 8)
    c.box(520, 630, 100, 130, mix(BLUE, INK, 0.2), 8)
    m.person(c, 1060, 760, 200, RED, style="long")
    c.line([(1200, 700), (1230, 600), (1160, 500)], 56, mix(RED, INK, 0.15))
    c.circle(1156, 490, 34, SKIN)
    c.box(1120, 400, 44, 110, INK, 14)
    m.waves(c, 1160, 440, RED, 1, 60)
    return c


def relative_video():
    c = m.scene("blue")
    s = m.phone(c, 800, 470, 740, mix(PAPER, BLUE, 0.2))
    m.person(c, s.cx, s.y + 560, 184, GREEN, style="long")
    c.box(s.x, s.y + 560, s.w, s.h - 560, INK, 32, (False, False, True, True))
    c.circle(s.cx, s.y + 632, 44, RED)
    m.handset(c, s.cx, s.y + 632, 26, PAPER, 180)
    _pixels(c, s.cx, s.y + 176, 26)
    m.bubble(c, 1040, 240, 250, 150, PAPER)
    m.coin(c, 1110, 315, 40)
    m.bars(c, 1166, 292, 90, (1, 0.6), SOFT_BLUE)
    m.triangle(c, 480, 300, 90)
    return c


def _pixels(c, x, y, step):
    """Squares over the right half of a face: the half the machine made."""
    rows = ("11100", "11110", "01110", "11110", "10110", "11110", "11100", "01000")
    fills = (BLUE, mix(BLUE, SKIN, 0.6), mix(SKIN, PAPER, 0.4), mix(BLUE, PAPER, 0.5))
    for row, marks in enumerate(rows):
        for column, mark in enumerate(marks):
            if mark == "1":
                fill = fills[(row * 3 + column * 5) % 4]
                c.box(x + column * step, y + row * step, step - 3, step - 3, fill, 4)


def bank_sms():
    c = m.scene("amber", (820, 450, 370))
    s = m.phone(c, 680, 470, 700)
    c.box(s.x, s.y, s.w, 110, GREEN, 32, (True, True, False, False))
    c.circle(s.x + 60, s.y + 70, 26, PAPER)
    m.bars(c, s.x + 104, s.y + 62, 130, (1,), SOFT_GREEN)
    for row in range(2):
        m.bubble(c, s.x + 20, s.y + 140 + row * 130, 210, 84, GREY)
        m.bars(c, s.x + 44, s.y + 162 + row * 130, 160, (1, 0.6), PAPER, 12, 26)
    m.bubble(c, s.x + 20, s.y + 410, 270, 160, RED)
    m.bars(c, s.x + 48, s.y + 440, 214, (1, 0.8), SOFT_RED, 14, 32)
    c.box(s.x + 48, s.y + 516, 190, 20, PAPER, 10)
    _bank_card(c, 1110, 520)
    m.triangle(c, 1190, 260, 80)
    return c


def _bank_card(c, cx, cy):
    layer = Canvas(None, 400, 260)
    m.card(layer, 10, 10, 370, 230, BLUE, 28)
    layer.box(10, 50, 370, 44, INK)
    layer.box(44, 130, 70, 54, GOLD, 12)
    m.bars(layer, 150, 140, 190, (1, 0.6), SOFT_BLUE)
    c.paste(layer, cx, cy, 10)


def power_cut():
    c = m.scene("blue", (720, 430, 370))
    for turn in range(200, 341, 35):
        near, far = m.around(700, 400, 262, turn), m.around(700, 400, 320, turn)
        c.line([near, far], 16, GOLD)
    c.circle(700, 400, 200, WARM)
    c.polygon([(551, 533), (849, 533), (780, 650), (620, 650)], WARM)
    c.line([(650, 640), (630, 440), (700, 500), (770, 440), (750, 640)], 12, AMBER)
    for row, w in enumerate((170, 170, 130)):
        c.box(700 - w / 2, 650 + row * 46, w, 38, INK, 16)
    c.circle(1110, 560, 150, RED)
    c.circle(1110, 560, 122, PAPER)
    c.line([(1110, 560), (1110, 476)], 16, INK)
    c.line([(1110, 560), (1166, 596)], 16, INK)
    for turn in range(0, 360, 90):
        c.circle(*m.around(1110, 560, 104, turn), 8, INK)
    c.box(1082, 386, 56, 36, RED, 10)
    return c


def door_seller():
    c = m.scene("green", (840, 430, 380))
    m.floor(c, 780, "green")
    c.box(390, 130, 360, 650, mix(AMBER, INK, 0.25), 10)
    c.box(416, 156, 308, 624, AMBER, 6)
    for y in (200, 480):
        c.box(456, y, 228, 230, mix(AMBER, WARM, 0.16), 10)
    c.circle(694, 470, 18, GOLD)
    c.circle(570, 180, 12, INK)
    m.stranger(c, 980, 780, 260)
    _extinguisher(c, 1240, 780)
    return c


def _extinguisher(c, cx, base):
    c.box(cx - 58, base - 270, 116, 270, RED, 50)
    c.box(cx - 58, base - 60, 116, 60, RED, 12)
    c.box(cx - 22, base - 316, 44, 60, INK, 8)
    c.line([(cx - 10, base - 320), (cx + 70, base - 340)], 18, INK)
    c.line([(cx - 30, base - 300), (cx - 96, base - 250), (cx - 92, base - 120)], 16, INK)
    c.box(cx - 36, base - 190, 72, 90, PAPER, 10)
