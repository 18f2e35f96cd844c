from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from core.generation import remembered
from core.models import CHOICES_IN_SOURCE_LANGUAGE
from core.sort_keys import SortKeyField
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
    sort_key = SortKeyField(of="name")
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
        ordering = ["sort_order", "sort_key"]

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


@dataclass
class Body:
    """A body as readers of a campaign meet it: its own tasks, and the bodies that it leads."""

    organisation: Organisation
    tasks: list = field(default_factory=list)
    below: list = field(default_factory=list)


def bodies_of(tasks):
    """Return the topmost bodies that have one of `tasks`, or lead a body that has, as a list of Body.

    What is not live in the active language is left out with its tasks; what it leads then stands at the top.
    """
    bodies = {organisation.translation_key: Body(organisation) for organisation in _to_read()}
    for task in tasks:
        if body := bodies.get(task.organisation.translation_key):
            body.tasks.append(task)
    return _with_tasks(_as_tree(bodies))


@remembered
def _to_read():
    return list(Organisation.objects.to_read().select_related("parent"))


def _as_tree(bodies):
    """Hang each body below the one that leads it and return the topmost. Where bodies lead one another in a
    circle, as two that were approved each by itself may, the last of them stands at the top."""
    tops, led_by = [], {}
    for key, body in bodies.items():
        parent = body.organisation.parent and body.organisation.parent.translation_key
        if parent in bodies and key not in _chain(parent, led_by):
            led_by[key] = parent
            bodies[parent].below.append(body)
        else:
            tops.append(body)
    return tops


def _chain(key, led_by):
    """Yield `key` and all that stand above it so far."""
    while key:
        yield key
        key = led_by.get(key)


def _with_tasks(bodies):
    for body in bodies:
        body.below = _with_tasks(body.below)
    return [body for body in bodies if body.tasks or body.below]
