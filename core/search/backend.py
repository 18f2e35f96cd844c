"""Wagtail's own search, which the back office uses, with the query in the form of what is indexed.

The gap: Wagtail hands over what was typed. Its index knows no decomposed letters, quotes and NUL make
errors in its databases, and the words without marks in `FoldedSearchField` want a query without marks.
"""

import re
import unicodedata

from wagtail.models import Page
from wagtail.search.backends import database
from wagtail.search.query import MATCH_NONE, And, Or, Phrase, PlainText

from core.search.fields import FoldedSearchField
from core.search.rewording import rewordings
from core.search.tokens import LONGEST_QUERY, MOST_WORDS, tokens_of_query


class _Forgiving:
    def _search(self, query_compiler_class, query, model_or_queryset, **kwargs):
        model = getattr(model_or_queryset, "model", model_or_queryset)
        if not _is_folded(model):
            query = _rewritten(query, _as_typed)
            return super()._search(query_compiler_class, query, model_or_queryset, **kwargs)

        def find(query):
            rewritten = _rewritten(query, tokens_of_query)
            return super(_Forgiving, self)._search(
                query_compiler_class, rewritten, model_or_queryset, **kwargs
            )

        found = find(query)
        otherwise = () if found.count() else map(find, _in_other_words(query))
        return next((again for again in otherwise if again.count()), found)


def _in_other_words(query):
    if isinstance(query, str):
        yield from rewordings(query)
    elif isinstance(query, PlainText):
        for text in rewordings(query.query_string):
            yield PlainText(text, operator=query.operator, boost=query.boost)


def _rewritten(query, words_of):
    """Return `query`, a text or what Wagtail made of one, with nothing in it but words."""
    if isinstance(query, str):
        return " ".join(words_of(query))
    if isinstance(query, PlainText):
        words = words_of(query.query_string)
        return PlainText(" ".join(words), operator=query.operator, boost=query.boost) if words else MATCH_NONE
    if isinstance(query, Phrase):
        words = words_of(query.query_string)
        return Phrase(" ".join(words)) if words else MATCH_NONE
    if isinstance(query, And | Or):
        return type(query)([_rewritten(part, words_of) for part in query.subqueries])
    return query


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
