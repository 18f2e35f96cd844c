"""The links and handles in one word of a text. A word may hold several, and only one of them is opened."""

import re
from dataclasses import replace

from core.defang import SCHEMES
from core.identifiers import links, social
from core.identifiers.found import Found
from core.identifiers.kinds import Kind

_BEHIND = re.compile(r"(?<=.)(?=https?:[/\\])", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;|\"'<>“”()*]+")
_PIECES = 5  # of one link
_AROUND = ",;|\"'<>“”()*"
_AFTER = _AROUND + ".:!?…]}"
_HANDLE = re.compile(r"@[A-Za-z0-9_.]{3,30}")
_WEB = re.compile(r"(?:https?|ftp):|[/\\]{2}", re.IGNORECASE)
_OPENS = re.compile(
    rf"(?!mailto:)(?:(?:{SCHEMES}):|[a-z][a-z0-9+.\-]{{1,20}}:[/\\]{{2}}|[/\\]{{2}})", re.IGNORECASE
)
_ADDRESS = re.compile(r"[./\\@?#]")
# "đi.Ba": a sentence that begins without a space, rather than a link to Bosnia.
_NEW_SENTENCE = re.compile(r"[^/]*\.(?!Vn|Com|Net|Org)[A-Z][a-z]+")


def in_word(word, tries):
    """Yield what is found in `word`, as long as there are `tries` (an iterator) left.

    A browser that is given the whole word opens the first link and reads the rest as a part of it. So what
    stands behind something, or is cut from it, is never what the word as a whole is.
    """
    is_cut = False
    for stretch in _BEHIND.split(word):
        yield from _in_stretch(stretch.lstrip(_AROUND).rstrip(_AFTER), is_cut, tries)
        is_cut = is_cut or bool(_ADDRESS.search(stretch) or _OPENS.match(stretch))


def _in_stretch(stretch, is_cut, tries):
    """What is in a part of a word that holds http: at its beginning only."""
    opens = _OPENS.match(stretch)
    if opens and _WEB.match(stretch) and (whole := _as_link(stretch, is_cut, tries)):
        yield _with_pieces(whole, tries)
        return
    pieces = [piece for each in _BETWEEN.split(stretch) if "." in (piece := each.rstrip(_AFTER))]
    is_cut = is_cut or bool(opens) or len(pieces) > 1
    for piece in filter(None, (each.rstrip(_AFTER) for each in _BETWEEN.split(stretch))):
        if _HANDLE.fullmatch(piece):
            yield _handle(piece)
        elif "." in piece and not _NEW_SENTENCE.fullmatch(piece):
            yield from filter(None, _links(piece, is_cut, tries))


def _links(piece, is_cut, tries):
    """A link, also where a word or the scheme of a program stands before it."""
    if whole := _as_link(piece, is_cut, tries):
        return [whole]
    before, _colon, after = piece.partition(":")
    if after.startswith(("//", "\\\\")):
        return [_as_link(after, True, tries)]
    # "đây:evil.example": what stands before the colon may be no part of it.
    if not _ADDRESS.search(before):
        return [_as_link(after, is_cut, tries)]
    return [_as_link(before, True, tries), _as_link(after, True, tries)]


def _as_link(part, is_cut, tries):
    if not part or next(tries, None) is None:
        return None
    try:
        link = links.parse(part[: links.LONGEST * 4])
    except ValueError:
        return None
    return replace(_link(part, link), is_cut=is_cut or not link.is_plain, user=link.user)


def _with_pieces(whole, tries):
    """A link with commas and the like in it, warned of also by what stands between them."""
    pieces = [piece for piece in _BETWEEN.split(whole.value, maxsplit=_PIECES)[:_PIECES] if "." in piece]
    if pieces == [whole.value]:
        return whole
    others = filter(None, [_as_link(piece, True, tries) for piece in pieces])
    return replace(
        whole, alike=(*whole.alike, *(form for other in others for form in (*other.forms, *other.alike)))
    )


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
