"""The numbers in a text: of phones, services and accounts."""

import re

from core.identifiers.accounts import normalise_account
from core.identifiers.found import Found
from core.identifiers.kinds import Kind
from core.identifiers.phones import is_assigned, normalise_phone
from core.phone_numbers import phone_numbers

_LONGEST = 40  # characters; a number with more around it is none
_LETTERS = re.compile(r"[0-9A-Za-z]{0,20}")  # one more than an account may have
_NAME_OF_NUMBER = re.compile(r"(?:stk|tk|sdt|dt|tel|so|acc|zalo|hotline|call)", re.IGNORECASE)
# However it is cut: 028 38 29 76 43, (+84) 0912-345-678. No date with the hour after it, as 09.11.2025 12.
_VIETNAMESE = re.compile(
    r"(?<![0-9])(?![0-9]{1,2}([.\-])[0-9]{1,2}\1[0-9]{4}(?![0-9]))"
    r"(?:\(?(?:\+|00)?84\)?[ .\-]{0,2}\(?0?|\(?0)"
    r"(?:[ .\-()]{0,2}[35789](?:[ .\-()]{0,2}[0-9]){8}|[ .\-()]{0,2}2(?:[ .\-()]{0,2}[0-9]){9})(?![0-9])"
)
_IN_FOURS = re.compile(r"(?<![0-9])[0-9]{4}(?:[ .\-][0-9]{4}){2,3}(?:[ .\-][0-9]{1,3})?(?![0-9])")
# 113, 5656: too short to be a number by themselves, unless they stand alone or are called one.
_SHORT = re.compile(
    r"(?:^[ \t]*|\b(?:gọi|goi|hoặc|hoac|số|so|đài|dai|hotline|call|dial|từ|tới|toi|zalo|sđt|sdt)\b[ :]{1,3})"
    r"(?P<digits>[1-9][0-9]{2,5})(?![\w/%]|[.,][0-9])",
    re.IGNORECASE | re.MULTILINE,
)


def numbers_in(stretch, tries):
    """Yield each number once, in its order, as long as there are `tries` (an iterator) left."""
    spans = [found.span() for found in _VIETNAMESE.finditer(stretch)]
    spans += _apart_from(spans, [found.span() for found in _IN_FOURS.finditer(stretch)])
    spans += _apart_from(spans, [(first, last) for first, last, _shown in phone_numbers(stretch)])
    spans += _apart_from(spans, [found.span("digits") for found in _SHORT.finditer(stretch)])
    seen = set()
    for first, last in sorted(spans):
        written = _with_letters(stretch, first, last) if last - first <= _LONGEST else ""
        if written in seen or not 0 < len(written) <= _LONGEST:
            continue
        if next(tries, None) is None:
            return
        seen.add(written)
        yield from number(written)


def _apart_from(taken, spans):
    places = {place for span in taken for place in range(*span)}
    return [span for span in spans if places.isdisjoint(range(*span))]


def _with_letters(text, first, last):
    """The number with the letters that touch it: part of an account, if they do not only say what it is."""
    after = _LETTERS.match(text, last)[0]
    before = _LETTERS.match(text[max(0, first - 20) : first][::-1])[0][::-1]
    if _NAME_OF_NUMBER.fullmatch(before):
        before = ""
    return before + text[first:last] + after


def number(written):
    """Yield what is written with digits as the phone number and the account that it may be."""
    phone, account = _as_phone(written), as_account(written)
    forms = (*phone, *account) if phone and is_assigned(phone[0][1]) else (*account, *phone)
    if forms:
        zalo = [(Kind.SOCIAL, f"zalo.me/{normal}") for kind, normal in forms if kind == Kind.PHONE]
        yield Found(written, forms, tuple(zalo))


def _as_phone(number):
    try:
        return ((Kind.PHONE, normalise_phone(number)),)
    except ValueError:
        return ()


def as_account(number):
    """Return what is written as the only form of an account, nothing where it is none."""
    try:
        return ((Kind.ACCOUNT, normalise_account(number)),)
    except ValueError:
        return ()
