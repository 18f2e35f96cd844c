from core.languages import is_translation


def source_first(pages):
    """Return the translations `pages` with the one in the language the site is written in first in front."""
    return sorted(pages, key=is_translation)


def lead_of(pages):
    """Return the one of the translations `pages` that decides when the warning ends, None if there is none.

    The others follow it, and may lag behind.
    """
    return next(iter(source_first(pages)), None)
