from django import template
from wagtail.images.models import Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

from media.pictures import USES, filter_of

register = template.Library()


@register.simple_tag
def show_picture(image, use, first=False, **attrs):
    """Draw `image` for one of the uses in `media.pictures`.

    The `first` one of a page stands near its top and is fetched at once, any other when a reader comes near.
    """
    speed = {"loading": "eager", "fetchpriority": "high"} if first else {"loading": "lazy"}
    place = USES[use]
    renditions = get_renditions_or_not_found(image, [filter_of(spec) for spec in place.specs_for(image)])
    return Picture(renditions, {"sizes": place.sizes, "decoding": "async", **speed, **attrs})
