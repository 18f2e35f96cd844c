import re
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.utils.encoding import filepath_to_uri
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEET = "outreach/css/site.css"
IMPORT = re.compile(r'@import "(?P<part>[^"]+)" layer\((?P<layer>\w+)\);')


class UploadsStorage(FileSystemStorage):
    def url(self, name):
        """Django's own takes MEDIA_URL apart each time; names that come from a storage need none of it."""
        return f"{self.base_url}{filepath_to_uri(name).lstrip('/')}"


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Static files with their hash in the name, compressed once, the style sheet in one piece.

    Written, the style sheet is one file per component; sent like that, each would be one more request
    that a slow phone waits for before it paints.
    """

    def post_process(self, paths, dry_run=False, **options):
        if STYLESHEET in paths and not dry_run:
            flat = self.flattened(paths, PurePosixPath(STYLESHEET))
            self.delete(STYLESHEET)
            self.save(STYLESHEET, ContentFile(flat.encode()))
            paths = {**paths, STYLESHEET: (self, STYLESHEET)}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def flattened(self, paths, sheet):
        """Return the text of `sheet` with what it imports put in place, each part in its layer."""

        def put_in_place(match):
            part = sheet.parent / match["part"]
            text = self.source(paths, part)
            if "url(" in text and part.parent != sheet.parent:
                raise ValueError(f"{part}: url() would lead elsewhere from {sheet.parent}")
            return f"@layer {match['layer']} {{\n{text}}}"

        return IMPORT.sub(put_in_place, self.source(paths, sheet))

    def source(self, paths, name):
        storage, path = paths[str(name)]
        with storage.open(path) as file:
            return file.read().decode()
