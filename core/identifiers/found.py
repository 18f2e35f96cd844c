"""One thing that was found, and what it stands for."""

import re
from dataclasses import dataclass

from core.defang import inert
from core.identifiers import links
from core.identifiers.kinds import Kind
from core.identifiers.normal import normalise

_SHOWN = 120  # characters of one thing


@dataclass(frozen=True)
class Found:
    """Something that was found: as it was written, and in the normal forms that it may be recorded in.

    `forms` is what it is, as (kind, normal form), likeliest first: a phone number can be an account as well.
    `alike` is enough for a warning, and never for saying that something is official; nor is the whole of
    what `is_cut` out of something longer, as the end of another link. `user` stands before the host.
    """

    value: str
    forms: tuple
    alike: tuple = ()
    is_cut: bool = False
    user: str = ""

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
        return _hosts(self.forms)

    @property
    def domains(self):
        """Domains that one owner has with all below them, of what it is and of what it is like."""
        hosts = dict.fromkeys([*self.hosts, *_hosts(self.alike)])
        return [domain for host in hosts if (domain := links.domain_of(host))]


def shown(value):
    """Return `value` with nothing in it to click or to call, cut where it is very long."""
    return inert(value[:_SHOWN]) + "…" * (len(value) > _SHOWN)


def read_as(kind, value):
    """Return `value` as a Found of that `kind`; ValueError with a sentence if it is none."""
    return Found(value, ((Kind(kind), normalise(kind, value)),))


def _hosts(forms):
    normals = [normal for kind, normal in forms if kind == Kind.LINK]
    return list(dict.fromkeys(re.split("[/?]", normal)[0].rpartition("@")[2] for normal in normals))


def _with_covering(forms):
    everything = []
    for kind, normal in forms:
        covering = links.covering(normal) if kind == Kind.LINK else [normal]
        everything += [(kind, form) for form in covering]
    return list(dict.fromkeys(everything))
