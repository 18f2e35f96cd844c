"""Phone numbers, links, accounts and names that a scam or an authority uses, each in its one form.

What matches what is told in docs/check.md.
"""

from core.identifiers.found import LONGEST, Found, app_named, found_in, read_as, shown
from core.identifiers.kinds import Kind
from core.identifiers.normal import normalise

__all__ = ["LONGEST", "Found", "Kind", "app_named", "found_in", "normalise", "read_as", "shown"]
