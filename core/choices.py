"""Choices as readers see them."""


def choice_name(choices, value):
    """Return what `value` of the `choices` is called, or itself if it is none of them, as in an old revision.

    Django's own `get_…_display` translates every choice to find one.
    """
    return str(choices(value).label) if value in choices else value
