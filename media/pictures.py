"""The one list of the sizes and formats in which pages show pictures: for templates, lists and publishing."""

from typing import NamedTuple

from django.db.models import Prefetch
from wagtail.images import get_image_model

SHARE = "fill-1200x630|format-jpeg"  # what chat programs show beside an address


class Use(NamedTuple):
    """A place that a picture has on a page."""

    shape: str  # of a filter, for a width and a height
    ratio: float  # width to height, 0 for that of the picture itself
    widths: dict[str, tuple[int, ...]]  # by format, each from the smallest to the largest
    sizes: str  # how wide the style sheet makes it

    def spec(self, format_, width):
        height = round(width / self.ratio) if self.ratio else 0
        return f"{self.shape.format(width=width, height=height)}|format-{format_}"

    def every_spec(self):
        return [self.spec(format_, width) for format_, widths in self.widths.items() for width in widths]

    def specs_for(self, image):
        """The filters that `image` needs here: none that would only give the same pixels once more."""
        most = min(image.width, image.height * self.ratio) if self.ratio else image.width
        return [
            self.spec(format_, width)
            for format_, widths in self.widths.items()
            for smaller, width in zip((0, *widths), widths, strict=False)
            if smaller < most
        ]


# WebP is for phones of 2018 to 2022, JPEG for older ones.
USES = {
    "article": Use(
        "width-{width}",
        0,
        {"avif": (320, 640, 960, 1280), "webp": (640, 960), "jpeg": (640,)},
        "(min-width: 48rem) 44rem, 100vw",
    ),
    "card": Use(
        "fill-{width}x{height}",
        16 / 9,
        {"avif": (320, 640, 960), "webp": (640,), "jpeg": (480,)},
        "(min-width: 60rem) 22rem, (min-width: 40rem) 45vw, 100vw",
    ),
    "step": Use(
        "width-{width}",
        0,
        {"avif": (240, 480, 720), "webp": (480,), "jpeg": (480,)},
        "15rem",
    ),
}
SHOWN = frozenset(spec for use in USES.values() for spec in use.every_spec())


def renditions_needed(image, *uses):
    """Return the filters of every rendition that pages ask of `image`, in these uses or in any."""
    chosen = [USES[name] for name in uses or USES]
    return list(dict.fromkeys([*(spec for use in chosen for spec in use.specs_for(image)), SHARE]))


def prefetch(use, image="photo"):
    """For `prefetch_related`: of the pictures under `image`, the renditions of one use and no others."""
    renditions = get_image_model().get_rendition_model().objects
    return Prefetch(f"{image}__renditions", renditions.filter(filter_spec__in=USES[use].every_spec()))
