"""Who uses a picture or a document, read from Wagtail's reference index.

The index knows what stands in the rows of pages and snippets, in their rich text, blocks and child rows,
which it lists under the page. A row that was never public and a row that is live look alike in it, so
each is asked.
"""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import DraftStateMixin, Page, ReferenceIndex, Revision, TaskState

_promises = []


def keep_fixed(revisions):
    """Have the ids of revisions that `revisions()` returns count as awaited: files used there stay fixed."""
    _promises.append(revisions)


def is_public(file):
    """Whether a live page that everybody may read, or a live snippet, refers to `file`.

    Two queries for a picture on pages only, whatever their number, and one for each model beside them.
    A model without a live state of its own makes nothing public.
    """
    return any(_readable(users).exists() for users in _users(file))


def is_fixed(file):
    """Whether `file` must stay as it is: people approved it with what uses it, or are asked to.

    What was public once counts too: an approver brings back what is hidden with one click.
    """
    approved = Q(live=True) | Q(first_published_at__isnull=False)
    return any(users.filter(approved).exists() for users in _users(file)) or _is_awaited(file)


def _users(file):
    """Yield, for each model with a live state, the queryset of its objects that refer to `file`."""
    ids = defaultdict(set)
    references = ReferenceIndex.get_references_to(file)
    for content_type_id, object_id in references.values_list("base_content_type_id", "object_id"):
        ids[content_type_id].add(object_id)
    for content_type_id, object_ids in ids.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model and issubclass(model, DraftStateMixin):
            yield model._default_manager.filter(pk__in=object_ids)


def _readable(users):
    return users.live().public() if users.model is Page else users.filter(live=True)


def _is_awaited(file):
    """Whether a revision uses `file` that goes out as it is: under review, approved for a later hour, or
    promised by another app (`keep_fixed`)."""
    under_review = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).values("revision")
    awaited = Q(pk__in=under_review) | Q(approved_go_live_at__isnull=False)
    for promised in _promises:
        awaited |= Q(pk__in=promised())
    waiting = Revision.objects.filter(awaited)
    target = (ContentType.objects.get_for_model(file).pk, str(file.pk))
    return any(
        target == (content_type_id, object_id)
        for revision in waiting
        # The index holds rows, not revisions; this is how it reads a row.
        for content_type_id, object_id, *_path in ReferenceIndex._extract_references_from_object(
            revision.as_object()
        )
    )
