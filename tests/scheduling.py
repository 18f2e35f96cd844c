"""Which tests xdist gives to the same process, and which of them first.

Its own marks (xdist_group) do nothing with pytest 9.2.
"""

import re

from xdist.scheduler import LoadScopeScheduling

# A file whose tests share what takes long to make, and two started sites of which each database has one.
ONE_FILE = (
    *("site/test_public_pages.py", "site/test_queries.py", "home/test_demo.py", "home/test_english.py"),
    "core/test_search_set.py",
)
# What takes minutes in one piece: begun last, it would leave the other processors idle at the end.
LONGEST = (
    *("tests/e2e/", "tests/stack/test_tips_survive.py", "tests/stack/test_canary.py"),
    *("tests/stack/test_embedded.py", "tests/stack/test_public_role.py"),
    *(f"tests/{name}" for name in ONE_FILE),
)
DATABASE = re.compile(r"\[(?:sqlite|postgresql)\]$")


def put_longest_first(items):
    items.sort(key=lambda item: _place(item.nodeid))


def _place(nodeid):
    return next((place for place, path in enumerate(LONGEST) if nodeid.startswith(path)), len(LONGEST))


class Together(LoadScopeScheduling):
    def __init__(self, config, log):
        config.option.loadscopereorder = False  # by the number of tests, which says little of their time
        super().__init__(config, log)

    def _split_scope(self, nodeid):
        path = nodeid.partition("::")[0]
        if path.startswith("tests/e2e/"):
            return "tests/e2e"
        if path.startswith("tests/stack/"):
            database = DATABASE.search(nodeid)
            return path + (database[0] if database else "")
        return path if path.endswith(ONE_FILE) else nodeid
