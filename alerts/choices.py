from django.db import models
from django.utils.translation import gettext_lazy as _


class Severity(models.TextChoices):
    URGENT = "urgent", _("Urgent")
    HIGH = "high", _("High risk")
    NOTICE = "notice", _("Take note")


class ContactMethod(models.TextChoices):
    """How the scammer reaches people."""

    CALL = "call", _("Phone call")
    SMS = "sms", _("Text message")
    ZALO = "zalo", _("Zalo")
    SOCIAL = "social", _("Social network")
    QR = "qr", _("QR code")
    HOME = "home", _("At home")
    FAKE_APP = "fake_app", _("Fake app")


class EndReason(models.TextChoices):
    """Why a warning ended, as readers see it.

    Fixed sentences in every language: one person may end a warning, and nobody's own words become public
    by one person.
    """

    NO_LONGER_SEEN = "not_seen", _("This trick has not been seen for a while.")
    CAUGHT = "caught", _("The people behind it have been found.")
    REPLACED = "replaced", _("A newer warning replaces this one.")
    NOT_TRUE = "not_true", _("Part of this warning turned out to be wrong.")
