"""Small files to upload: pictures with a canary wherever there is room for words, and things to refuse."""

import io
import struct
import zipfile
import zlib

from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

CANARY = b"CANARY"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:about>CANARY-xmp</rdf:about></x:xmpmeta>'
HTML = b"<!doctype html><script>alert('CANARY-html')</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert("CANARY")</script></svg>'
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
FROM_UPRIGHT = {  # how the pixels lie in a file that has this orientation
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def picture(mode="RGB", size=(64, 48)):
    """Red top left, green top right, blue below: no two orientations look the same."""
    image = Image.new("RGB", size, "blue")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, size[0] // 2 - 1, size[1] // 2 - 1), "red")
    draw.rectangle((size[0] // 2, 0, size[0], size[1] // 2 - 1), "lime")
    return image if mode == "RGB" else image.convert(mode)


def save(kind, image=None, **options):
    file = io.BytesIO()
    (image or picture()).save(file, kind, **options)
    return file.getvalue()


def exif(orientation=1):
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F], tags[0x013B] = "CANARY-make", "CANARY-artist"
    tags.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0CANARY-comment"
    tags.get_ifd(0x8825).update(
        {1: "N", 2: (10.0, 46.0, 30.0), 3: "E", 4: (106.0, 42.0, 0.0), 29: "CANARY-gps"}
    )
    return tags.tobytes()


def turned(orientation, kind="JPEG"):
    transpose = FROM_UPRIGHT[orientation]
    image = picture() if transpose is None else picture().transpose(transpose)
    return save(kind, image, exif=exif(orientation))


def segment(marker, payload, jpeg=None):
    """Put a segment right behind the start of a JPEG."""
    jpeg = jpeg or save("JPEG")
    return jpeg[:2] + struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload + jpeg[2:]


def xmp_jpeg(jpeg=None):
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP, jpeg)


def iptc_jpeg(jpeg=None):
    words = b"\x1c\x02\x78\x00\x0bCANARY-iptc"
    return segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(words)) + words, jpeg)


def thumbnail_jpeg():
    thumbnail = segment(0xFE, b"CANARY-thumbnail", save("JPEG", picture(size=(16, 12))))
    first = struct.pack("<HHHII I", 1, 0x0112, 3, 1, 1, 26)
    second = struct.pack("<HHHIIHHIII", 2, 0x0201, 4, 1, 56, 0x0202, 4, 1, len(thumbnail), 0)
    return segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0" + first + second + thumbnail)


def everything_jpeg():
    comment = segment(0xFE, b"CANARY-com", save("JPEG", exif=exif(), icc_profile=SRGB))
    return iptc_jpeg(xmp_jpeg(comment)) + b"CANARY-trailer"


def several_jpeg():
    return save("MPO", save_all=True, append_images=[picture(size=(32, 24))], exif=exif())


def words_png():
    words = PngInfo()
    words.add_text("Comment", "CANARY-text")
    words.add_text("Raw profile type iptc", "CANARY-iptc", zip=True)
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    words.add(b"prVt", b"CANARY-private", after_idat=True)
    return save("PNG", pnginfo=words)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def raw_png(width, height, depth, colour, rows):
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def deep_png(colour, *samples, transparent=b""):
    rows = (b"\0" + struct.pack(f">{len(samples)}H", *samples) * 8) * 8
    png = raw_png(8, 8, 16, colour, rows)
    return png[:33] + chunk(b"tRNS", transparent) + png[33:] if transparent else png


def palette_png(transparency=None):
    image = picture().quantize(4)
    return save("PNG", image, **({} if transparency is None else {"transparency": transparency}))


def see_through():
    image = picture("RGBA")
    image.putpixel((0, 0), (0, 0, 0, 0))
    return image


def swapped_profile():
    """A profile in which what is called red is blue."""
    return SRGB.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")


def huge_jpeg():
    """A small JPEG that says it has 65,500 × 65,500 pixels."""
    jpeg = bytearray(save("JPEG"))
    at = jpeg.index(b"\xff\xc0")
    jpeg[at + 5 : at + 9] = struct.pack(">HH", 65_500, 65_500)
    return bytes(jpeg)


def zipped():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("CANARY.txt", b"CANARY-zip")
    return file.getvalue()


def moving(kind):
    return save(kind, save_all=True, append_images=[Image.new("RGB", (64, 48), "red")], duration=100)


def cut(content, share):
    return content[: int(len(content) * share)]


ACCEPTED = {
    "plain JPEG": ("a.jpg", lambda: save("JPEG")),
    "JPEG with EXIF and GPS": ("a.jpg", lambda: save("JPEG", exif=exif())),
    "JPEG with a thumbnail": ("a.jpg", thumbnail_jpeg),
    "JPEG with XMP": ("a.jpg", xmp_jpeg),
    "JPEG with IPTC": ("a.jpg", iptc_jpeg),
    "JPEG with a comment": ("a.jpg", lambda: segment(0xFE, b"CANARY-com")),
    "JPEG with a private segment": ("a.jpg", lambda: segment(0xEB, b"CANARY-app11")),
    "JPEG with broken EXIF": ("a.jpg", lambda: segment(0xE1, b"Exif\0\0II*\0\xff\xff\xff\x7fCANARY")),
    "JPEG with everything": ("a.jpeg", everything_jpeg),
    "JPEG with a ZIP behind": ("a.jpg", lambda: save("JPEG") + zipped()),
    "JPEG with HTML behind": ("a.jpg", lambda: save("JPEG") + HTML),
    "JPEG with pictures behind": ("a.jpg", several_jpeg),
    "JPEG with a profile": ("a.jpg", lambda: save("JPEG", icc_profile=SRGB)),
    "JPEG with a broken profile": ("a.jpg", lambda: save("JPEG", icc_profile=b"acspCANARY" * 20)),
    "JPEG in CMYK": ("a.jpg", lambda: save("JPEG", picture("CMYK"), exif=exif())),
    "JPEG in CMYK with a wrong profile": ("a.jpg", lambda: save("JPEG", picture("CMYK"), icc_profile=SRGB)),
    "grey JPEG": ("a.jpg", lambda: save("JPEG", picture("L"), exif=exif())),
    "grey JPEG with a profile": ("a.jpg", lambda: save("JPEG", picture("L"), icc_profile=SRGB)),
    "progressive JPEG": ("a.jpg", lambda: save("JPEG", progressive=True, exif=exif())),
    "one pixel": ("a.jpg", lambda: save("JPEG", Image.new("RGB", (1, 1)))),
    "plain PNG": ("a.png", lambda: save("PNG")),
    "PNG with EXIF and GPS": ("a.png", lambda: save("PNG", exif=exif())),
    "PNG with words": ("a.png", words_png),
    "PNG with a profile": ("a.png", lambda: save("PNG", icc_profile=SRGB)),
    "PNG with HTML behind": ("a.png", lambda: save("PNG") + HTML),
    "PNG with transparency": ("a.png", lambda: save("PNG", see_through(), exif=exif(), icc_profile=SRGB)),
    "PNG with a palette": ("a.png", palette_png),
    "PNG with a transparent colour": ("a.png", lambda: palette_png(0)),
    "PNG with transparent colours": ("a.png", lambda: palette_png(b"\x00\x80\xff\xff")),
    "PNG in one bit": ("a.png", lambda: save("PNG", picture("1"))),
    "grey PNG with transparency": ("a.png", lambda: save("PNG", picture("LA"))),
    "grey PNG in 16 bits": ("a.png", lambda: deep_png(0, 0x8000)),
    "grey PNG in 16 bits, transparent": ("a.png", lambda: deep_png(0, 0x8000, transparent=b"\x80\x00")),
    "PNG in 16 bits": ("a.png", lambda: deep_png(2, 0x8000, 0, 0xFFFF)),
    "plain WebP": ("a.webp", lambda: save("WEBP")),
    "WebP with everything": ("a.webp", lambda: save("WEBP", exif=exif(), xmp=XMP, icc_profile=SRGB)),
    "lossless WebP": ("a.webp", lambda: save("WEBP", lossless=True, exif=exif())),
    "WebP with transparency": ("a.webp", lambda: save("WEBP", see_through(), exif=exif(), xmp=XMP)),
    "WebP with HTML behind": ("a.webp", lambda: save("WEBP") + HTML),
    "plain HEIC": ("a.heic", lambda: save("HEIF")),
    "HEIC with everything": ("a.heic", lambda: save("HEIF", exif=exif(), xmp=XMP, icc_profile=SRGB)),
    "HEIC with transparency": ("a.heic", lambda: save("HEIF", see_through())),
    "HEIC called heif": ("a.HEIF", lambda: save("HEIF", exif=exif())),
    "Vietnamese name": ("Ảnh chụp ở phường Đông.JPG", lambda: save("JPEG", exif=exif())),
    "name with a path": ("../../etc/a.jpg", lambda: save("JPEG")),
    "very long name": ("ả" * 300 + ".jpg", lambda: save("JPEG")),
    "name with two extensions": ("a.php.jpg", lambda: save("JPEG")),
}

REFUSED = {
    "JPEG cut in the header": ("a.jpg", lambda: save("JPEG")[:30], "damaged"),
    "JPEG cut in the tables": ("a.jpg", lambda: cut(save("JPEG"), 0.4), "damaged"),
    "JPEG cut in the middle": ("a.jpg", lambda: cut(save("JPEG", picture(size=(400, 300))), 0.6), "damaged"),
    "JPEG cut near the end": ("a.jpg", lambda: cut(save("JPEG", picture(size=(400, 300))), 0.98), "damaged"),
    "PNG cut in the header": ("a.png", lambda: save("PNG")[:20], "damaged"),
    "PNG cut in the middle": ("a.png", lambda: cut(save("PNG"), 0.6), "damaged"),
    "WebP cut in the middle": ("a.webp", lambda: cut(save("WEBP"), 0.5), "damaged"),
    "HEIC cut in the header": ("a.heic", lambda: save("HEIF")[:60], "format"),
    "HEIC cut in the middle": ("a.heic", lambda: cut(save("HEIF"), 0.7), "format"),
    "PNG of 51 megapixels": ("a.png", lambda: save("PNG", Image.new("1", (8500, 6000))), "pixels"),
    "PNG of 100 megapixels": ("a.png", lambda: raw_png(10_000, 10_000, 1, 0, b""), "pixels"),
    "PNG of 400 megapixels": ("a.png", lambda: raw_png(20_000, 20_000, 1, 0, b""), "pixels"),
    "JPEG of 4,290 megapixels": ("a.jpg", huge_jpeg, "pixels"),
    "PNG of one long line": ("a.png", lambda: save("PNG", Image.new("1", (20_000, 1))), "pixels"),
    "PNG without pixels": ("a.png", lambda: raw_png(0, 0, 8, 2, b""), "format"),
    "PNG with a bomb in its words": (
        "a.png",
        lambda: (
            save("PNG")[:33] + chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 9_000_000)) + save("PNG")[33:]
        ),
        "damaged",
    ),
    "moving PNG": ("a.png", lambda: moving("PNG"), "moving"),
    "moving WebP": ("a.webp", lambda: moving("WEBP"), "moving"),
    "moving GIF": ("a.gif", lambda: moving("GIF"), "format"),
    "moving GIF called PNG": ("a.png", lambda: moving("GIF"), "format"),
    "GIF": ("a.gif", lambda: save("GIF"), "format"),
    "SVG": ("a.svg", lambda: SVG, "format"),
    "SVG called PNG": ("a.png", lambda: SVG, "format"),
    "HTML": ("a.html", lambda: HTML, "format"),
    "HTML called JPEG": ("a.jpg", lambda: HTML, "format"),
    "PDF": ("a.pdf", lambda: save("PDF"), "format"),
    "PDF called JPEG": ("a.jpg", lambda: save("PDF"), "format"),
    "ZIP": ("a.zip", zipped, "format"),
    "ZIP called PNG": ("a.png", zipped, "format"),
    "nothing": ("a.jpg", lambda: b"", "empty"),
    "text called JPEG": ("a.jpg", lambda: b"khong phai hinh", "format"),
    "program called PNG": ("a.png", lambda: b"MZ\x90\0" + bytes(400), "format"),
    "TIFF": ("a.tiff", lambda: save("TIFF"), "format"),
    "TIFF called JPEG": ("a.jpg", lambda: save("TIFF"), "format"),
    "BMP": ("a.bmp", lambda: save("BMP"), "format"),
    "BMP called PNG": ("a.png", lambda: save("BMP"), "format"),
    "ICO": ("a.ico", lambda: save("ICO"), "format"),
    "AVIF called HEIC": ("a.heic", lambda: save("AVIF"), "format"),
    "PNG called JPEG": ("a.jpg", lambda: save("PNG"), "name"),
    "JPEG called PNG": ("a.png", lambda: save("JPEG"), "name"),
    "JPEG called HEIC": ("a.heic", lambda: save("JPEG"), "name"),
    "JPEG called PHP": ("a.php", lambda: save("JPEG"), "name"),
    "JPEG without extension": ("anh", lambda: save("JPEG"), "name"),
    "only a signature": ("a.png", lambda: b"\x89PNG\r\n\x1a\n", "format"),
    "too many bytes": ("a.jpg", lambda: save("JPEG") + bytes(10 * 1024 * 1024), "file_too_large"),
}
