"""Addresses that hand a page of this site on: plain links, so nothing of other hosts is loaded here."""

import base64
import json
from urllib.parse import urlencode

from django import template
from wagtail.images.shortcuts import get_rendition_or_not_found

from core.models.pages import ShareImage
from media.pictures import SHARE, filter_of

register = template.Library()


@register.simple_tag
def share_picture(page):
    """Return the ShareImage of `page`: its own, else its picture, else None."""
    if image := page.share_image:
        return image
    if not page.photo:
        return None
    drawn = get_rendition_or_not_found(page.photo, filter_of(SHARE))
    return ShareImage(drawn.url, drawn.width, drawn.height, drawn.alt)


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
