"""Fields of Wagtail's own index, which the back office searches, that hold their words without marks.

Neither SQLite's nor PostgreSQL's text search knows that đ is d or that "lừa" is "lua" with marks.
"""

from wagtail.search import index

from core.text import fold


class _Folded:
    def get_value(self, obj):
        return fold(self.text_of(obj))

    def text_of(self, obj):
        """The text as it stands on the page."""
        value = super().get_value(obj)
        return " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")


class FoldedSearchField(_Folded, index.SearchField):
    """A search field whose words stand in the index without marks."""


class FoldedAutocompleteField(_Folded, index.AutocompleteField):
    """The same for the beginnings of words."""
