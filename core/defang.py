"""What strangers sent, shown so that no browser, telephone or office program makes a link of it.

Words are taken one by one, as they stand between spaces: one that holds an address loses every sign that
makes it one, and nothing outside of it is touched. So what was shown once is shown the same again.
"""

import re
import unicodedata
from dataclasses import dataclass

from core.invisible import MARKER, reveal
from core.phone_numbers import phone_numbers, without_calls

_DOTS, _ATS, _COLONS = ".。．｡․﹒", "@＠﹫", ":：﹕"
_PLAIN = {char: f"[{chars[0]}]" for chars in (_DOTS, _ATS, _COLONS) for char in chars}

SCHEMES = (
    "https? javascript vbscript data blob file ftps? sftp about view-source chrome jar wss? tel telprompt "
    "callto sms smsto mms mmsto mailto sips? skype facetime facetime-audio im xmpp geo maps market intent "
    "android-app itms itms-apps itms-services itms-appss magnet bitcoin ethereum zalo zalopay momo viber "
    "whatsapp tg telegram fb fb-messenger weixin wechat alipays line grab vnpay steam ldaps? ssh git "
    "search-ms ms-word ms-excel ms-powerpoint ms-settings ms-msdt app-settings prefs"
).replace(" ", "|")
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"

_ADDRESS = re.compile(
    rf"""
      \[[.@:]\] | hxxps?://                                  # somebody has defanged it already
    | \S@\S | @\w                                            # mail, user names
    | \w:[/\\]{{2}} | (?<![a-z0-9])(?:{SCHEMES}):\S | www\.\S
    | {_OCTET}(?:\.{_OCTET}){{3}}                             # whatever digits stand around it
    | (?:\w|[^\x00-\x7f])\.(?!hcm\b)                         # a bare name; TP.HCM is the city
      (?:[a-z]{{2,}}|xn--[a-z0-9-]+|[^\W\x00-\u024f\u1e00-\u1eff]{{2,}})(?!\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LIVE = re.compile(rf"\[[.@:]\]|h(?:tt|xx)p(s?)://|[{_DOTS}](?=\S)|[{_ATS}]|[{_COLONS}](?=\S)", re.IGNORECASE)
_SIGN = re.compile(r"[.@:]\S|[。⟨]")  # one is in whatever _ADDRESS finds, and in what hides it
_WORD = re.compile(r"\S+")
_DIGIT_OR_MARKER = re.compile(r"\d|⟨")
_AROUND = "\"'“”‘’«»()<>{}"
_AFTER = _AROUND + ".,;:!?…"

_HOST = re.compile(rf"[-\w{_DOTS}\u0080-\U0010ffff]+")
_LABEL = re.compile(r"[-\w\u0080-\U0010ffff]+")
_LONGEST_LABEL = 63  # letters, a rule of the DNS
_PUNYCODE = "xn--"


@dataclass(frozen=True)
class Piece:
    """A part of a text: what to show of it, and what it was. `risky`: an address or a number."""

    shown: str
    original: str
    risky: bool = False

    @property
    def altered(self):
        return self.shown != self.original


def defang(text):
    """Return `text` as pieces whose originals, joined, are exactly `text`.

    Each address, mail address and number is a piece of its own, and so is each invisible character.
    Takes time that grows with the length of the text only.
    """
    visible, origin = reveal(text)
    return [
        Piece(shown, text[origin[start] : origin[end]], risky)
        for start, end, shown, risky in _parts(visible)
        if start < end
    ]


def inert(text):
    """Return `text` as one text, with nothing in it that a program makes a link or a call of."""
    visible, _origin = reveal(text)
    return "".join(shown for _start, _end, shown, _risky in _parts(visible))


def _parts(visible):
    """Return (start, end, shown, risky) of all there is, in order."""
    parts, place = [], 0
    for start, end, shown, risky in _spans(visible):
        parts += [(place, start, visible[place:start], False), (start, end, shown, risky)]
        place = end
    return [*parts, (place, len(visible), visible[place:], False)]


def _spans(visible):
    """Yield (start, end, shown, risky) of all that is not plain text, in order."""
    place = 0
    for start, end in [*addresses(visible), (len(visible), len(visible))]:
        yield from _numbers_and_markers(visible, place, start)
        if start < end:
            yield start, end, _shown(visible[start:end]), True
        place = end


def addresses(visible):
    """Yield (start, end) of each word in a text without invisible characters that holds an address."""
    if not _SIGN.search(visible) and unicodedata.is_normalized("NFKC", visible):
        return  # it is read as it stands, and no sign in it stands within an address
    for word in _WORD.finditer(visible):
        core = word.group().lstrip(_AROUND)
        start = word.end() - len(core)
        core = core.rstrip(_AFTER)
        if _ADDRESS.search(_as_read(core)):
            yield start, start + len(core)


def _as_read(core):
    """A word as programs read it that map full-width and other forms to the plain ones."""
    return unicodedata.normalize("NFKC", MARKER.sub("", core)).replace("。", ".")


def _numbers_and_markers(visible, start, end):
    stretch = visible[start:end]
    if not _DIGIT_OR_MARKER.search(stretch):
        return
    numbers = [(*number, True) for number in phone_numbers(stretch)]
    taken = {index for first, last, _shown, _risky in numbers for index in range(first, last)}
    markers = [
        (*marker.span(), marker.group(), False)
        for marker in MARKER.finditer(stretch)
        if marker.start() not in taken
    ]
    for first, last, shown, risky in sorted(numbers + markers):
        yield start + first, start + last, shown, risky


def _shown(core):
    others = [_broken(reveal(other)[0]) for other in _other_forms(core)]
    return " ".join([_broken(core), *(f"({other})" for other in others)])


def _broken(core):
    return without_calls(_LIVE.sub(_plain, core))


def _plain(sign):
    if sign.group().endswith("//"):
        return f"hxxp{sign[1].lower()}://"
    return _PLAIN.get(sign.group(), sign.group())


def _other_forms(core):
    """The names of hosts in `core` that are not what they look like: in ASCII, or decoded from it."""
    others = []
    for host in _HOST.findall(MARKER.sub("", core)):
        labels = re.split(f"[{_DOTS}]", host.strip(_DOTS))
        # "mất.Sau đó": a new sentence without its space, rather than a host.
        if len(labels) > 1 and all(labels) and ("://" in core or not labels[-1].istitle()):
            others.append(_other_form(labels))
    return [other for other in dict.fromkeys(others) if other]


def _other_form(labels):
    if all(label.isascii() for label in labels):
        change = _decoded if any(map(_is_punycode, labels)) else None
    else:
        change = _encoded
    if change is None:
        return ""
    changed = [change(label) for label in labels]
    return ".".join(changed) if all(changed) else ""


def _is_punycode(label):
    return label.lower().startswith(_PUNYCODE)


def _encoded(label):
    # Python's own "idna" codec is that of 2003, which reads ß as ss; no browser does so any more.
    plain = unicodedata.normalize("NFKC", label).lower()
    if len(plain) > _LONGEST_LABEL or not _LABEL.fullmatch(plain):
        return ""
    if plain.isascii():
        return plain
    return "" if _is_punycode(plain) else _PUNYCODE + plain.encode("punycode").decode()


def _decoded(label):
    if not _is_punycode(label):
        return label
    if len(label) > _LONGEST_LABEL:
        return ""
    try:
        decoded = label[len(_PUNYCODE) :].encode().decode("punycode")
    except UnicodeError:
        return ""
    return decoded if decoded.isprintable() and _LABEL.fullmatch(decoded) else ""
