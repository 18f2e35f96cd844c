"""Search that does not ask for marks.

Neither SQLite's nor PostgreSQL's text search knows that đ is d or that "lừa" is "lua" with marks, so
every text is indexed a second time without them, and the query loses its own.
"""

import unicodedata

from wagtail.models import Locale, Page
from wagtail.search import index

from core.languages import in_active_language
from core.readable import readable
from core.text import fold, words

LONGEST_QUERY = 200  # characters
MOST_WORDS = 10
MOST_HITS = 100


class _Folded:
    def get_value(self, obj):
        value = super().get_value(obj)
        return fold(" ".join(map(str, value)) if isinstance(value, list | tuple) else value)


class FoldedSearchField(_Folded, index.SearchField):
    """A search field whose words stand in the index without marks."""


class FoldedAutocompleteField(_Folded, index.AutocompleteField):
    """The same for the beginnings of words."""


def words_of(query):
    """Return the first words of a query. Only these ever reach a search backend: quotes, NUL or three
    thousand words make an error there."""
    return words(query[:LONGEST_QUERY])[:MOST_WORDS]


def search_pages(query):
    """Return the ids of the live pages that fit `query`, best first: its very words in the title,
    then its words without marks there, then anywhere; the newest first among equals."""
    sought = words_of(query)
    if not sought:
        return []
    hits = _hits(" ".join(sought), "and") or _hits(" ".join(sought), "or")
    return [page.pk for page in sorted(hits, key=_ranking(query, sought))]


def _hits(text, operator):
    # Ordered by date: SQLite's own order by relevance takes the square of the number of hits.
    pages = Page.objects.live().filter(locale=Locale.get_active()).order_by("-first_published_at")
    found = pages.search(text, operator=operator, order_by_relevance=False)[:MOST_HITS]
    begun = pages.autocomplete(text, operator=operator, order_by_relevance=False)[:MOST_HITS]
    hits = Page.objects.filter(pk__in={page.pk for page in (*found, *begun)})
    return in_active_language(readable(hits))  # the index knows nothing of restrictions and closed languages


def _ranking(query, sought):
    phrase = " ".join(unicodedata.normalize("NFC", query).casefold().split())

    def rank(page):
        title = unicodedata.normalize("NFC", page.title).casefold()
        folded = words_of(title)
        missing = sum(word not in folded for word in sought)
        as_phrase = f" {' '.join(sought)} " in f" {' '.join(folded)} "
        return phrase not in title, not as_phrase, missing, -page.first_published_at.timestamp(), page.pk

    return rank
