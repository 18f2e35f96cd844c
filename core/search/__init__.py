"""Search that forgives: no marks, other words, old names, unfinished typing. docs/search.md tells how."""

from core.search.fields import FoldedAutocompleteField, FoldedSearchField

__all__ = ["FoldedAutocompleteField", "FoldedSearchField"]
