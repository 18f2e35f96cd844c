"""The process in which photos from strangers are decoded: `python -m tips.photo_child`, see `main`.

On its standard input it gets the length and the bytes of one photo after the other. It says when it is
ready, and answers each photo with a line, "ok" or why it was refused and the length of the JPEG that
follows. It may use so much memory and processor time and no more, writes no file and leaves no core dump.
Of Django it loads only what cleaning needs, and it knows no secret.
"""

import fcntl
import io
import os
import resource
import struct
import sys

import pillow_heif
from django.conf import settings
from PIL import Image

from media.cleaning import JPEG_QUALITY, UnfitImageError, rebuild

LENGTH = struct.Struct(">I")
LONGEST_SIDE = 65_500  # of a JPEG: a chat kept as one long strip is worth reading
MOST_PIXELS = 4096 * 4096  # enough to read details


def main(turns, memory, seconds, pixels):
    """`turns` is the file by which the children of all processes of this machine take turns."""
    bound(int(memory), int(seconds))
    settings.configure(WAGTAILIMAGES_MAX_IMAGE_PIXELS=int(pixels), USE_I18N=False)
    # Each thread of a decoder would take memory of its own.
    pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a decoder says is no answer
    with open(turns, "ab") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        send(answers, "ready")
        serve(sys.stdin.buffer, answers)


def bound(memory, seconds):
    for what, most in {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }.items():
        resource.setrlimit(what, (most, most))


def serve(photos, answers):
    while head := photos.read(LENGTH.size):
        send(answers, *answer_to(photos.read(*LENGTH.unpack(head))))


def send(answers, code, jpeg=b""):
    answers.write(f"{code} {len(jpeg)}\n".encode())
    answers.write(jpeg)
    answers.flush()


def answer_to(photo):
    """Return "ok" and a JPEG, or the code of a refusal and nothing."""
    try:
        return "ok", jpeg_of(photo)
    except UnfitImageError as error:
        return "heavy" if isinstance(error.__cause__, MemoryError) else error.code, b""
    except MemoryError:
        return "heavy", b""
    except Exception:  # decoders fail in many ways
        return "damaged", b""


def jpeg_of(photo):
    _kind, image = rebuild(io.BytesIO(photo), longest_side=LONGEST_SIDE, most_pixels=MOST_PIXELS)
    if image.mode == "RGBA":
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        image = paper
    content = io.BytesIO()
    image.save(content, "JPEG", quality=JPEG_QUALITY)
    return content.getvalue()


if __name__ == "__main__":
    main(*sys.argv[1:])
