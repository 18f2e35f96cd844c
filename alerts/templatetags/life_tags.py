from django import template

from alerts.life_in_admin import buttons

register = template.Library()


@register.simple_tag
def life_buttons(page, user):
    """Return the buttons for what `user` can do with the life of `page` now."""
    return list(buttons(page, user))
