from django.db import models
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin, WorkflowMixin

from core.languages import IN_SOURCE_LANGUAGE, in_active_language

# For a foreign key to a snippet. A translated page keeps the row that its source chose, and shows what
# that row is called in its own language (`core.shown`).
CHOICES_IN_SOURCE_LANGUAGE = {"live": True, **IN_SOURCE_LANGUAGE}


class ReviewedQuerySet(models.QuerySet):
    def live(self):
        return self.filter(live=True)

    def to_read(self):
        """What readers of the active language may see."""
        return in_active_language(self.live())


class ReviewedSnippet(WorkflowMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """A snippet that the public reads, and that therefore two people publish (see `core.review`)."""

    objects = ReviewedQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def wrong_at(self, moment):
        """Return sentences: why it would make no sense to publish this at `moment`."""
        return []
