from django import template

from core.shown import shown
from topics.models import LossAdvice

register = template.Library()


@register.filter
def in_this_language(term):
    """Return the snippet `term` as readers of the active language may see it, or None."""
    return next(iter(shown(type(term), [term])), None)


@register.simple_tag
def loss_advice():
    """What to do for each thing that people lose, in the order of the editors."""
    return LossAdvice.objects.to_read()
