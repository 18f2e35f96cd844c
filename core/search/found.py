"""What a page says of itself to the search."""

from django.utils.translation import gettext_lazy as _

from core.search.sources import Kind


class FoundMixin:
    search_kind = Kind("trang", _("Other pages"))
    search_day = None  # what it is sorted by and of which year it is; else the day it was first published

    @property
    def search_keywords(self):
        """Words that readers look for it by and that stand on its page, such as the name of its kind."""
        return []

    @property
    def search_wards(self):
        """The codes of the wards that it is about; none for the whole city."""
        return []

    @classmethod
    def past_among(cls, keys):
        """Return the ids of those pages of this type with an id among `keys` that are over."""
        return []
