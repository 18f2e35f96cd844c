"""A long list of which every page costs about the same, however long it becomes.

A database that counts rows, or is asked for the last ones, walks through all of them. So a list shows the
first MOST; what is older is found by its filters, the search and the site map.
"""

MOST = 300


class LongList:
    """The first MOST rows of an ordered queryset, as a paginator takes them."""

    def __init__(self, rows):
        self.rows, self.model = rows, rows.model

    def count(self):
        return up_to_most(self.rows)

    __len__ = count

    def __getitem__(self, wanted):
        """What is shown of a row is looked up for those of one page alone, not for all before them."""
        if not wanted.start:
            return self.rows[wanted]
        walked = self.rows.prefetch_related(None).values("pk")[wanted]
        return self.rows.filter(pk__in=walked)


def up_to_most(rows):
    """Return how many `rows` there are, MOST if there are more."""
    return rows.values("pk")[:MOST].count()
