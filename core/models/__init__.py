from core.models.bundles import Bundle, BundleItem
from core.models.hiding import Hiding
from core.models.pages import BasePage, ListingMixin, ShareImage
from core.models.pictures import PictureRow
from core.models.review import SecondPersonTask
from core.models.snippets import CHOICES_IN_SOURCE_LANGUAGE, ReviewedSnippet

__all__ = [
    "CHOICES_IN_SOURCE_LANGUAGE",
    "BasePage",
    "Bundle",
    "BundleItem",
    "Hiding",
    "ListingMixin",
    "PictureRow",
    "ReviewedSnippet",
    "SecondPersonTask",
    "ShareImage",
]
