"""What can be put in a bundle: drafts, what has changes readers do not see yet, translations of either."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from core.languages import IN_SOURCE_LANGUAGE
from core.models.bundles import OPEN, ids_in_bundles
from core.models.snippets import ReviewedSnippet
from core.workflow import reviewed_snippets

MOST = 100  # of one kind; who looks for more types a part of the title

NOT_PUBLIC_YET = Q(live=False) | Q(has_unpublished_changes=True)


class Candidate(NamedTuple):
    """Something to choose; `key` is its value in the form."""

    key: str
    title: str
    kind: str
    language: str
    is_live: bool
    obj: object


def candidates(words=""):
    """Return what is in no bundle yet, the newest first; if `words` are given, what has them in its title."""
    found = [*_pages(words), *(each for model in _models() for each in _snippets(model, words))]
    return [_candidate(obj) for obj in found]


def _pages(words):
    translated = StringTranslation.objects.filter(
        context__object_id=OuterRef("translation_key"),
        locale_id=OuterRef("locale_id"),
        updated_at__gt=Coalesce(OuterRef("live_revision__created_at"), OuterRef("last_published_at")),
    )
    is_new = NOT_PUBLIC_YET | (~Q(**IN_SOURCE_LANGUAGE) & Exists(translated))
    pages = Page.objects.filter(is_new, depth__gt=1, alias_of=None, draft_title__icontains=words)
    pages = pages.exclude(pk__in=ids_in_bundles(Page, OPEN)).select_related("locale", "content_type")
    return pages.order_by("-latest_revision_created_at", "-pk")[:MOST]


def _models():
    """What else is reviewed, such as a sheet of results, has no language and is published by itself."""
    return [model for model in reviewed_snippets() if issubclass(model, ReviewedSnippet)]


def _snippets(model, words):
    drafts = model.objects.filter(NOT_PUBLIC_YET).exclude(pk__in=ids_in_bundles(model, OPEN))
    drafts = drafts.select_related("locale", "latest_revision").order_by("-pk")
    return [each for each in drafts if words.casefold() in _title(each).casefold()][:MOST]


def _title(obj):
    if isinstance(obj, Page):
        return obj.draft_title or obj.title
    return obj.latest_revision.object_str if obj.latest_revision else str(obj)


def _candidate(obj):
    is_page = isinstance(obj, Page)
    return Candidate(
        key=f"{obj.get_base_content_type().pk}-{obj.pk}",
        title=_title(obj),
        kind=obj.content_type.name if is_page else obj._meta.verbose_name,
        language=obj.locale.get_display_name(),
        is_live=obj.live,
        obj=obj,
    )
