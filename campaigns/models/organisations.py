from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from core.models import CHOICES_IN_SOURCE_LANGUAGE
from topics.models import CodedSnippet

DEEPEST = 5  # levels; a longer chain is a circle


class Organisation(CodedSnippet):
    """A body that takes part in campaigns, by its office, below the body that leads it."""

    code = models.SlugField(
        _("code"),
        max_length=50,
        help_text=_("Short, without marks, for example city-police. It never changes once it is used."),
    )
    name = models.CharField(_("name"), max_length=200, help_text=_("By office, never by a person's name."))
    parent = models.ForeignKey(
        "self",
        verbose_name=_("led by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to=CHOICES_IN_SOURCE_LANGUAGE,
        help_text=_("The body above it. Leave empty if there is none."),
    )
    in_every_ward = models.BooleanField(
        _("in every ward, commune and zone"),
        default=False,
        help_text=_("Tick this if there is one in each of the 168."),
    )
    sort_order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Lower numbers come first.")
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("parent", widget=forms.Select),
        FieldPanel("in_every_ward"),
        FieldPanel("sort_order"),
        FieldPanel("code"),
    ]
    override_translatable_fields = [
        SynchronizedField(name) for name in ("code", "parent", "in_every_ward", "sort_order")
    ]

    class Meta(CodedSnippet.Meta):
        abstract = False
        verbose_name = _("body that takes part")
        verbose_name_plural = _("bodies that take part")
        ordering = ["sort_order", "name"]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        above = self.parent
        for _level in range(DEEPEST):
            if above is None:
                return
            if above.pk == self.pk:
                break
            above = above.parent
        raise ValidationError({"parent": _("This would make a circle. Choose another body.")})
