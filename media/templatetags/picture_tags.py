from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from wagtail.images.shortcuts import get_renditions_or_not_found

from media.pictures import USES, filter_of

register = template.Library()

SOURCE = '<source srcset="{}" sizes="{}" type="image/{}">'
PICTURE = (
    '<picture>{}<img src="{}" width="{}" height="{}" alt="{}" sizes="{}" decoding="async"{}{}></picture>'
)
AT_ONCE, WHEN_NEAR = flatatt({"loading": "eager", "fetchpriority": "high"}), flatatt({"loading": "lazy"})


@register.simple_tag
def show_picture(image, use, first=False, alt=None, **attrs):
    """Draw `image` for one of the uses in `media.pictures`.

    The `first` one of a page stands near its top and is fetched at once, any other when a reader comes near.
    Of the formats the last, which every browser knows, is drawn in one width. Wagtail's own `picture` draws
    the same, attribute by attribute: that was the slowest part of a warning.
    """
    place = USES[use]
    specs = place.specs_for(image)
    drawn = get_renditions_or_not_found(image, [filter_of(spec) for by in specs.values() for spec in by])
    *lighter, (_format, plain) = ((name, [drawn[spec] for spec in by]) for name, by in specs.items())
    sources = format_html_join("", SOURCE, ((_srcset(each), place.sizes, name) for name, each in lighter))
    size = plain[0].url, plain[0].width, plain[0].height
    text = plain[0].alt if alt is None else alt
    speed = AT_ONCE if first else WHEN_NEAR
    return format_html(PICTURE, sources, *size, text, place.sizes, speed, flatatt(attrs))


def _srcset(renditions):
    if len(renditions) == 1:
        return renditions[0].url
    return ", ".join(f"{each.url} {each.width}w" for each in renditions)
