"""Names of apps: their words, folded."""

from django.utils.translation import gettext as _

from core.identifiers.plain import plain
from core.text import words

LONGEST = 100
FEW = 8  # words; whoever writes more tells a story


def normalise_app(value):
    name = " ".join(words(plain(value)))[:LONGEST].strip()
    if name:
        return name
    raise ValueError(_("The name of an app has letters or digits."))
