from core.models.hiding import Hiding
from core.models.pages import BasePage, ListingMixin
from core.models.review import SecondPersonTask
from core.models.snippets import ReviewedSnippet

__all__ = ["BasePage", "Hiding", "ListingMixin", "ReviewedSnippet", "SecondPersonTask"]
