"""The pages that are translated from, those changed last first: what is new waits for its translation, and
a source that is newer than its translations was changed after them.

No question here reads all of them, see `core.listing`.
"""

from functools import reduce
from operator import or_

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Subquery,
    TextChoices,
    When,
)
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core import listing
from core.models import WordsVersion

LOOKED_AT = 2_000  # the newest sources, among which one state is looked for


class State(TextChoices):
    NONE = "none", _("Not begun")
    DRAFT = "draft", _("Draft")
    CURRENT = "current", _("Up to date")
    OLDER = "older", _("Older than its source")


class _Language(Func):
    """The language of a page, in the very words of the indexes (`core.page_indexes`)."""

    template = "(%(expressions)s + 0)"
    output_field = IntegerField()


def no_aliases():
    return Page.objects.filter(depth__gt=1, alias_of=None)


def newest_sources(locale, kind="", text=""):
    """Return the pages in `locale`, of one content type and with the words of a title where asked for."""
    pages = no_aliases().alias(language=_Language("locale_id")).filter(language=locale.pk)
    if kind:
        pages = pages.filter(content_type=kind)
    if text:
        pages = pages.filter(pk__in=_titled(text, locale, kind))
    return pages.order_by(F("latest_revision_created_at").desc(nulls_last=True), "-pk")


def _titled(text, locale, kind):
    """Return ids of what Wagtail's index knows by such words, the newest first."""
    pages = Page.objects.filter(locale=locale).order_by("-latest_revision_created_at")
    pages = pages.filter(content_type=kind) if kind else pages
    return [page.pk for page in pages.autocomplete(text, order_by_relevance=False)[: listing.MOST]]


def among_the_newest(sources):
    """Narrow to the first LOOKED_AT. Return them, and whether there are others."""
    days = sources.values_list("latest_revision_created_at", flat=True)
    last = list(days[LOOKED_AT - 1 : LOOKED_AT])
    if not last or last[0] is None:
        return sources, False
    return sources.filter(latest_revision_created_at__gte=last[0]), True


def in_state(sources, state, languages):
    """Narrow to those whose translation into one of `languages` is in `state`."""
    conditions = [_condition(state, language) for language in languages]
    return sources.filter(reduce(or_, conditions)) if conditions else sources.none()


def _condition(state, language):
    targets = no_aliases().filter(translation_key=OuterRef("translation_key"), locale=language)
    if state == State.NONE:
        return ~Exists(targets)
    if state == State.DRAFT:
        return Exists(targets.filter(live=False))
    words = _digest_in(OuterRef(OuterRef("locale")))
    compared = targets.filter(live=True).annotate(words=words, made_from=_digest_in(OuterRef("locale")))
    return Exists(compared.alias(is_older=_is_older()).filter(is_older=state == State.OLDER))


def _digest_in(locale):
    versions = WordsVersion.objects.filter(translation_key=OuterRef("translation_key"), locale=locale)
    return Subquery(versions.values("digest")[:1])


def _is_older():
    """What `is_older` says of two pages at hand. Where a version was not written down, the dates decide."""
    return Case(
        When(words=F("made_from"), then=False),
        When(words__isnull=False, made_from__isnull=False, then=True),
        When(last_published_at__lt=OuterRef("last_published_at"), then=True),
        default=False,
        output_field=BooleanField(),
    )


def is_older(source, target, versions):
    words = versions.get((source.translation_key, source.locale_id))
    made_from = versions.get((target.translation_key, target.locale_id))
    if words and made_from:
        return words != made_from
    dates = (source.last_published_at, target.last_published_at)  # nothing was written down of it
    return all(dates) and dates[0] > dates[1]
