"""The words by which content is sorted. Each has a stable code for data and an editable name."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin

from core.models import ReviewedSnippet


class Term(ReviewedSnippet):
    code = models.SlugField(
        _("code"),
        max_length=50,
        help_text=_("Short, without marks, for example fake-app. It never changes once it is used."),
    )
    name = models.CharField(_("name"), max_length=100, help_text=_("What readers see."))
    summary = models.TextField(
        _("in one sentence"),
        max_length=300,
        blank=True,
        help_text=_("Explain it as you would to a neighbour."),
    )

    panels = [FieldPanel("name"), FieldPanel("summary"), FieldPanel("code")]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["name"]

    def __str__(self):
        return self.name


class ScamType(Term):
    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("kind of scam")
        verbose_name_plural = _("kinds of scam")


class TargetGroup(Term):
    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")


class Topic(Term):
    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("campaign topic")
        verbose_name_plural = _("campaign topics")
