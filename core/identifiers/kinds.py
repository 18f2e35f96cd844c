from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a scam used and a reader may look up."""

    PHONE = "phone", _("Phone number")
    LINK = "link", _("Link or website")
    ACCOUNT = "account", _("Bank account")
    APP = "app", _("Name of an app")
    SOCIAL = "social", _("Social network account")
