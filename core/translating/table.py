"""Every page and snippet in every language it can be read in, and how far each is.

The queries are a fixed few for each model, however many rows there are.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import TextChoices
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from core.models import WordsVersion
from core.models.snippets import ReviewedSnippet
from core.text import fold
from core.workflow import reviewed_snippets


class State(TextChoices):
    NONE = "none", _("Not begun")
    DRAFT = "draft", _("Draft")
    CURRENT = "current", _("Up to date")
    OLDER = "older", _("Older than its source")


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
        return capfirst(self.content_type.model_class()._meta.verbose_name)

    @property
    def begin(self):
        """Where a POST begins this translation, or takes the newest words of its source into it."""
        return reverse(
            "begin_translation", args=[self.content_type.pk, self.source.pk, self.locale.language_code]
        )


def translatable_snippets():
    return [model for model in reviewed_snippets() if issubclass(model, ReviewedSnippet)]


class Table:
    def __init__(self):
        locales = list(Locale.objects.all())
        self.source_locale = next(each for each in locales if each.language_code == settings.LANGUAGE_CODE)
        self.locales = [each for each in locales if each != self.source_locale]
        self.versions = {
            (key, locale): digest
            for key, locale, digest in WordsVersion.objects.values_list(
                "translation_key", "locale_id", "digest"
            )
        }
        managed = Translation.objects.filter(enabled=True)
        self.translations = {
            (key, locale): pk
            for key, locale, pk in managed.values_list("source__object_id", "target_locale_id", "pk")
        }

    @cached_property
    def rows(self):
        pages = Page.objects.filter(depth__gt=1, alias_of=None)
        pages = pages.only(
            *("draft_title", "translation_key", "locale_id", "content_type_id", "live", "last_published_at"),
            *("path", "depth", "url_path", "slug"),
        )
        found = list(self._rows_of(pages.order_by("path"), lambda page: page.cached_content_type))
        for model in translatable_snippets():
            of_model = ContentType.objects.get_for_model(model)
            snippets = model._default_manager.select_related().order_by("pk")
            found += self._rows_of(snippets, lambda snippet, of_model=of_model: of_model)
        return found

    def _rows_of(self, objects, content_type_of):
        by_language = {(each.translation_key, each.locale_id): each for each in objects}
        for (key, language), source in by_language.items():
            if language != self.source_locale.pk:
                continue
            for locale in self.locales:
                target = by_language.get((key, locale.pk))
                translation = self.translations.get((key, locale.pk)) if target else None
                state = self._state(source, target)
                yield Row(source, content_type_of(source), locale, target, translation, state)

    def _state(self, source, target):
        if target is None:
            return State.NONE
        if not target.live:
            return State.DRAFT
        return State.OLDER if self._is_older(source, target) else State.CURRENT

    def _is_older(self, source, target):
        words = self.versions.get((source.translation_key, source.locale_id))
        made_from = self.versions.get((target.translation_key, target.locale_id))
        if words and made_from:
            return words != made_from
        dates = (source.last_published_at, target.last_published_at)  # nothing was written down of it
        return all(dates) and dates[0] > dates[1]

    def kinds(self):
        return sorted({(str(row.content_type.pk), row.kind) for row in self.rows}, key=lambda kind: kind[1])


def chosen(rows, *, text="", language="", state="", kind=""):
    """Return those of `rows` that all filters given leave."""
    wanted = fold(text).split()
    return [
        row
        for row in rows
        if (not language or row.locale.language_code == language)
        and (not state or row.state == state)
        and (not kind or str(row.content_type.pk) == kind)
        and (not wanted or all(word in fold(row.title) for word in wanted))
    ]


def give_addresses(rows, request):
    """Say for each of `rows` where readers find it, if they do: one query for all pages."""
    live = [row.target.pk for row in rows if isinstance(row.target, Page) and row.target.live]
    pages = Page.objects.select_related("locale").in_bulk(live)
    for row in rows:
        page = isinstance(row.target, Page) and pages.get(row.target.pk)
        row.address = (page.get_url(request) or "") if page else ""
