from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def _only_from(url, host):
    parts = urlsplit(url)
    if parts.scheme != "https" or parts.hostname != host:
        raise ValidationError(_("Only an address of the official store: https://%(host)s/…") % {"host": host})


def in_android_store(url):
    _only_from(url, "play.google.com")


def in_ios_store(url):
    _only_from(url, "apps.apple.com")
