"""wagtail-localize saves drafts of translations over what is live, and publishes without a second person.

Upstream gaps (wagtail-localize 1.14, `TranslationSource.create_or_update_translation`):

- saving the draft of a translation saves the page's own row too, so that a live page changes at once,
  with the source's text where a string is missing; a live snippet is even taken off the site;
- "Sync translated pages" publishes, and asks for no permission to publish;
- "Convert to alias page" puts the source's text under the other language's address, or, since an alias
  stays a draft here, takes a page off the site, without a second person.

Here every translation is saved as a draft, and what is live stays what was approved. This module, its
calls in core and tests/core/test_wagtail_localize_drafts.py go when upstream does so itself.
"""

from functools import wraps

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from wagtail.models import DraftStateMixin
from wagtail_localize.models import Translation

from core.versions import stamp


def keep_translations_drafts():
    upstream = Translation.save_target

    @wraps(upstream)
    @transaction.atomic
    def save_target(self, user=None, publish=True):
        public = _live_revision(self)
        upstream(self, user=user, publish=False)
        stamp(self)
        if public:
            _restore(public, self.get_target_instance())

    Translation.save_target = save_target


def _live_revision(translation):
    try:
        target = translation.get_target_instance()
    except ObjectDoesNotExist:
        return None
    if not (isinstance(target, DraftStateMixin) and target.live):
        return None
    return target.live_revision or target.save_revision()


def _restore(public, overwritten):
    """Give the row of a live page or snippet the content of its live revision again."""
    approved = public.as_object()
    for name in ("latest_revision", "latest_revision_created_at", "draft_title", "last_published_at"):
        if hasattr(overwritten, name):
            setattr(approved, name, getattr(overwritten, name))
    approved.live, approved.live_revision, approved.has_unpublished_changes = True, public, True
    approved.save()
