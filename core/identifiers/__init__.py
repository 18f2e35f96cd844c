"""Phone numbers, links, accounts and names that a scam or an authority uses, each in its one form.

What matches what is told in docs/check.md.
"""

from core.identifiers.found import Found, read_as, shown
from core.identifiers.kinds import Kind
from core.identifiers.normal import normalise
from core.identifiers.texts import LONGEST, app_named, found_in

__all__ = ["LONGEST", "Found", "Kind", "app_named", "found_in", "normalise", "read_as", "shown"]
