"""Pictures are rebuilt from their pixels alone, so nothing else that was in the file can come out again."""

import io
import math
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms

# What the bytes may be, whatever the name says, and the names that go with each. MPO is a JPEG with more
# pictures behind the first: many phones make them.
EXTENSIONS = {
    "JPEG": ("jpg", "jpeg"),
    "MPO": ("jpg", "jpeg"),
    "PNG": ("png",),
    "WEBP": ("webp",),
    "HEIF": ("heic", "heif"),
}
DECODERS = ("JPEG", "PNG", "WEBP", "HEIF")
LONGEST_SIDE = 16_383  # of a WebP, which every picture becomes somewhere
JPEG_QUALITY = 88

ORIENTATION_TAG = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

WRONG_FORMAT = _("This is not a whole picture that can be used. Use a JPEG, PNG, WebP or HEIC file.")
WRONG_NAME = _("The name of this picture must end in .%(extension)s. Rename the file and try again.")
DAMAGED = _("The picture is damaged or incomplete. Save it again and upload the new file.")
TOO_LARGE = _("The picture has too many pixels. Make it smaller: at most %(megapixels)s million pixels.")
MOVING = _("Moving pictures cannot be used. Upload a picture that does not move.")


class UnfitImageError(ValidationError):
    """The file is not a picture that can be cleaned. The message is for the person who uploads it."""


class CleanImage(ContentFile):
    """A picture that `clean` made. Its type says that it needs no cleaning again."""


def clean(file, name):
    """Return the picture in `file` as a `CleanImage`: upright, in sRGB, one frame, no metadata, no trailer.

    A PNG, and whatever has transparency, becomes a PNG; all else a JPEG. `name` is the name that the file
    came with; the result has the same one with the extension of what it is now. Raises `UnfitImageError`.
    """
    kind, image = rebuild(file, name)
    saved, extension = ("PNG", "png") if kind == "PNG" or image.mode == "RGBA" else ("JPEG", "jpg")
    content = io.BytesIO()
    image.save(content, saved, **({"quality": JPEG_QUALITY} if saved == "JPEG" else {}))
    return CleanImage(content.getvalue(), name=f"{PurePath(name).stem}.{extension}")


def rebuild(file, name=None, longest_side=LONGEST_SIDE, most_pixels=None):
    """Return the format of the picture in `file`, and a new image of its pixels, upright and in sRGB.

    Without a `name` the bytes alone decide what it is. The image is made smaller where it would have more
    than `most_pixels`. Raises `UnfitImageError`.
    """
    image = _open(file)
    if name is not None:
        _check_name(image, name)
    _check(image, longest_side)
    kind, orientation, image = _read(image, most_pixels)
    return kind, image.transpose(UPRIGHT[orientation]) if orientation in UPRIGHT else image


def _read(image, most_pixels):
    """Return the format, the orientation and the pixels of a picture.

    The pixels are painted into a new image: a copy or a conversion would take comment and metadata along.
    Turning them is left to the caller, when the first image is gone: 50 megapixels take 200 MB each time.
    """
    _load(image)
    pixels = _in_srgb(image)
    if most_pixels:
        _shrink(pixels, most_pixels)
    fresh = Image.new(pixels.mode, pixels.size)
    fresh.paste(pixels)
    return image.format, _orientation(image), fresh


def _open(file):
    """Read the headers only."""
    file.seek(0)
    try:
        return Image.open(file, formats=DECODERS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except Image.UnidentifiedImageError as error:
        raise UnfitImageError(WRONG_FORMAT, code="format") from error
    except Exception as error:  # decoders fail in many ways: SyntaxError, ValueError, struct.error, ...
        raise UnfitImageError(DAMAGED, code="damaged") from error


def _check_name(image, name):
    fitting = EXTENSIONS[image.format]
    if PurePath(name).suffix.lower().removeprefix(".") not in fitting:
        raise UnfitImageError(WRONG_NAME, code="name", params={"extension": fitting[0]})


def _check(image, longest_side):
    if min(image.size) < 1:
        raise UnfitImageError(DAMAGED, code="damaged")
    pixels = image.width * image.height
    if pixels > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS or max(image.size) > longest_side:
        raise _too_large()
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        raise UnfitImageError(MOVING, code="moving")


def _too_large():
    millions = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    return UnfitImageError(TOO_LARGE, code="pixels", params={"megapixels": millions})


def _load(image):
    try:
        image.load()
    except Exception as error:  # see _open
        raise UnfitImageError(DAMAGED, code="damaged") from error


def _orientation(image):
    """The libraries have already turned HEIC pictures. A damaged EXIF block says nothing."""
    try:
        return None if image.format == "HEIF" else image.getexif().get(ORIENTATION_TAG)
    except Exception:  # see _open
        return None


def _in_srgb(image):
    """Return the image as RGB, or as RGBA if anything in it may be transparent."""
    profile = image.info.get("icc_profile")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode.startswith("I"):  # 16 bits: convert() would turn every value above 255 into white
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode != mode and (image.mode not in ("RGB", "L", "CMYK") or mode == "RGBA"):
        image = image.convert(mode)
    if profile:
        image = _apply_profile(image, profile, mode)
    return image if image.mode == mode else image.convert(mode)


def _shrink(image, most_pixels):
    """Make the image itself smaller, in its own shape."""
    scale = math.sqrt(most_pixels / (image.width * image.height))
    if scale < 1:
        image.thumbnail((math.ceil(image.width * scale), math.ceil(image.height * scale)))


def _apply_profile(image, profile, mode):
    srgb = ImageCms.createProfile("sRGB")
    same = image.mode == mode
    try:
        result = ImageCms.profileToProfile(image, io.BytesIO(profile), srgb, outputMode=mode, inPlace=same)
    except (ImageCms.PyCMSError, ValueError, OSError):  # a profile that does not fit the picture is no help
        return image
    return image if same else result
