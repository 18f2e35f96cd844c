"""The words of a warning as plain text, for programs."""

import re
from itertools import groupby

from bs4 import BeautifulSoup
from django.utils import timezone
from django.utils.translation import gettext as _

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLOCKS = ["li", "p", "h2", "h3", "h4"]


def for_xml(text):
    """Return `text` without the characters that no XML 1.0 document may hold, not even escaped."""
    return _NOT_IN_XML.sub("", str(text))


def lines_of(rich_text):
    """Return the items and paragraphs of a rich text, each one line."""
    soup = BeautifulSoup(rich_text, "html.parser")
    for line_break in soup("br"):
        line_break.replace_with(" ")
    blocks = groupby(soup.strings, key=lambda string: id(string.find_parent(_BLOCKS)))
    lines = (" ".join("".join(strings).split()) for _block, strings in blocks)
    return [line for line in lines if line]


def title_of(page, end):
    """Return the title, which says of itself that the warning has ended."""
    return _("[Ended] %(title)s") % {"title": page.title} if end else page.title


def ended_line(end):
    day = timezone.localdate(end.at).strftime("%d/%m/%Y")
    return _("This warning ended on %(day)s. %(reason)s") % {"day": day, "reason": end.reason}


def iso_time(moment):
    """Return `moment` as CAP wants it: in whole seconds, with the offset in digits and never as Z."""
    return timezone.localtime(moment).replace(microsecond=0).isoformat()


def three_steps(page):
    return [
        f"{_('Stop')}: {page.stop}",
        f"{_('Check')}: {page.check_first}",
        f"{_('Report')}: {page.report}",
    ]
