from django.db import models
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin, WorkflowMixin


class ReviewedQuerySet(models.QuerySet):
    def live(self):
        return self.filter(live=True)


class ReviewedSnippet(WorkflowMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """A snippet that the public reads, and that therefore two people publish (see `core.review`)."""

    objects = ReviewedQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        abstract = True
