"""Which tests xdist gives to the same process. Its own marks (xdist_group) do nothing with pytest 9.2."""

import re

from xdist.scheduler import LoadScopeScheduling

# A file whose tests share what takes long to make, and two started sites of which each database has one.
ONE_FILE = (
    *("site/test_public_pages.py", "site/test_queries.py", "home/test_demo.py", "home/test_english.py"),
    "core/test_search_set.py",
)
DATABASE = re.compile(r"\[(?:sqlite|postgresql)\]$")


class Together(LoadScopeScheduling):
    def _split_scope(self, nodeid):
        path = nodeid.partition("::")[0]
        if path.startswith("tests/e2e/"):
            return "tests/e2e"
        if path.startswith("tests/stack/"):
            database = DATABASE.search(nodeid)
            return path + (database[0] if database else "")
        return path if path.endswith(ONE_FILE) else nodeid
