"""Pictures for the campaign, its news and the guides."""

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
    TINT,
    WARM,
    mix,
)

SILVER = mix(PAPER, INK, 0.35)
SHIRTS = (GREEN, BLUE, AMBER, mix(GREEN, PAPER, 0.4), RED, mix(BLUE, PAPER, 0.35))


def ceremony():
    c = m.scene("green", (800, 380, 360))
    m.floor(c, 660, "green")
    m.card(c, 470, 110, 740, 400, GREEN, 24)
    for spot in range(6):
        x, y = 500 + spot % 3 * 232, 140 + spot // 3 * 176
        c.box(x, y, 216, 160, mix(PAPER, BLUE, 0.14), 14)
        m.person(c, x + 108, y + 160, 64, SHIRTS[spot], style=("short", "long")[spot % 2])
    c.box(160, 640, 1280, 40, mix(AMBER, WARM, 0.3), 8)
    m.person(c, 290, 640, 138, GREEN)
    c.polygon([(196, 510), (384, 510), (364, 640), (216, 640)], AMBER)
    c.box(182, 496, 216, 26, mix(AMBER, INK, 0.3), 10)
    for seat in range(7):
        _back(c, 170 + seat * 210, 920, 110, (INK, mix(INK, PAPER, 0.2))[seat % 2])
    return c


def _back(c, cx, base, s, hair):
    """Somebody in the audience, seen from behind."""
    c.box(cx - s * 0.8, base - s * 0.9, s * 1.6, s, mix(GREEN, INK, 0.3), s * 0.5)
    c.oval(cx, base - s * 1.15, s * 0.42, s * 0.48, hair)


def sos_app():
    c = m.scene("green")
    s = m.phone(c, 800, 470, 720)
    for r, fill in ((142, mix(PAPER, RED, 0.12)), (108, SOFT_RED), (76, RED)):
        c.circle(s.cx, s.y + 260, r, fill)
    m.handset(c, s.cx, s.y + 262, 38, PAPER, 45)
    for spot, fill in enumerate((GREEN, BLUE, AMBER)):
        m.tile(c, s.x + 66 + spot * 98, s.y + 500, 78, fill)
    m.pin(c, s.x + 66, s.y + 524, 16, PAPER)
    c.box(s.x + 142, s.y + 480, 46, 40, PAPER, 8)
    c.circle(s.x + 165, s.y + 500, 12, BLUE)
    m.star(c, s.x + 262, s.y + 500, 24, PAPER)
    c.box(s.x + 34, s.y + 580, s.w - 68, 60, TINT, 24)
    m.shield(c, 1170, 560, 92)
    m.pin(c, 440, 430, 62)
    m.shadow(c, 440, 440, 54)
    return c


def three_in_one():
    c = m.scene("green", (800, 450, 0))
    spots = ((420, BLUE), (800, GREEN), (1180, AMBER))
    c.line([(420, 450), (1180, 450)], 24, mix(TINT, GREEN, 0.25))
    for x, fill in spots:
        c.circle(x, 450, 172, PAPER)
        c.circle(x, 450, 150, fill)
    m.bubble(c, 340, 380, 160, 104, PAPER)
    for dot in range(3):
        c.circle(384 + dot * 36, 432, 11, BLUE)
    c.polygon([(730, 430), (780, 430), (870, 376), (870, 534), (780, 480), (730, 480)], PAPER)
    c.line([(762, 480), (778, 540)], 26, PAPER)
    m.waves(c, 870, 455, PAPER, 1, 34, 1)
    m.heart(c, 1180, 444, 74, PAPER)
    for x, _ in spots:
        m.shadow(c, x, 690, 120)
    return c


def door_visit():
    c = m.scene("amber", (980, 440, 370))
    m.floor(c, 780, "amber")
    c.box(260, 110, 400, 670, mix(PAPER, GREEN, 0.12), 8)
    c.box(310, 170, 300, 610, mix(GREEN, INK, 0.35), 6)
    c.polygon([(310, 170), (400, 220), (400, 830), (310, 780)], GREEN)
    c.circle(380, 510, 13, GOLD)
    m.person(c, 508, 780, 180, RED, SILVER, "bun")
    m.person(c, 1180, 780, 180, AMBER, style="long")
    m.person(c, 1020, 780, 190, BLUE)
    m.person(c, 840, 780, 200, GREEN)
    m.cap(c, 840, 430, 170, mix(GREEN, INK, 0.3))
    m.bubble(c, 900, 150, 270, 150, PAPER)
    m.heart(c, 1035, 220, 42)
    m.tree(c, 1420, 784, 420)
    return c


def gift_visit():
    c = m.scene("amber")
    m.floor(c, 760, "amber")
    c.box(480, 340, 640, 420, PAPER, 8)
    c.polygon([(420, 350), (800, 130), (1180, 350)], mix(RED, AMBER, 0.35))
    c.box(740, 400, 120, 110, SOFT_BLUE, 8)
    m.tree(c, 300, 764, 400)
    m.person(c, 560, 760, 170, GREEN)
    m.person(c, 1040, 760, 160, BLUE, SILVER, "bun")
    m.person(c, 1210, 760, 120, AMBER)
    c.box(700, 600, 200, 160, RED, 10)
    c.box(684, 570, 232, 54, mix(RED, INK, 0.15), 10)
    c.box(782, 570, 36, 190, WARM)
    for way in (-1, 1):
        c.line([(800, 570), (800 + way * 56, 520), (800 + way * 70, 562), (800, 570)], 14, WARM)
    return c


def gathering():
    c = m.scene("green", (800, 420, 360))
    m.floor(c, 780, "green")
    hair = (INK, SILVER, mix(AMBER, INK, 0.5))
    for spot in range(5):
        style = ("long", "short", "bun")[spot % 3]
        m.person(c, 400 + spot * 200, 780, 190, SHIRTS[(spot + 3) % 6], hair[spot % 3], style)
    for spot in range(4):
        style = ("short", "bun", "short", "long")[spot]
        m.person(c, 470 + spot * 220, 780, 176, SHIRTS[spot], hair[(spot + 1) % 3], style)
    for x, fill in ((500, PAPER), (720, PAPER), (940, PAPER)):
        m.bubble(c, x, 130, 180, 110, fill)
    m.heart(c, 590, 182, 30)
    m.shield(c, 810, 182, 34)
    m.star(c, 1030, 184, 38, GOLD)
    return c


def ward_office():
    c = m.scene("green")
    m.floor(c, 760, "green")
    c.box(420, 330, 760, 430, mix(WARM, PAPER, 0.45), 6)
    c.box(390, 290, 820, 54, GREEN, 10)
    c.box(640, 190, 320, 110, GREEN, 12)
    m.star(c, 800, 246, 42, WARM)
    for spot in range(4):
        x = (470, 570, 930, 1030)[spot]
        for y in (400, 570):
            c.box(x, y, 76, 110, SOFT_BLUE, 8)
    for x in (660, 910):
        c.box(x, 400, 30, 360, PAPER)
    c.box(716, 520, 168, 240, mix(BLUE, INK, 0.2), 8)
    c.box(797, 520, 6, 240, SOFT_BLUE)
    c.box(620, 744, 360, 34, GREY, 6)
    m.tree(c, 290, 764, 440)
    m.tree(c, 1340, 764, 360)
    return c


def mediation():
    c = m.scene("green", (800, 420, 370))
    m.floor(c, 780, "green")
    m.person(c, 800, 700, 180, GREEN, SILVER)
    m.person(c, 450, 740, 200, BLUE)
    m.person(c, 1150, 740, 200, AMBER, style="long")
    c.box(300, 660, 1000, 56, mix(AMBER, WARM, 0.35), 18)
    for x in (380, 1180):
        c.box(x, 716, 40, 140, mix(AMBER, INK, 0.15))
    for x in (620, 980):
        c.box(x - 26, 616, 52, 46, PAPER, 10)
        c.ring(x + 30, 636, 18, 8, PAPER)
    m.bubble(c, 380, 130, 250, 130, SOFT_BLUE)
    m.bars(c, 420, 168, 170, (1, 0.6), PAPER)
    m.bubble(c, 970, 130, 250, 130, GOLD, "right")
    m.bars(c, 1010, 168, 170, (1, 0.6), PAPER)
    m.heart(c, 800, 210, 46, GREEN)
    return c


def family_talk():
    c = m.scene("blue")
    m.floor(c, 780, "blue")
    c.box(380, 440, 840, 300, BLUE, 60)
    m.person(c, 630, 700, 200, GREEN, mix(SILVER, INK, 0.3), "bun")
    m.person(c, 960, 700, 186, AMBER)
    c.line([(760, 650), (850, 590)], 54, mix(GREEN, INK, 0.12))
    c.circle(858, 586, 30, SKIN)
    c.box(340, 640, 920, 130, mix(BLUE, INK, 0.2), 50)
    for x in (420, 1150):
        c.box(x, 760, 36, 50, INK, 8)
    c.line([(1370, 810), (1370, 380)], 16, INK)
    c.polygon([(1310, 260), (1430, 260), (1480, 400), (1260, 400)], WARM)
    c.oval(1370, 812, 90, 18, INK)
    m.bubble(c, 660, 90, 260, 140, PAPER)
    m.heart(c, 790, 154, 38)
    return c


def id_app():
    c = m.scene("green")
    s = m.phone(c, 660, 470, 700)
    c.box(s.x + 24, s.y + 110, s.w - 48, 190, BLUE, 24)
    c.box(s.x + 46, s.y + 138, 92, 118, mix(PAPER, BLUE, 0.15), 12)
    m.person(c, s.x + 92, s.y + 256, 50, GREEN)
    m.bars(c, s.x + 158, s.y + 146, 116, (1, 0.7, 0.9), SOFT_BLUE, 14, 34)
    for row in range(3):
        y = s.y + 340 + row * 96
        c.box(s.x + 24, y, s.w - 48, 76, TINT, 20)
        m.tile(c, s.x + 70, y + 38, 44, (GREEN, BLUE, AMBER)[row])
        m.bars(c, s.x + 112, y + 30, 150, (1,), SOFT_GREEN)
    m.shield(c, 1070, 450, 170)
    return c


def report_call():
    c = m.scene("green")
    s = m.phone(c, 560, 470, 680)
    m.bubble(c, s.x + 24, s.y + 110, 250, 150, SOFT_RED)
    m.bars(c, s.x + 52, s.y + 146, 190, (1, 0.8), PAPER)
    m.bubble(c, s.x + 24, s.y + 330, 210, 90, GREY)
    m.bars(c, s.x + 52, s.y + 362, 150, (1,), PAPER)
    c.box(s.x + 34, s.y + 520, s.w - 68, 84, GREEN, 42)
    m.tick(c, s.cx, s.y + 562, 44)
    for turn in range(4):
        c.circle(790 + turn * 56, 500 - turn * 30, 9, mix(TINT, GREEN, 0.5))
    wing = [(980, 400), (1250, 230), (1150, 520), (1090, 440)]
    c.polygon(wing, GREEN)
    c.polygon([(1090, 440), (1250, 230), (1084, 540)], mix(GREEN, INK, 0.4))
    c.polygon([(980, 400), (1250, 230), (1060, 424)], mix(GREEN, PAPER, 0.25))
    return c


def check_phone():
    c = m.scene("blue")
    s = m.phone(c, 720, 470, 720)
    fills = (GREEN, BLUE, RED, AMBER, GREEN)
    for row, fill in enumerate(fills):
        y = s.y + 90 + row * 112
        c.box(s.x + 22, y, s.w - 44, 92, mix(PAPER, fill, 0.1), 20)
        m.tile(c, s.x + 72, y + 46, 56, fill)
        m.bars(c, s.x + 120, y + 38, 90, (1,), GREY)
        on = fill != RED
        c.box(s.x + 232, y + 30, 62, 32, GREEN if on else GREY, 16)
        c.circle(s.x + (278 if on else 248), y + 46, 12, PAPER)
    _magnifier(c, s.x + 80, s.y + 360)
    return c


def _magnifier(c, cx, cy):
    c.line([(cx - 96, cy + 96), (cx - 210, cy + 210)], 44, INK)
    c.circle(cx, cy, 142, INK)
    c.circle(cx, cy, 118, PAPER)
    m.tile(c, cx, cy, 120, RED)
    m.cross(c, cx, cy, 66)
