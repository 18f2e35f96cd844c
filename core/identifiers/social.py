"""Accounts on social networks: network and name, such as facebook.com/nguyenvana, or @name alone."""

import re
from urllib.parse import parse_qs

from django.utils.translation import gettext as _

from core.identifiers import links
from core.identifiers.phones import normalise_phone
from core.identifiers.plain import plain

NETWORKS = {
    **dict.fromkeys(["facebook.com", "fb.com", "m.me", "messenger.com"], "facebook.com"),
    **dict.fromkeys(["t.me", "telegram.me", "telegram.dog"], "t.me"),
    **{"zalo.me": "zalo.me", "tiktok.com": "tiktok.com", "youtube.com": "youtube.com"},
    "instagram.com": "instagram.com",
}
_WITH_AT = ("tiktok.com", "youtube.com")
_HANDLE = re.compile(r"@([\w.\-]{2,60})")
_NAME = re.compile(r"\+?[\w.\-]{2,80}")
# The first part of an address that is no person's or page's name.
_NOBODY = frozenset(
    """
    watch photo photos photo.php story.php share sharer sharer.php login login.php events marketplace gaming
    reel reels stories hashtag help settings messages notifications search results playlist shorts embed feed
    explore p privacy policies pc home about l.php permalink.php video videos tag music live dialog plugins
    """.split()
)


def normalise_social(value):
    typed = plain(value).strip().rstrip(".,;:!?")
    if handle := _HANDLE.fullmatch(typed):
        return f"@{_folded(handle[1])}"
    try:
        account = account_of(links.parse(typed))
    except ValueError:
        account = ""
    if not account:
        raise ValueError(
            _("Give the link of the account, such as facebook.com/name, or its name with @ before it.")
        )
    return account


def account_of(link):
    """Return network and name for the link of an account, "" for any other."""
    network = next((NETWORKS[name] for name in NETWORKS if f".{link.host}".endswith(f".{name}")), "")
    parts = link.path.strip("/").split("/")
    if not network or link.is_mail:
        return ""
    if network == "facebook.com":
        name = _on_facebook(parts, link)
    elif network == "youtube.com":
        is_old = parts[0] in ("channel", "c", "user") and len(parts) > 1
        name = "/".join(parts[:2]) if is_old else _with_at(parts)
    elif network == "tiktok.com":
        name = _with_at(parts)
    else:
        name = _below(parts, link)
    return f"{network}/{name}"[: links.LONGEST] if name else ""


def handle_of(account):
    """Return @name for the account of a person or page with a name of its own, "" for a group or number."""
    name = account.partition("/")[2].removeprefix("@")
    return f"@{name}" if "/" not in name and not name.startswith("+") and not name.isdecimal() else ""


def accounts_named(handle):
    """Return what @name may be, on each network that has such names."""
    return [
        f"{network}/{handle if network in _WITH_AT else handle[1:]}"
        for network in dict.fromkeys(NETWORKS.values())
    ]


def _folded(name):
    return name.casefold().strip(".")


def _with_at(parts):
    return f"@{_folded(parts[0][1:])}" if _HANDLE.fullmatch(parts[0]) else ""


def _on_facebook(parts, link):
    if parts[0] == "profile.php":
        return next(iter(parse_qs(link.query[1:]).get("id", [])), "")
    if parts[0] in ("people", "t", "pages") and len(parts) > 1:
        return _folded(parts[-1]).replace(".", "")
    if parts[0] == "groups" and len(parts) > 1:
        return f"groups/{_folded(parts[1])}"
    return _below(parts, link).replace(".", "")  # Facebook reads a.b and ab as one name


def _below(parts, link):
    """The name right below the host; on Zalo it may be a phone number, on Zalo and Telegram a group."""
    first = parts[0].removeprefix("@") if parts[0] != "s" else "".join(parts[1:2])
    if first.casefold() in _NOBODY or not _NAME.fullmatch(first):
        return ""
    if first in ("g", "joinchat") and len(parts) > 1:
        return f"{first}/{parts[1]}"
    if first.isdecimal() and link.host.endswith("zalo.me"):
        try:
            return normalise_phone(first)
        except ValueError:
            return first
    return _folded(first)
