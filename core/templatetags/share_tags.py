"""Addresses that hand a page of this site on: plain links, so nothing of other hosts is loaded here."""

import base64
import json
from urllib.parse import urlencode

from django import template

register = template.Library()


@register.filter
def facebook_share(address):
    return "https://www.facebook.com/sharer/sharer.php?" + urlencode({"u": address})


@register.filter
def zalo_share(address):
    """Return what the button of Zalo's own script opens. Zalo documents no address for a plain link.

    Spaces fill the payload up so that its base64 ends without "=", which that script escapes twice.
    """
    payload = json.dumps({"url": address})
    payload += " " * (-len(payload) % 3)
    data = base64.b64encode(payload.encode()).decode()
    return "https://button-share.zalo.me/share_external?" + urlencode({"d": data, "shareType": 0})
