"""Pictures as pages show them: light enough for a slow phone, and made in a moment on a small server."""

from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageFilter
from wagtail.images.image_operations import FormatOperation
from wagtail.images.models import Filter
from willow.image import AvifImageFile, ImageFile, JPEGImageFile, WebPImageFile

MOST_BYTES = 60_000
ROOM = 2  # a JPEG is decoded at least so many times larger than it will be


class Encoding(NamedTuple):
    file: type[ImageFile]
    qualities: tuple[int, ...]  # the first that is light enough is taken
    options: dict


ENCODINGS = {
    # Pillow's own speed, 6, takes twice as long to save a thirtieth; 8 half as long for a sixth more bytes.
    # Tiles cost bytes too, and several pictures are made at once anyway.
    "avif": Encoding(AvifImageFile, (45, 32, 20, 8), {"speed": 7, "autotiling": False, "max_threads": 1}),
    "webp": Encoding(WebPImageFile, (70, 40, 15, 5), {}),
    "jpeg": Encoding(JPEGImageFile, (72, 50, 30, 15), {"progressive": True, "optimize": True}),
}


class LightFilter(Filter):
    """Wagtail's filter, but it gives up quality before it makes a file that is too heavy.

    The picture must be upright and in sRGB already, as `media.cleaning` makes it, and the filter must
    name its format.
    """

    def run(self, image, output, source=None):
        if source is None:
            with image.open_file() as file:
                return self.run(image, output, source=file)
        format_ = next(step.format for step in self.filter_operations if isinstance(step, FormatOperation))
        encoding = ENCODINGS[format_]
        output.write(_light_enough(self._drawn(image, source), format_, encoding))
        return encoding.file(output)

    def _drawn(self, image, source):
        """Cut and scale in one step, from as few pixels as will do: fifty million take 150 MB."""
        with Image.open(source) as whole:
            wide, high = whole.size
            transform = self.get_transform(image, whole.size)
            area = transform.get_rect().round()
            share = ROOM * transform.size[0] / area.width
            whole.draft(None, (round(wide * share), round(high * share)))
            x, y = whole.width / wide, whole.height / high
            box = (
                *(area.left * x, area.top * y),
                *(min(area.right * x, whole.width), min(area.bottom * y, whole.height)),
            )
            return whole.resize(transform.size, Image.Resampling.LANCZOS, box=box, reducing_gap=ROOM)


def _light_enough(pixels, format_, encoding):
    if format_ == "jpeg" and pixels.mode == "RGBA":
        white = Image.new("RGBA", pixels.size, "white")
        pixels = Image.alpha_composite(white, pixels).convert("RGB")
    for quality in encoding.qualities:
        content = BytesIO()
        pixels.save(content, format_, quality=quality, **encoding.options)
        if content.tell() <= MOST_BYTES:
            return content.getvalue()
    # Noise alone comes here. What is blurred always weighs less.
    worst = encoding._replace(qualities=encoding.qualities[-1:])
    return _light_enough(pixels.filter(ImageFilter.GaussianBlur(1)), format_, worst)
