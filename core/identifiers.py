"""Phone numbers, links, accounts and names that a scam or an authority uses, each in its one form."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.text import fold


class Kind(models.TextChoices):
    """What a scam used and a reader may look up."""

    PHONE = "phone", _("Phone number")
    LINK = "link", _("Link or website")
    ACCOUNT = "account", _("Bank account")
    APP = "app", _("Name of an app")
    SOCIAL = "social", _("Social network account")


def normalise(kind, value):
    """Return the one form in which `value`, a Kind `kind`, is stored and compared.

    ValueError, with a sentence for the editor, if it is none.
    """
    return fold(value).strip()
