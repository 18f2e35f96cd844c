from core.models.bundles import Bundle, BundleItem
from core.models.hiding import Hiding
from core.models.pages import BasePage, ListingMixin, ShareImage
from core.models.pictures import PictureRow
from core.models.review import SecondPersonTask
from core.models.search import PromotedResult, Synonym
from core.models.snippets import CHOICES_IN_SOURCE_LANGUAGE, ReviewedSnippet
from core.models.versions import WordsVersion

__all__ = [
    "CHOICES_IN_SOURCE_LANGUAGE",
    "BasePage",
    "Bundle",
    "BundleItem",
    "Hiding",
    "ListingMixin",
    "PictureRow",
    "PromotedResult",
    "ReviewedSnippet",
    "SecondPersonTask",
    "ShareImage",
    "Synonym",
    "WordsVersion",
]
