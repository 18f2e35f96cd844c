"""The one list of the sizes and formats in which pages show pictures: for templates, lists and publishing."""

from functools import cache
from itertools import chain
from typing import NamedTuple

from django.db.models import Prefetch
from wagtail.images import get_image_model
from wagtail.images.models import Filter

SHARE = "fill-1200x630|format-jpeg"  # what chat programs show beside an address


class Use(NamedTuple):
    """A place that a picture has on a page."""

    shape: str  # of a filter, for a width and a height
    ratio: float  # width to height, 0 for that of the picture itself
    widths: dict[str, tuple[int, ...]]  # by format, each from the smallest to the largest
    sizes: str  # how wide the style sheet makes it; a rem is 16 px here and 18 px there

    def spec(self, format_, width):
        height = round(width / self.ratio) if self.ratio else 0
        return f"{self.shape.format(width=width, height=height)}|format-{format_}"

    def every_spec(self):
        return [self.spec(format_, width) for format_, widths in self.widths.items() for width in widths]

    def specs_for(self, image):
        """The filters that `image` needs here, by format: none that would only give the same pixels again."""
        most = min(image.width, image.height * self.ratio) if self.ratio else image.width
        return {
            format_: [
                self.spec(format_, width)
                for smaller, width in zip((0, *widths), widths, strict=False)
                if smaller < most
            ]
            for format_, widths in self.widths.items()
        }


# The widths are what a page leaves a picture on a phone of 360 to 412 px, at one to three dots a pixel:
# 640 or 960 would be a hair too few, and phones then take the next larger one. WebP is for phones
# that know no AVIF yet, JPEG for those that do not know WebP either.
USES = {
    "article": Use(
        "width-{width}",
        0,
        {"avif": (360, 720, 1080, 1440), "webp": (720,), "jpeg": (720,)},
        "(min-width: 45rem) 42.75rem, calc(100vw - 2.25rem)",
    ),
    "card": Use(
        "fill-{width}x{height}",
        16 / 9,
        {"avif": (400, 720, 1080), "webp": (720,), "jpeg": (400,)},
        "(min-width: 62rem) 24.75rem, (min-width: 41rem) 47vw, calc(100vw - 2.4rem)",
    ),
    "step": Use(
        "width-{width}",
        0,
        {"avif": (280, 560, 820), "webp": (560,), "jpeg": (560,)},
        "17rem",
    ),
}
SHOWN = frozenset(spec for use in USES.values() for spec in use.every_spec())


def renditions_needed(image, *uses):
    """Return the filters of every rendition that pages ask of `image`, in these uses or in any."""
    chosen = [specs for name in uses or USES for specs in USES[name].specs_for(image).values()]
    return list(dict.fromkeys([*chain.from_iterable(chosen), SHARE]))


@cache
def filter_of(spec):
    """Return Wagtail's filter, which a process takes apart once: it has as many as it shows sizes."""
    return Filter(spec)


def prefetch(use, image="photo"):
    """For `prefetch_related`: of the pictures under `image`, the renditions of one use and no others."""
    renditions = get_image_model().get_rendition_model().objects
    return Prefetch(f"{image}__renditions", renditions.filter(filter_spec__in=USES[use].every_spec()))
