"""Photos on their way in stay in memory: Django's own handlers would write the larger ones to the disk."""

import io

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from tips.photo_cleaning import MAX_BYTES, MAX_PHOTOS

MAX_BODY = 64 * 1024 * 1024  # as in deploy/nginx.conf


def keep_photos_in_memory(request, field="photos"):
    """Take the files of `field` only, and no byte too many. Call it before anything reads `request.POST`."""
    request.upload_handlers = [PhotoUploadHandler(request, field)]


class PhotoUploadHandler(FileUploadHandler):
    """Keeps what may be a photo, and counts the rest, so that the text beside it arrives all the same.

    A file that is too large, or comes after the last that can be taken, ends up as an upload with its true
    size and no content. Files of other fields vanish.
    """

    def __init__(self, request, field):
        super().__init__(request)
        self.field = field
        self.photos = 0

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # noqa: N803
        if content_length > MAX_BODY:
            raise RequestDataTooBig("The photos of a tip are too large together.")

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.content, self.most = io.BytesIO(), 0
        if self.field_name == self.field:
            self.photos += 1
            self.most = MAX_BYTES if self.photos <= MAX_PHOTOS else 0

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) > self.most:
            self.content, self.most = io.BytesIO(), 0
        else:
            self.content.write(raw_data)

    def file_complete(self, file_size):
        if self.field_name != self.field:
            return None
        self.content.seek(0)
        return InMemoryUploadedFile(
            self.content, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )
