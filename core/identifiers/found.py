"""Whatever somebody pastes: the numbers, links, accounts and handles in it."""

import re
from dataclasses import dataclass
from itertools import islice

from core.defang import addresses, defang
from core.identifiers import links, social
from core.identifiers.accounts import normalise_account
from core.identifiers.apps import FEW, normalise_app
from core.identifiers.kinds import Kind
from core.identifiers.normal import normalise
from core.identifiers.phones import is_assigned, normalise_phone
from core.identifiers.plain import fanged, plain
from core.phone_numbers import phone_numbers

MOST = 50  # things in one text
LONGEST = 20_000  # characters that are read; some ten pages
_TRIED = 500  # words with a dot or an @ that are looked at more closely
_SHOWN = 120  # characters of one thing

_PARTS = re.compile(r"[,;|\"'<>“”()*]+|(?<=.)(?=https?:[/\\])", re.IGNORECASE)
_HANDLE = re.compile(r"@[A-Za-z0-9_.]{3,30}")
_AFTER = ".,;:!?…)]}"
# "đi.Ba": a sentence that begins without a space, rather than a link to Bosnia.
_NEW_SENTENCE = re.compile(r"[^/]*\.(?!Vn|Com|Net|Org)[A-Z][a-z]+")
_WORD_AROUND = re.compile(r"[0-9A-Za-z]*")
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


@dataclass(frozen=True)
class Found:
    """Something that was found: as it was written, and in the normal forms that it may be recorded in.

    `forms` is what it is, as (kind, normal form), likeliest first: a phone number can be an account as well.
    `alike` is enough for a warning, and never for saying that something is official.
    """

    value: str
    forms: tuple
    alike: tuple = ()

    @property
    def kind(self):
        return self.forms[0][0]

    @property
    def normal(self):
        return self.forms[0][1]

    @property
    def kind_label(self):
        return Kind(self.kind).label

    @property
    def shown(self):
        return shown(self.value)

    @property
    def known_as(self):
        """All that it may be recorded as: a link also as the host and the path above it."""
        return _with_covering(self.forms)

    @property
    def suspected_as(self):
        return [*self.known_as, *_with_covering(self.alike)]

    @property
    def hosts(self):
        """Hosts of the links that it is, or that it writes to."""
        normals = [normal for kind, normal in (*self.forms, *self.alike) if kind == Kind.LINK]
        return list(dict.fromkeys(re.split("[/?]", normal)[0].rpartition("@")[2] for normal in normals))

    @property
    def domains(self):
        """Domains that one owner has with all below them."""
        return [domain for host in self.hosts if (domain := links.domain_of(host))]


def shown(value):
    """Return `value` with nothing in it to click or to call, cut where it is very long."""
    return "".join(piece.shown for piece in defang(value[:_SHOWN])) + "…" * (len(value) > _SHOWN)


def read_as(kind, value):
    """Return `value` as a Found of that `kind`; ValueError with a sentence if it is none."""
    return Found(value, ((Kind(kind), normalise(kind, value)),))


def app_named(text):
    """Return a short text as the name of an app, or None."""
    name = plain(text[:LONGEST]).strip()
    if not name or "\n" in name or len(name) > _SHOWN or len(name.split()) > FEW:
        return None
    try:
        form = (Kind.APP, normalise_app(name))
    except ValueError:
        return None
    return Found(name, (form,), _as_account(name))


def found_in(text):
    """Return what is found in `text`, each once, in its order, at most MOST.

    Takes time that grows with the length of the text only.
    """
    readable = fanged(plain(text[:LONGEST]))[:LONGEST]
    found = {}
    for each in _whole(readable) or _candidates(readable):
        found.setdefault(each.forms[0], each)
        if len(found) == MOST:
            break
    return list(found.values())


def _whole(text):
    """The text as one number, if it is nothing else: then it may be short, and needs no words around it."""
    number = text.strip()
    return [*_number(number)] if re.fullmatch(r"\+?[0-9][0-9 .()\-]{2,30}", number) else []


def _candidates(text):
    place = 0
    for start, end in [*islice(addresses(text), _TRIED), (len(text), len(text))]:
        yield from _numbers(text, place, start)
        yield from list(_in_word(text[start:end])) or _numbers(text, start, end)
        place = end


def _in_word(word):
    for piece in _PARTS.split(word):
        part = piece.rstrip(_AFTER)
        if _HANDLE.fullmatch(part):
            yield _handle(part)
        elif "." in part and not _NEW_SENTENCE.fullmatch(part):
            # "đây:evil.example": what stands before the colon may be no part of it.
            yield from _as_link(part) or _as_link(part.partition(":")[2])


def _as_link(part):
    try:
        return [_link(part, links.parse(part[: links.LONGEST * 4]))]
    except ValueError:
        return []


def _handle(part):
    name = social.normalise_social(part)
    return Found(
        part, ((Kind.SOCIAL, name),), tuple((Kind.SOCIAL, each) for each in social.accounts_named(name))
    )


def _link(part, link):
    forms, alike = [(Kind.LINK, link.normal)], []
    if account := social.account_of(link):
        forms.insert(0, (Kind.SOCIAL, account))
        if handle := social.handle_of(account):
            alike.append((Kind.SOCIAL, handle))
        alike += [(Kind.PHONE, name) for name in [account.partition("/")[2]] if name.startswith("+84")]
    if link.is_mail:
        alike.append((Kind.LINK, link.host))
    return Found(part, tuple(forms), tuple(alike))


def _numbers(text, start, end):
    stretch = text[start:end]
    spans = [found.span() for found in _VIETNAMESE.finditer(stretch)]
    spans += _apart_from(spans, [found.span() for found in _IN_FOURS.finditer(stretch)])
    spans += _apart_from(spans, [(first, last) for first, last, _shown in phone_numbers(stretch)])
    spans += _apart_from(spans, [found.span("digits") for found in _SHORT.finditer(stretch)])
    numbers = (_with_letters(stretch, first, last) for first, last in sorted(spans))
    for number in dict.fromkeys(numbers):
        yield from _number(number)


def _apart_from(taken, spans):
    places = {place for span in taken for place in range(*span)}
    return [span for span in spans if places.isdisjoint(range(*span))]


def _with_letters(text, first, last):
    """The number with the letters that touch it: part of an account, if they do not only say what it is."""
    after = _WORD_AROUND.match(text, last)[0]
    before = _WORD_AROUND.match(text[max(0, first - 20) : first][::-1])[0][::-1]
    if _NAME_OF_NUMBER.fullmatch(before):
        before = ""
    return before + text[first:last] + after


def _number(number):
    phone, account = _as_phone(number), _as_account(number)
    forms = (*phone, *account) if phone and is_assigned(phone[0][1]) else (*account, *phone)
    if forms:
        zalo = [(Kind.SOCIAL, f"zalo.me/{normal}") for kind, normal in forms if kind == Kind.PHONE]
        yield Found(number, forms, tuple(zalo))


def _as_phone(number):
    try:
        return ((Kind.PHONE, normalise_phone(number)),)
    except ValueError:
        return ()


def _as_account(number):
    try:
        return ((Kind.ACCOUNT, normalise_account(number)),)
    except ValueError:
        return ()


def _with_covering(forms):
    everything = []
    for kind, normal in forms:
        covering = links.covering(normal) if kind == Kind.LINK else [normal]
        everything += [(kind, form) for form in covering]
    return list(dict.fromkeys(everything))
