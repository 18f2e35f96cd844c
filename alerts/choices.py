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
