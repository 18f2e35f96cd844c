"""Bank accounts: letters and digits without what people put between them."""

import re

from django.utils.translation import gettext as _

from core.identifiers.plain import plain

_BETWEEN = re.compile(r"[\s.\-‐-―−·]+")
_ACCOUNT = re.compile(r"[0-9A-Z]{6,19}")


def normalise_account(value):
    account = _BETWEEN.sub("", plain(value)).upper()
    if _ACCOUNT.fullmatch(account):
        return account
    raise ValueError(_("An account number has 6 to 19 digits or letters without marks, nothing else."))
