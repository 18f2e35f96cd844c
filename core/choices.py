from functools import cache

from django.utils.translation import get_language


def label_of(choices, value):
    """Return what readers call `value`; itself if it is none of `choices`.

    For a model's own `get_…_display`: Django's translates the labels of all choices to find one.
    """
    return _labels(choices, get_language()).get(value, value)


@cache
def _labels(choices, _language):
    return {choice.value: str(choice.label) for choice in choices}
