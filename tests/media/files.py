"""Pictures and documents for tests."""

import io

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image

from media.models import CustomDocument, CustomImage

PDF = b"%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"


def make_picture(**kwargs):
    content = io.BytesIO()
    Image.new("RGB", (800, 450), "#0d4f3c").save(content, "PNG")
    file = ImageFile(content, name="hinh.png")
    fields = {"title": "Hình", "description": "Một ô màu xanh", **kwargs}
    return _measured(CustomImage.objects.create(file=file, **fields))


def make_document(name="Hướng_dẫn.pdf", **kwargs):
    fields = {"title": "Hướng dẫn", **kwargs}
    return _measured(CustomDocument.objects.create(file=ContentFile(PDF, name=name), **fields))


def _measured(file):
    """Fill in what the forms would have filled in."""
    file.get_file_size(), file.get_file_hash()
    return file
