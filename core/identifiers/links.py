"""Links: host and path, such as evil.example/login; a host that is not ASCII in its xn-- form.

No scheme, www., port, user name or fragment; a query only where many people share a host.
"""

import re
import unicodedata
from ipaddress import IPv4Address, IPv6Address
from typing import NamedTuple

import idna
import tldextract
from django.utils.translation import gettext as _

from core.identifiers.plain import fanged, plain
from core.identifiers.shared_hosts import SHARED, TRACKING

LONGEST = 300  # characters of a normal form
_LONGEST_HOST = 253
_DEEPEST = 6  # parts of a path, or names of a host, that may stand alone for all below them
_AROUND = " \t\r\n\"'“”‘’«»()<>{},;!"
_TYPED = re.compile(
    r"(?:(?P<scheme>[a-z][a-z0-9+.\-]{1,20}):(?![0-9]+(?:/|$))|(?=//))(?P<slashes>/*)", re.IGNORECASE
)
_AUTHORITY = re.compile(r"(?:(?P<user>[^/?#]*)@)?(?P<host>\[[0-9a-fA-F:.]+\]|[^/?#@:\[\]]+)(?::[0-9]*)?")
_WEB, _MAIL = ("http", "https", "ftp"), ("mail", "email", "mailto", "gmail")
_LABEL = re.compile(r"[-\w]{1,63}|[-\w\u00a9-\U0010ffff]{1,63}")
# What browsers take in the name of a host besides, and nobody writes who has nothing to hide.
_ODD_LABEL = re.compile(r"[-\w!\"$%&'()*+,;=`{}~]{1,63}", re.ASCII)
_PLAIN_HOST = re.compile(r"[-\w.]+|\[[0-9a-f:.]+\]", re.ASCII)

# Its own copy of the Public Suffix List; it would fetch a new one from the network. `example` is the name
# that nobody can register, and that the sample content uses.
_suffixes = tldextract.TLDExtract(
    suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True, extra_suffixes=["example"]
)


class Link(NamedTuple):
    host: str
    path: str = ""  # with its slash
    query: str = ""  # with its question mark
    user: str = ""  # what stands before an @
    has_scheme: bool = False

    @property
    def is_mail(self):
        return bool(self.user) and not (self.has_scheme or self.path or ":" in self.user)

    @property
    def is_plain(self):
        """Whether its host has no sign by which a text would end it."""
        return bool(_PLAIN_HOST.fullmatch(self.host))

    @property
    def normal(self):
        if self.is_mail:
            return f"{self.user.lower()}@{self.host}"[:LONGEST]
        query = self.query if is_shared(self.host) else ""
        return f"{self.host}{self.path}{query}"[:LONGEST]


def normalise_link(value):
    return parse(value).normal


def parse(value):
    """Return the Link that `value` is; ValueError with a sentence if it is none."""
    text = fanged(plain(value)).strip(_AROUND).rstrip(_AROUND + ".:…").replace("\\", "/")
    typed = _TYPED.match(text)
    if not typed:
        return _read(text)
    rest, scheme = text[typed.end() :], (typed["scheme"] or "").lower()
    if scheme in _WEB or not scheme:
        return _read(rest, has_scheme=True)
    if typed["slashes"]:
        raise _no_link()
    # A word before it ("link:evil.example"), or a name and a password; of a program nothing is a host.
    link = _read(rest)
    if "." in scheme and not link.user:
        raise _no_link()
    return link._replace(user=f"{scheme}:{link.user}") if link.user and scheme not in _MAIL else link


def _read(rest, *, has_scheme=False):
    found = _AUTHORITY.match(rest)
    host = found and _host(found["host"], is_whole=has_scheme)
    if not host or rest[found.end() : found.end() + 1] not in ("", "/", "?", "#"):
        raise _no_link()
    path, _mark, query = rest[found.end() :].partition("#")[0].partition("?")
    path = "".join(f"/{part}" for part in path.split("/") if part)
    return Link(host, path, _query(query), found["user"] or "", has_scheme)


def domain_of(normal):
    """Return the domain that somebody has registered, with all below it; "" where many share it."""
    domain = _suffixes(_name_in(normal)).top_domain_under_public_suffix
    return "" if domain in SHARED else domain


def is_shared(normal):
    """Whether thousands share the host of a normal form, so that another path is another owner's."""
    return _suffixes(_name_in(normal)).top_domain_under_public_suffix in SHARED


def is_too_wide(normal):
    """Whether a normal form names a host that thousands share, and nothing on it."""
    return "/" not in normal and "?" not in normal and (is_shared(normal) or bool(_bare_suffix(normal)))


def is_mail(normal):
    """Whether a normal form is a mail address."""
    return "@" in re.split("[/?]", normal, maxsplit=1)[0]


def _name_in(normal):
    return re.split("[/?]", normal, maxsplit=1)[0].rpartition("@")[2]


def covering(normal):
    """Return the normal forms that hold for all below them, and so for `normal`, itself included.

    The hosts above it within its domain, and the paths above it.
    """
    address, _mark, _rest = normal.partition("?")
    host, *parts = address.split("/")
    domain = domain_of(host)
    depths = range(0 if domain else 1, min(len(parts), _DEEPEST) + 1)
    forms = [normal, *("/".join([host, *parts[:deep]]) for deep in depths)]
    if domain:
        names = host.removesuffix(domain).split(".")[:-1]
        forms += [".".join([*names[number:], domain]) for number in range(1, len(names) + 1)][-_DEEPEST:]
    return list(dict.fromkeys(forms))


def readable(host):
    """Return `host` with its xn-- parts as a browser may show them."""
    return ".".join(_decoded(label) for label in host.split("."))


def _host(name, *, is_whole):
    """Return the one form of a host, or "". A bare one, in a text, has to end as domains do."""
    name = unicodedata.normalize("NFKC", name).strip(".").lower()
    if not name or len(name) > _LONGEST_HOST:
        return ""
    if address := _ip(name, is_whole=is_whole):
        return address
    labels = name.split(".")
    coded = ".".join(filter(None, (_coded(label, is_whole=is_whole) for label in labels)))
    if len(labels) < 2 or coded.count(".") + 1 < len(labels):  # noqa: PLR2004
        return ""
    suffix = _suffixes(coded).suffix
    if not suffix and not (is_whole and _PLAIN_HOST.fullmatch(coded)):
        return ""
    bare = coded.removeprefix("www.")
    return bare if "." in bare and bare != suffix else coded


def _ip(name, *, is_whole):
    try:
        if name.startswith("["):
            return f"[{IPv6Address(name[1:-1]).compressed}]"
        return str(IPv4Address(int(name) if is_whole and name.isdecimal() else name))
    except ValueError:
        return ""


def _coded(label, *, is_whole):
    if label.isascii():
        return label if (_ODD_LABEL if is_whole else _LABEL).fullmatch(label) else ""
    try:
        return idna.encode(label, uts46=True).decode()
    except idna.IDNAError:
        pass
    # Emoji and the like: no name by today's rule, and yet registered and opened.
    coded = f"xn--{label.encode('punycode').decode()}"
    return coded if _LABEL.fullmatch(label) and len(coded) <= 63 else ""  # noqa: PLR2004


def _decoded(label):
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode().decode("punycode")
    except UnicodeError:
        return label


def _query(query):
    kept = [part for part in query.split("&") if part and not part.lower().startswith(TRACKING)]
    return f"?{'&'.join(sorted(kept))}" if kept else ""


def _bare_suffix(host):
    found = _suffixes(host)
    return found.suffix and not found.domain


def _no_link():
    return ValueError(
        _("This is no link and no website, such as cong-an.example or https://cong-an.example/a.")
    )
