"""Snippets as readers of the active language may see them. There are some dozens of each kind."""

from core.generation import remembered


def shown(model, chosen):
    """Return those of `model` that say in this language what the `chosen` ones say, in its order.

    A translated page keeps the row that its source chose. A tuple, by which the tag `kept` can tell apart.
    """
    keys = {snippet.translation_key for snippet in chosen}
    return tuple(snippet for snippet in _to_read(model) if snippet.translation_key in keys) if keys else ()


@remembered
def _to_read(model):
    return list(model.objects.to_read())
