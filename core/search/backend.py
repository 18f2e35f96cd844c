"""Wagtail's own search, which the back office uses, with the query in the form of what is indexed.

The gap: Wagtail hands over what was typed. Its index knows no decomposed letters, quotes and NUL make
errors in its databases, and the words without marks in `FoldedSearchField` want a query without marks.
"""

import re
import unicodedata

from wagtail.models import Page
from wagtail.search.backends import database

from core.search.fields import FoldedSearchField
from core.search.tokens import LONGEST_QUERY, MOST_WORDS, tokens_of_query


class _Forgiving:
    def _search(self, query_compiler_class, query, model_or_queryset, **kwargs):
        if isinstance(query, str):
            model = getattr(model_or_queryset, "model", model_or_queryset)
            query = " ".join(tokens_of_query(query) if _is_folded(model) else _as_typed(query))
        return super()._search(query_compiler_class, query, model_or_queryset, **kwargs)


def SearchBackend(params):  # noqa: N802 (the name that Wagtail looks for)
    """Return the backend for the database in use, forgiving."""
    kind = type(database.SearchBackend(params))
    return type("ForgivingSearchBackend", (_Forgiving, kind), {})(params)


def _is_folded(model):
    """Whether its rows stand in the index without marks: every page of ours does."""
    if issubclass(model, Page):
        return True
    return any(isinstance(field, FoldedSearchField) for field in getattr(model, "search_fields", ()))


def _as_typed(query):
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", query[:LONGEST_QUERY]))[:MOST_WORDS]
