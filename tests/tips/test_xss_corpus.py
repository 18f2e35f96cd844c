import re
from html import unescape
from html.parser import HTMLParser

from core.defang import defang
from tests.tips.reading import Reading, as_lines, only_own_elements
from tests.tips.xss_payloads import PAYLOADS


def test_there_are_enough_payloads_and_each_would_open_a_dialog():
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 250
    dialog = re.compile(
        r"alert|confirm|prompt|trela|al'\+'ert|ale'\+'rt|u0061lert|\\u006|base64|atob", re.IGNORECASE
    )
    assert [payload for payload in PAYLOADS if not dialog.search(unescape(payload))] == []


def test_no_payload_becomes_markup():
    for payload in PAYLOADS:
        assert only_own_elements(Reading(payload)), payload


def test_every_payload_is_read_as_it_is_shown_and_copied_as_it_was_written():
    for payload in PAYLOADS:
        pieces, reading = defang(payload), Reading(payload)
        assert "".join(piece.original for piece in pieces) == payload
        assert reading.shown == as_lines("".join(piece.shown for piece in pieces)), payload
        copies = [piece.original for piece in pieces if piece.risky]
        altered = any(piece.altered for piece in pieces)
        assert reading.copies == [*copies, *([payload] if altered else [])]


def test_no_template_expression_is_worked_out():
    for payload in PAYLOADS:
        assert "1787569" not in Reading(payload).shown


def test_unguarded_the_payloads_do_become_markup():
    """The corpus would be worth nothing if its markup were none."""
    found = set()
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.update([tag, *(name for name, _value in attrs)])
    for payload in PAYLOADS:
        parser.reset()
        parser.feed(payload)
    assert {
        "script",
        "img",
        "svg",
        "math",
        "iframe",
        "base",
        "meta",
        "form",
        "style",
        "onerror",
        "srcdoc",
    } <= found
