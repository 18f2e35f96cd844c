"""Under which one address a page is known to programs, and in which language."""

from django import template
from django.conf import settings
from django.utils.translation import get_language, to_locale

register = template.Library()

# Open Graph asks for a country beside the language.
COUNTRIES = {"vi": "vi_VN", "en": "en_US", "km": "km_KH"}


@register.simple_tag
def canonical(languages, listing, query):
    """Return the whole address of what is shown, from the rows of `translated`; empty where it has none.

    Nothing of `query` is part of it, but for the further pages of a `listing` that is not narrowed.
    """
    path = next((row["path"] for row in languages if row["code"] == get_language()), None)
    if not path:
        return ""
    further = listing and listing.number > 1 and set(query) == {"trang"}
    return f"{settings.SITE_URL}{path}{f'?trang={listing.number}' if further else ''}"


@register.filter
def og_locale(code):
    return COUNTRIES.get(code, to_locale(code))
