from tips.intake import Photo
from tips.models import PartRole
from tips.photo_cleaning import MAX_PHOTOS, clean_photos


class SentPhotos:
    """The photos of one post, opened: `good` ones ready to be sealed, and `refused` ones with the reason.

    Opening takes a while: never in a transaction.
    """

    def __init__(self, uploads, keep_originals, tip=None):
        room = MAX_PHOTOS - (tip.parts.filter(role=PartRole.PHOTO).count() if tip else 0)
        opened = clean_photos(uploads, room)
        self.refused = [(photo.upload.name, photo.refusal) for photo in opened if photo.refusal]
        self.good = tuple(
            Photo(photo.content, _bytes_of(photo.upload) if keep_originals else None)
            for photo in opened
            if photo.content
        )


def _bytes_of(upload):
    upload.seek(0)
    return upload.read()
