"""Every page and snippet in every language it can be read in, and how far each is.

The queries are a fixed few for each model, however many rows there are.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.text import capfirst
from wagtail.models import Locale, Page, get_page_models
from wagtail_localize.models import Translation

from core import listing
from core.listing import up_to_most
from core.models import WordsVersion
from core.models.snippets import ReviewedSnippet
from core.text import fold
from core.translating.sources import (
    State,
    among_the_newest,
    in_state,
    is_older,
    newest_sources,
    no_aliases,
)
from core.workflow import reviewed_snippets

FEW = 1000
FIELDS = (
    *("draft_title", "translation_key", "locale_id", "content_type_id", "live", "last_published_at"),
    *("path", "depth", "url_path", "slug"),
)


@dataclass
class Row:
    """A source in one other language. `target` and `translation` are None where there is none yet."""

    source: Any
    content_type: ContentType
    locale: Locale
    target: Any
    translation: int | None
    state: State
    address: str = ""

    @cached_property
    def title(self):
        return self.source.draft_title if isinstance(self.source, Page) else str(self.source)

    @property
    def kind(self):
        return kind_of(self.content_type)

    @property
    def begin(self):
        """Where a POST begins this translation, or takes the newest words of its source into it."""
        return reverse(
            "begin_translation", args=[self.content_type.pk, self.source.pk, self.locale.language_code]
        )


def kind_of(content_type):
    return capfirst(content_type.model_class()._meta.verbose_name)


def page_models():
    return [model for model in get_page_models() if model is not Page]


def translatable_snippets():
    return [model for model in reviewed_snippets() if issubclass(model, ReviewedSnippet)]


class Table:
    def __init__(self):
        locales = list(Locale.objects.all())
        self.source_locale = next(each for each in locales if each.language_code == settings.LANGUAGE_CODE)
        self.locales = [each for each in locales if each != self.source_locale]

    @cached_property
    def snippet_rows(self):
        found = []
        for model in translatable_snippets():
            found += model._default_manager.select_related().order_by("pk")
        return self.rows_of(found, ContentType.objects.get_for_model)

    def rows_of(self, objects, content_type_of):
        """Return the rows of those of `objects` that are sources, the others being what they become."""
        by_language = {(each.translation_key, each.locale_id): each for each in objects}
        keys = {key for key, _language in by_language}
        versions, translations = _versions(keys), _translations(keys)
        rows = []
        for (key, language), source in by_language.items():
            for locale in self.locales if language == self.source_locale.pk else ():
                target = by_language.get((key, locale.pk))
                translation = translations.get((key, locale.pk)) if target else None
                state = _state(source, target, versions)
                rows.append(Row(source, content_type_of(source), locale, target, translation, state))
        return rows

    def kinds(self):
        types = {row.content_type for row in self.snippet_rows}
        types.update(ContentType.objects.get_for_models(*page_models()).values())
        found = {(str(each.pk), kind_of(each)) for each in types}
        return sorted(found, key=lambda kind: kind[1])

    def chosen(self, **filters):
        return Rows(self, **filters)


class Rows:
    """The rows of pages, of which no more are read than are asked for, and after them those of snippets.

    `is_cut` says that there are pages that it does not look at.
    """

    def __init__(self, table, *, text="", language="", state="", kind=""):
        self.table = table
        self.languages = [each for each in table.locales if language in ("", each.language_code)]
        words = fold(text).split()
        self.snippets = [
            row
            for row in table.snippet_rows
            if row.locale in self.languages
            and kind in ("", str(row.content_type.pk))
            and state in ("", row.state)
            and all(word in fold(row.title) for word in words)
        ]
        self.sources, self.is_cut = newest_sources(table.source_locale, kind, text).only(*FIELDS), False
        if state:
            newest, self.is_cut = (self.sources, False) if text else among_the_newest(self.sources)
            self.sources = in_state(newest, state, self.languages)
        number = up_to_most(self.sources)
        self.is_cut |= number >= listing.MOST
        self.of_pages = number * len(self.languages)
        self.read = None
        if state:  # of a source that is in it in one language, the others may not be
            self.read = [row for row in self._of_pages(0, self.of_pages) if row.state == state]
            self.of_pages = len(self.read)

    def __len__(self):
        return self.of_pages + len(self.snippets)

    def __getitem__(self, wanted):
        start, stop, _step = wanted.indices(len(self))
        snippets = self.snippets[max(0, start - self.of_pages) : max(0, stop - self.of_pages)]
        return self._of_pages(start, min(stop, self.of_pages)) + snippets

    def _of_pages(self, start, stop):
        if start >= stop:
            return []
        if self.read is not None:
            return self.read[start:stop]
        each = len(self.languages)
        first = start // each
        sources = list(self.sources[first : -(-stop // each)])
        targets = no_aliases().exclude(locale=self.table.source_locale).only(*FIELDS)
        targets = targets.filter(translation_key__in=[page.translation_key for page in sources])
        rows = self.table.rows_of([*sources, *targets], lambda page: page.cached_content_type)
        rows = [row for row in rows if row.locale in self.languages]
        return rows[start - first * each : stop - first * each]


def _among(queryset, **keys):
    """Narrow to what has one of the keys, unless they are more than a database takes in one question."""
    return queryset.filter(**keys) if len(*keys.values()) <= FEW else queryset


def _versions(keys):
    versions = _among(WordsVersion.objects.all(), translation_key__in=keys)
    rows = versions.values_list("translation_key", "locale_id", "digest")
    return {(key, locale): digest for key, locale, digest in rows}


def _translations(keys):
    managed = _among(Translation.objects.filter(enabled=True), source__object_id__in=keys)
    rows = managed.values_list("source__object_id", "target_locale_id", "pk")
    return {(key, locale): pk for key, locale, pk in rows}


def _state(source, target, versions):
    if target is None:
        return State.NONE
    if not target.live:
        return State.DRAFT
    return State.OLDER if is_older(source, target, versions) else State.CURRENT


def give_addresses(rows, request):
    """Say for each of `rows` where readers find it, if they do: one query for all pages."""
    live = [row.target.pk for row in rows if isinstance(row.target, Page) and row.target.live]
    pages = Page.objects.select_related("locale").in_bulk(live)
    for row in rows:
        page = isinstance(row.target, Page) and pages.get(row.target.pk)
        row.address = (page.get_url(request) or "") if page else ""
