"""Finding English on pages that should be Vietnamese."""

import re
from functools import cache

from core.catalogues import installed, ours
from core.catalogues.installed import DOMAINS, key_of

# Words that hardly any English phrase of a back office lacks, and that are no Vietnamese syllable.
TELLING = frozenset(
    """
    and any are as been but by could does each for from had has have if into is it its not of or our
    should that the their there these they this those was were what when which will with would you your
    account action actions add all change changes choose comment content copy create date delete document
    documents draft edit error field file files filter group image images item items language list live
    match matches more move name new no next page pages password please preview publish published report
    reports results save search select settings show site snippet snippets status submit tag task title
    translation type update upload usage use user users view workflow
    """.split()
)
MONTHS = re.compile(
    r"\b(?:January|February|April|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
# What is called so in Vietnamese, too.
NAMES = re.compile(
    r"\b(?:Wagtail|Google (?:Play|Authenticator|Chrome)|Microsoft Authenticator|App Store|Face ID|Touch ID|"
    r"Windows Hello|SOS)\b"
)
LETTER = r"[^\W\d_]"
RUN = re.compile(rf"(?<!{LETTER})[A-Za-z]+(?:['’\s]+[A-Za-z]+)+(?!{LETTER})")


def english_in(texts, allowed=frozenset()):
    """Return those of the texts of a page that are English, but for what may be.

    What is allowed may be all of a text; of more than one word, also a part of it.
    """
    shown = {" ".join(text.split()) for text in texts} - allowed
    return sorted(text for text in shown if _is_english(text) and _is_english(_without(text, allowed)))


def _without(text, allowed):
    for phrase in sorted(allowed, key=len, reverse=True):
        if " " in phrase:
            text = text.replace(phrase, "…")
    return text


def _is_english(text):
    """A message that is said in other words in Vietnamese, with a number or without; or a phrase."""
    if _letters(text) in messages() or MONTHS.search(text):
        return True
    runs = RUN.findall(NAMES.sub("…", text))
    return any(not TELLING.isdisjoint(re.split(r"['’\s]+", run.lower())) for run in runs)


@cache
def messages():
    """Return the letters of all messages there are, but for what is said so in Vietnamese."""
    folders = {package.name: package for package in installed.packages()}
    found = {key_of(entry): "" for entry in installed.own()}
    for (name, domain), entries in installed.messages().items():
        found |= {key_of(entry): "" for entry in entries}
        found |= {key: entry.msgstr for key, entry in installed.upstream(folders[name], domain).items()}
    for domain in DOMAINS:
        found |= {key: entry.msgstr for key, entry in ours.translated(domain).items()}
    said = {_letters(msgid) for _context, msgid, _plural in found if "%" not in msgid}
    return said - {_letters(vietnamese) for vietnamese in found.values()}


def _letters(text):
    return " ".join(re.findall(r"[^\W\d_]+", text)).casefold()
