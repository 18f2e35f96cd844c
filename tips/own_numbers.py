"""Numbers by which the sender of a tip could be known, told from those of the scammer.

A citizen's number (CCCD) always counts unless it is called an account or an order, or is part of a link; a
former identity card's (CMND) counts after a word that says so. A phone number counts only where the words
around it say whose it is: most of those in a tip are the scammer's. Where nothing says so there is no
question. The words are folded, so that those who write without marks are understood too.
"""

import re
from itertools import accumulate

from core.text import fold

PIECE = 3  # digits: cards are written in one piece or in even ones; a date beside a sum is none
BEFORE, AFTER = 120, 40  # characters of context; they bound the time

_GROUP = re.compile(r"[0-9]+")
_GAP = re.compile(r"[ .\-–()]{1,2}")
_PHONE = re.compile(r"(?:0|(?:00)?840?)(?:[35789][0-9]{8}|2[0-9]{9})")
# The province, 0 to 3 for sex and century, the year of birth, six more.
_CITIZEN = re.compile(r"0(?!00)(?:[0-8][0-9]|9[0-6])[0-3][0-9]{8}")
_CARD = re.compile(r"[0-9]{9}")

_CARD_WORD = re.compile(
    r"\b(?:cmnd|cmt(?:nd)?|cccd|chung minh|can cuoc|id card|identity card)\b[^0-9]{0,40}$"
)
_NO_CARD = re.compile(r"(?:\b(?:stk|tk|tai khoan|account|van don|don hang)\b[^0-9]{0,20}|[/=])$")

_I = r"(?:toi|tui|minh|em|e|con|chau)"
_FAMILY = r"(?:me|ma|ba|bo|cha|vo|chong|con|ong|anh|chi|em)(?: (?:trai|gai|noi|ngoai))?"
_MINE = rf"(?:(?:(?:{_FAMILY}|nha|gia dinh|chung) )?{_I}|nguoi (?:bao tin|gui|viet))"
_WORD = r"(?:so|sdt|dt|dien thoai|di dong|zalo|phone|may(?: ban)?|lien (?:he|lac)|ca nhan)"
_PHONE_WORDS = rf"\b(?!lien|ca nhan){_WORD}(?: {_WORD}){{0,3}}"
# What may stand between such words and the number.
_LINK = (
    r"\b(?:[\s,:=(\-–]|\b(?:la|so|nay|hien|dang (?:dung|xai)|sdt|dt|dien thoai|zalo|nhe|on|at|via|is)\b"
    r"|\b(?:qua|theo|vao|o|tai|va)\b){0,16}$"
)

_MY_NUMBER = re.compile(
    rf"(?:{_PHONE_WORDS}(?: cua)? {_MINE}|\bmy (?:\w+ ){{0,2}}(?:number|phone|mobile|zalo)){_LINK}"
)
_IS_MY_NUMBER = re.compile(
    rf" ?(?:(?:\(|-|–|day la|la) ?{_PHONE_WORDS}(?: cua)? {_MINE}|(?:\(|is) ?my (?:\w+ )?(?:number|phone))\b"
    r"(?![ :=]*(?:la|is)?[ :=]*[0-9+])"
)
_MY_NAME = re.compile(
    r"(?<!hang xom )(?<!ban )(?<!sep )(?<!quen )(?<!nghiep )"
    rf"\b(?:{_I} (?:ten|la)|ten (?:toi|tui|em|chau)|nguoi (?:bao tin|gui|viet)|my name is|i am)\b"
    r"(?P<rest>(?:[^0-9]|\b[0-9]{1,2}\b|\b(?:19|20)[0-9]{2}\b)*)$"
)
_CALL_ME = re.compile(
    r"(?:(?:^|[,:\n(]|\b(?:hay|xin|vui long|lam on|thi|nho|mong|can gi(?: cu)?|co gi|can)\b)\s*"
    rf"(?:goi|goi dien|lien (?:he|lac)|nhan tin|alo)(?: (?:lai|voi|cho|ve))* {_MINE}"
    rf"|\b(?:call|contact|text|reach|phone) me(?: back)?|\bi can be reached){_LINK}"
)
_CALL = re.compile(rf"\b(?:hay|xin|vui long|lam on|thi|can gi|co gi) (?:goi|goi dien|lien (?:he|lac)){_LINK}")
_FOR_ME = re.compile(rf" (?:de )?(?:gap|cho) {_MINE}\b")

_STRANGER = re.compile(
    r"\b(?:no|ho(?! (?:va )?ten)|han|bon|doi tuong|ke (?:gian|xau|la|lua)|nguoi (?!bao tin|gui|viet)\w+"
    r"|(?:anh|co|ba|ong) ta|so la|tong dai|nhan vien|tin nhan"
    r"|he (?:said|says|told)|she|they|someone|somebody|caller|scammers?|(?:a|the) man|woman)\b"
)
_SAYS = re.compile(r"\b(?:noi|bao|xung|ghi|dan|nhan|says?|said|told me)(?: rang| la)?[\s:,\"“'-]*$")
_SCAM = re.compile(
    r"\b(?:bi|boi|goi|lua (?:dao|gat|tien)|chuyen (?:tien|khoan)|(?:dung|co|tu|cho|gap) (?:so|sdt|zalo)"
    r"|no|doi tuong|ke (?:gian|xau|la|lua)|nguoi la|xung|cong an|can bo|nhan vien|dieu tra|luat su"
    r"|called|scam\w*|from)\b"
)
_CALLS = re.compile(
    r"[ ,)]{1,2}(?:nay |da |cu |vua |hay |lai |lien tuc )*"
    r"(?:goi|nhan tin|lien he|lua|yeu cau|xung|tu xung|noi|doa|moi|keu|ru|called|texted|asked)\b"
)
_SENTENCE = re.compile(r"[.!?;](?=\s)|\n\s*\n")


def own_numbers_in(text):
    """Return the numbers in `text` that look like the sender's own, each once, in their order, as written."""
    plain = fold(text)
    return list(dict.fromkeys(number for number, place in _numbers(plain) if _is_own(number, plain, place)))


def _numbers(plain):
    """Yield (number, (start, end)) for all that has the shape of one."""
    run = []
    for group in _GROUP.finditer(plain):
        if run and not _GAP.fullmatch(plain, run[-1].end(), group.start()):
            yield from _numbers_of(run, plain)
            run = []
        run.append(group)
    yield from _numbers_of(run, plain)


def _numbers_of(run, plain):
    """Numbers among groups of digits that stand close together: "0912 345 678" is one, not three."""
    digits = "".join(group[0] for group in run)
    ends = {end: i for i, end in enumerate(accumulate(len(group[0]) for group in run))}
    at, first = 0, 0
    while first < len(run):
        last = _last_group(digits, at, ends, run, first)
        if last is not None:
            start, end = run[first].start(), run[last].end()
            start -= plain[start - 1 : start] == "+"
            yield plain[start:end], (start, end)
        following = first + 1 if last is None else last + 1
        at += sum(len(group[0]) for group in run[first:following])
        first = following


def _last_group(digits, at, ends, run, first):
    """The index of the group that ends a number starting with group `first`, or None."""
    if (found := _PHONE.match(digits, at)) and found.end() in ends:
        return ends[found.end()]
    if len(run[first][0]) < PIECE:
        return None
    for card in (_CITIZEN, _CARD):
        if (found := card.match(digits, at)) and found.end() in ends:
            last = ends[found.end()]
            if all(len(group[0]) >= PIECE for group in run[first : last + 1]):
                return last
    return None


def _is_own(number, plain, place):
    before = plain[max(0, place[0] - BEFORE) : place[0]]
    after = plain[place[1] : place[1] + AFTER]
    digits = re.sub(r"[^0-9]", "", number)
    if _PHONE.fullmatch(digits):
        return _is_own_phone(_SENTENCE.split(before)[-1].lstrip(), after)
    if _CARD_WORD.search(before):
        return True
    return bool(_CITIZEN.fullmatch(digits)) and not _NO_CARD.search(before)


def _is_own_phone(before, after):
    if _IS_MY_NUMBER.match(after):
        return True
    if found := _MY_NUMBER.search(before):
        return not _speaks_a_stranger(before[: found.start()])
    if _CALLS.match(after):
        return False
    return _follows_my_name(before) or _asks_to_be_called(before, after)


def _speaks_a_stranger(words):
    """Whether `words` end as a quotation of somebody else begins."""
    return bool(_STRANGER.search(words) and _SAYS.search(words))


def _follows_my_name(before):
    found = _MY_NAME.search(before)
    return bool(found) and not (_SCAM.search(found["rest"]) or _speaks_a_stranger(before[: found.start()]))


def _asks_to_be_called(before, after):
    asks = _CALL_ME.search(before) or (_CALL.search(before) and _FOR_ME.match(after))
    return bool(asks) and not _STRANGER.search(before[: asks.end()])
